package app.plantain.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new user does, from the first start to the picture, and through a power cut. */
class JourneyTests {

    private static final double PATIENCE_MILLIS = 90_000;

    /** Vaadin puts its "connection lost" message outside of all landmarks; it is not ours to move. */
    private static final String VAADINS_OWN = "vaadin-connection-indicator";

    @TempDir
    Path home;

    @BeforeAll
    static void bePatient() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    @Test
    void fromTheSetupCodeToTheDownloadedOriginal() throws IOException {
        try (var plantain = PlantainProcess.start(home, "plantain.sandbox.latency=1s");
                var person = Person.at(1440, 900, ColorScheme.LIGHT)) {
            person.setUp(plantain);
            assertThat(person.page().locator(".pl-balance")).containsText("500");

            person.prompt().fill("A quiet lake at sunrise");
            images(person, "3");
            assertThat(person.page().locator(".pl-price")).containsText("12 credits");
            person.press("Generate");

            assertThat(person.pictures()).hasCount(3);
            assertThat(person.page().locator(".pl-balance")).containsText("488");
            assertThat(person.page().locator(".pl-balance")).not().containsText("held");

            person.page().navigate(plantain.address() + "/gallery");
            assertThat(person.pictures()).hasCount(3);
            person.pictures().first().click();
            var download = person.page()
                    .waitForDownload(
                            () -> person.page().getByText("Download original").click());
            var original = ImageIO.read(download.path().toFile());
            assertThat(original.getWidth()).isEqualTo(1024);
            assertThat(original.getHeight()).isEqualTo(1024);

            person.page().navigate(plantain.address() + "/admin");
            person.press("Prove the ledger");
            assertThat(person.page().getByText("Everything adds up")).isVisible();
            assertThat(person.complaints()).isEmpty();
        }
    }

    @Test
    void aBatchOfTwentySlowJobsGoesOnAfterAPowerCut() {
        try (var person = Person.at(1440, 900, ColorScheme.DARK)) {
            try (var plantain = PlantainProcess.start(home, "plantain.sandbox.latency=8s")) {
                person.setUp(plantain);
                person.prompt().fill("Twenty leaves");
                images(person, "20");
                person.press("Generate");
                assertThat(person.page().locator("plantain-gallery .tile.pending"))
                        .hasCount(20);
                assertThat(person.page().getByText("Drawing").first()).isVisible();
                plantain.kill();
            }
            try (var plantain = PlantainProcess.start(home, "plantain.sandbox.latency=8s")) {
                person.signIn(plantain);
                assertThat(person.pictures()).hasCount(20);
                assertThat(person.page().locator(".pl-balance")).containsText("420");
                assertThat(person.page().locator(".pl-balance")).not().containsText("held");
                assertThat(plantain.log())
                        .as("Steps were freed before any was taken")
                        .doesNotContain("updated 0", "removed 0");
            }
        }
    }

    @Test
    void wrongInputIsSaidPlainlyAndChangesNothing() {
        try (var plantain = PlantainProcess.start(home, "plantain.starting-credits=10");
                var person = Person.at(390, 844, ColorScheme.LIGHT)) {
            person.setUp(plantain);
            var page = person.page();

            person.press("Generate");
            assertThat(page.getByText("Write what you want to see.")).isVisible();

            person.prompt().fill("x".repeat(100_000));
            person.press("Generate");
            // The text is said to screen readers a second time.
            assertThat(page.getByText("Shorten it to 8,000.").first()).isVisible();

            page.locator("plantain-dropzone input[type=file]")
                    .setInputFiles(new FilePayload(
                            "holiday.png", "image/png", "This is a text".getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator("plantain-dropzone")).containsText("not a PNG, JPEG or WebP picture");

            page.locator("plantain-dropzone input[type=file]")
                    .setInputFiles(new FilePayload("large.png", "image/png", new byte[11 * 1024 * 1024]));
            assertThat(page.locator("plantain-dropzone")).containsText("at most 10 MB");

            person.prompt().fill("A leaf");
            images(person, "3");
            person.press("Generate");
            assertThat(page.getByText("Not enough credits")).isVisible();
            assertThat(page.locator(".pl-balance"))
                    .containsText("10", new ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(page.locator("plantain-gallery")).hasCount(0, new HasCountOptions());
        }
    }

    @Test
    void screensAreAccessibleInLightAndDark() throws IOException {
        var folder = Files.createDirectories(home.resolve("screens"));
        try (var plantain = PlantainProcess.start(folder, "plantain.sandbox.latency=0s")) {
            try (var person = Person.at(1440, 900, ColorScheme.LIGHT)) {
                person.setUp(plantain);
                person.prompt().fill("A leaf");
                person.press("Generate");
                assertThat(person.pictures()).hasCount(1);
                everyScreenIsAccessible(person, plantain);
            }
            try (var person = Person.at(390, 844, ColorScheme.DARK)) {
                person.signIn(plantain);
                assertThat(person.pictures()).hasCount(1);
                everyScreenIsAccessible(person, plantain);
            }
        }
    }

    private static void everyScreenIsAccessible(Person person, PlantainProcess plantain) {
        for (var path : new String[] {
            "/",
            "/jobs",
            "/gallery",
            "/boards",
            "/statement",
            "/statement/usage",
            "/team",
            "/account",
            "/admin",
            "/admin/connections",
            "/admin/costs",
            "/admin/housekeeping"
        }) {
            person.page().navigate(plantain.address() + path);
            person.page()
                    .locator("h1")
                    .first()
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
            var broken =
                    new AxeBuilder(person.page()).exclude(VAADINS_OWN).analyze().getViolations();
            assertThat(broken).as(path).isEmpty();
        }
    }

    private static void images(Person person, String count) {
        Page page = person.page();
        page.locator("vaadin-integer-field input").fill(count);
        page.locator("vaadin-integer-field input").press("Tab");
    }
}
