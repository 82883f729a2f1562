package app.plantain.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.testing.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;
import plantain.testing.CoreTestApplication;

/** What is read on the console when configuration cannot be used, and what is not. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTests {

    @ParameterizedTest
    @CsvSource({
        "plantain.connections[0].vendor, nobody, 'Choose one of: first, second.'",
        "plantain.connections[0].base-url, http://127.0.0.1:9000, 127.0.0.1 is not on the public internet.",
        "plantain.connections[0].max-concurrent, many, 'Write a whole number'",
        "plantain.connections[2].vendor, first, 'without a gap'",
        "plantain.connections[2].api-key, sk-4712, 'without a gap'",
        "plantain.master-key, sk-4713, PLANTAIN_MASTER_KEY is no Base64 of 32 bytes."
    })
    void itIsOneSentenceThatNamesTheSettingAndNoKey(
            String setting, String value, String expected, CapturedOutput output) {
        assertThatThrownBy(() -> start("%s=%s".formatted(setting, value)))
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .isInstanceOf(UnusableConfiguration.class));

        assertThat(output)
                .contains("APPLICATION FAILED TO START", expected)
                .doesNotContain("sk-47", "\tat app.plantain");
    }

    @Test
    void whatIsInOrderStarts() {
        start("plantain.connections[0].priority=3");
    }

    private static void start(String setting) {
        new SpringApplicationBuilder(CoreTestApplication.class)
                .web(WebApplicationType.NONE)
                .initializers(TestDatabases.h2())
                .properties(
                        "spring.main.banner-mode=off",
                        "db-scheduler.enabled=false",
                        "plantain.connections[0].vendor=first",
                        "plantain.connections[0].name=Main",
                        "plantain.connections[0].api-key=sk-4711",
                        setting)
                .run()
                .close();
    }
}
