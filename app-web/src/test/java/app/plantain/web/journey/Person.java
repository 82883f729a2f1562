package app.plantain.web.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Somebody in front of a real browser. */
final class Person implements AutoCloseable {

    static final String EMAIL = "owner@example.org";
    static final String PASSWORD = "a long enough password";

    private static final double PATIENCE_MILLIS = 60_000;

    private final Playwright playwright;
    private final Browser browser;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Person(Playwright playwright, Browser browser, int width, int height, ColorScheme scheme) {
        this.playwright = playwright;
        this.browser = browser;
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setAcceptDownloads(true));
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    static Person at(int width, int height, ColorScheme scheme) {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run",
                                "--disable-quic")));
        return new Person(playwright, browser, width, height, scheme);
    }

    Page page() {
        return page;
    }

    /** What went wrong in the browser without anybody seeing it. */
    List<String> complaints() {
        return complaints;
    }

    void setUp(PlantainProcess plantain) {
        page.navigate(plantain.address());
        page.waitForURL("**/setup");
        page.getByLabel("Setup code").fill(plantain.setupCode());
        page.getByLabel("Your name").fill("Owner");
        page.getByLabel("Email").fill(EMAIL);
        page.getByLabel("Password").first().fill(PASSWORD);
        press("Set up");
        prompt().waitFor();
    }

    void signIn(PlantainProcess plantain) {
        page.navigate(plantain.address());
        page.waitForURL("**/sign-in");
        page.getByLabel("Email").fill(EMAIL);
        page.getByLabel("Password").first().fill(PASSWORD);
        page.keyboard().press("Enter");
        prompt().waitFor();
    }

    void press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .last()
                .click();
    }

    Locator prompt() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Prompt"));
    }

    /** The pictures of the page that have come, largest part of the page first. */
    Locator pictures() {
        return page.locator("plantain-gallery img");
    }

    @Override
    public void close() {
        context.close();
        browser.close();
        playwright.close();
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Install Chromium: the journeys need a real browser"));
    }
}
