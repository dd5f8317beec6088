package aicmo.cam.e2e.guard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A web page of somebody else in a real Chromium, which is Debian's own: nothing is downloaded. */
final class ForeignPage implements AutoCloseable {
    static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private static final String HTML = "<!doctype html><title>Free cat pictures</title><body>";
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-sync",
            "--no-first-run",
            "--host-resolver-rules=MAP evil.example 127.0.0.1");

    private static final String FORM = """
            action => {
              const form = document.createElement("form");
              form.method = "post";
              form.enctype = "text/plain";
              form.action = action;
              document.body.append(form);
              form.submit();
            }""";

    private final HttpServer server;
    private final Playwright playwright;
    private final Page page;

    private ForeignPage(HttpServer server, Playwright playwright, Page page) {
        this.server = server;
        this.playwright = playwright;
        this.page = page;
    }

    /** Opens the page under a name of its own, whose address is this machine's: what DNS rebinding comes to. */
    static ForeignPage open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            byte[] html = HTML.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, html.length);
            exchange.getResponseBody().write(html);
            exchange.close();
        });
        server.start();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(ARGUMENTS));
        Page page = browser.newPage();
        page.navigate("http://evil.example:" + server.getAddress().getPort() + "/");
        return new ForeignPage(server, playwright, page);
    }

    /** Runs a function of one argument in the page and waits for its promise. */
    Object run(String function, Object argument) {
        return page.evaluate(function, argument);
    }

    /** Submits a form from a tab of its own, and gives the status of the answer. */
    int submitForm(String action) {
        try (Page tab = page.context().browser().newPage()) {
            tab.navigate(page.url());
            return tab.waitForResponse(action, () -> tab.evaluate(FORM, action)).status();
        }
    }

    /** Opens an address in a tab of its own, as a person would, and gives the status of the answer. */
    int visit(String url) {
        try (Page tab = page.context().browser().newPage()) {
            return tab.navigate(url).status();
        }
    }

    @Override
    public void close() {
        playwright.close();
        server.stop(0);
    }
}
