package aicmo.cam.local;

import aicmo.cam.local.access.KafkaSetupFailed;
import aicmo.cam.local.backing.BackingFailed;
import aicmo.cam.local.disk.DiskFull;
import aicmo.cam.local.market.MarketDemo;
import aicmo.cam.local.market.MarketFailed;
import aicmo.cam.local.supervise.ProgramFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The verbs of {@code ./cam} that run the system. Exit codes: 0 done, 1 failed, 2 refused with a line that says what to do. */
@Command(name = "cam", mixinStandardHelpOptions = true, description = "Client acquisition by email, on one machine.")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    private static CommandLine commandLine() {
        return new CommandLine(new Main())
                .addSubcommand(new DemoCommand(new MarketDemo()))
                .addSubcommand(new PlayCommand(new MarketDemo()))
                .addSubcommand(new UpCommand())
                .addSubcommand(new KafkaLoginsCommand())
                .addSubcommand(new KafkaSetupCommand())
                .addSubcommand(new KafkaCheckCommand())
                .setParameterExceptionHandler((e, arguments) -> {
                    System.err.println("cam: " + e.getMessage());
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, line, parsed) -> exitCode(e));
    }

    private static int exitCode(Exception failure) throws Exception {
        return switch (failure) {
            case Refused refused -> {
                System.err.println("cam: " + refused.getMessage());
                yield CommandLine.ExitCode.USAGE;
            }
            case BackingFailed failed -> said(failed);
            case ProgramFailed failed -> said(failed);
            case KafkaSetupFailed failed -> said(failed);
            case MarketFailed failed -> said(failed);
            case DiskFull full -> said(full);
            case InterruptedException stopped -> CommandLine.ExitCode.SOFTWARE;
            default -> throw failure;
        };
    }

    private static int said(Exception failure) {
        System.err.println("cam: " + failure.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
