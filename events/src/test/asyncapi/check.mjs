// Asks AsyncAPI's own parser whether it accepts the document, with the schemas that it refers to. Exit 1 where it does not.
//   npm install --prefix events/src/test/asyncapi --no-package-lock --ignore-scripts --no-audit --no-fund
//   node events/src/test/asyncapi/check.mjs
import { Parser, fromFile } from '@asyncapi/parser';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../main/resources/asyncapi.yaml', import.meta.url));
const { document, diagnostics } = await fromFile(new Parser(), file).parse();
const faults = diagnostics.filter(({ severity }) => severity < 2);
for (const { severity, path, message } of faults) {
  console.error(`${severity === 0 ? 'error' : 'warning'} at ${path.join('.')}: ${message}`);
}
if (!document || faults.length > 0) {
  process.exit(1);
}
const operations = document.operations().all();
console.log(`${file}: accepted; ${document.channels().all().length} channels, ${operations.length} operations`);
