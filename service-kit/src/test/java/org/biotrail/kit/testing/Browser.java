package org.biotrail.kit.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The distribution's Chromium without a screen, for tests of pages for people; {@code deploy/local/prepare} installs it,
 * {@code BIOTRAIL_CHROMIUM} names another. To be used by the thread that started it.
 */
public final class Browser implements AutoCloseable {
    private static final List<String> KNOWN =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** @throws IllegalStateException where no Chromium is installed */
    public static Browser start() {
        Path program = program();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        try {
            return new Browser(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new LaunchOptions()
                                    .setExecutablePath(program)
                                    .setHeadless(true)
                                    .setArgs(arguments())));
        } catch (RuntimeException cause) {
            playwright.close();
            throw cause;
        }
    }

    /** What is looked at on a desk, 1280 by 900. */
    public Window desktop() {
        return open("desktop", new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    /** What is held in a hand, 390 by 844, touched with a finger. */
    public Window phone() {
        return open(
                "phone",
                new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setDeviceScaleFactor(2)
                        .setHasTouch(true)
                        .setIsMobile(true));
    }

    @Override
    public void close() {
        playwright.close();
    }

    private Window open(String size, com.microsoft.playwright.Browser.NewContextOptions options) {
        return new Window(
                size,
                chromium.newContext(
                        options.setLocale("en-GB").setTimezoneId("UTC").setReducedMotion(ReducedMotion.REDUCE)));
    }

    private static Path program() {
        return Stream.concat(Stream.ofNullable(System.getenv("BIOTRAIL_CHROMIUM")), KNOWN.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("No Chromium is installed; deploy/local/prepare installs it"));
    }

    private static List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "--disable-gpu",
                // Maps are drawn without a graphics card.
                "--enable-unsafe-swiftshader",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        if ("root".equals(System.getProperty("user.name"))) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }

    /** A page with storage and cookies of its own, and what went wrong in it. */
    public static final class Window implements AutoCloseable {
        private final String size;
        private final BrowserContext context;
        private final Page page;
        private final List<String> troubles = new ArrayList<>();

        private Window(String size, BrowserContext context) {
            this.size = size;
            this.context = context;
            this.page = context.newPage();
            page.onConsoleMessage(this::listen);
            page.onPageError(error -> troubles.add("script: " + error));
            page.onRequestFailed(this::failed);
        }

        /** The page, to be driven as Playwright does. */
        public Page page() {
            return page;
        }

        /** Errors told on the console, uncaught errors of scripts, and requests without an answer, so far. */
        public List<String> troubles() {
            return List.copyOf(troubles);
        }

        /** The same, and forgets them: for those that a test has brought about. */
        public List<String> takeTroubles() {
            List<String> taken = troubles();
            troubles.clear();
            return taken;
        }

        /** Keeps how the whole page looks now as {@code target/screenshots/<name>-<size>.png} of the module. */
        public Path keep(String name) {
            Path file = SCREENSHOTS.resolve(name + "-" + size + ".png");
            page.screenshot(new ScreenshotOptions().setPath(file).setFullPage(true));
            return file;
        }

        @Override
        public void close() {
            context.close();
        }

        private void listen(ConsoleMessage message) {
            if ("error".equals(message.type())) {
                troubles.add("console: " + message.text());
            }
        }

        /** Who leaves a page, or closes a stream, breaks off its requests on purpose. */
        private void failed(Request request) {
            if (!"net::ERR_ABORTED".equals(request.failure())) {
                troubles.add("request: " + request.method() + " " + request.url() + " " + request.failure());
            }
        }
    }
}
