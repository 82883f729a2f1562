package app.plantain.providers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ResolutionTier;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxSettingsTests {

    @Test
    void needsNone() {
        assertThat(SandboxSettings.from(Map.of()))
                .isEqualTo(new SandboxSettings(
                        Duration.ofSeconds(2), 0, FailureKind.VENDOR_ERROR, Acceptance.ACCEPTED, true, null, null));
    }

    @Test
    void readsAll() {
        var settings = SandboxSettings.from(Map.of(
                "latency", "500ms",
                "failure-rate", "25",
                "failure-kind", "content-blocked",
                "failure-acceptance", "IN-DOUBT",
                "lookup", "Off",
                "delivered-tier", "1k",
                "address", "http://127.0.0.1:9000"));
        assertThat(settings)
                .isEqualTo(new SandboxSettings(
                        Duration.ofMillis(500),
                        25,
                        FailureKind.CONTENT_BLOCKED,
                        Acceptance.IN_DOUBT,
                        false,
                        ResolutionTier.ONE_K,
                        URI.create("http://127.0.0.1:9000")));
    }

    @ParameterizedTest
    @CsvSource({"2s, PT2S", "PT2S, PT2S", "0s, PT0S", "10m, PT10M", "250, PT0.25S"})
    void readsDurationsInSeveralWays(String text, Duration expected) {
        assertThat(SandboxSettings.from(Map.of("latency", text)).latency()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, NOT_ACCEPTED",
        "AUTHENTICATION, NOT_ACCEPTED",
        "BALANCE, NOT_ACCEPTED",
        "RATE_LIMITED, NOT_ACCEPTED",
        "CONTENT_BLOCKED, ACCEPTED",
        "NO_IMAGE, ACCEPTED",
        "VENDOR_ERROR, ACCEPTED",
        "TIMEOUT, ACCEPTED"
    })
    void failsInTheWayThatIsUsualForTheKind(String kind, Acceptance expected) {
        assertThat(SandboxSettings.from(Map.of("failure-kind", kind)).failureAcceptance())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "latency, soon",
        "latency, -1s",
        "latency, 11m",
        "latency, PT99999999999999H",
        "latency, 9999999999999999d",
        "failure-rate, 101",
        "failure-rate, -1",
        "failure-rate, 12.5",
        "failure-kind, boredom",
        "failure-acceptance, perhaps",
        "lookup, maybe",
        "delivered-tier, 3K",
        "address, nowhere",
        "address, http://a b",
        "latencyy, 2s"
    })
    void refusesWhatItDoesNotUnderstand(String key, String value) {
        assertThatThrownBy(() -> SandboxSettings.from(Map.of(key, value)))
                .hasMessageContaining("'" + key + "'")
                .asInstanceOf(type(ProviderException.class))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST))
                .satisfies(failure -> assertThat(failure.acceptance()).isEqualTo(Acceptance.NOT_ACCEPTED));
    }

    @Test
    void letsTheAttemptDecideWhetherItFails() {
        var quarter = SandboxSettings.from(Map.of("failure-rate", "25"));
        var attempts = Stream.iterate(1L, number -> number + 1)
                .map(number -> new UUID(0x0195_0000_0000_7000L + number, 0x8000_0000_0000_0000L + number * 7919))
                .limit(2000)
                .toList();
        long failing = attempts.stream().filter(quarter::failsFor).count();
        assertThat(failing).isBetween(400L, 600L);
        assertThat(attempts.stream().filter(quarter::failsFor).count()).isEqualTo(failing);
    }

    @Test
    void failsNeverOrAlwaysAtTheEnds() {
        var attempt = UUID.randomUUID();
        assertThat(SandboxSettings.from(Map.of("failure-rate", "0")).failsFor(attempt))
                .isFalse();
        assertThat(SandboxSettings.from(Map.of("failure-rate", "100")).failsFor(attempt))
                .isTrue();
    }
}
