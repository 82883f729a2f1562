package app.plantain.providers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.core.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxFailureTests {

    private final SettableClock clock = new SettableClock();

    @TempDir
    private Path home = Path.of("");

    private SandboxProvider sandbox = new SandboxProvider(clock, Samples.HTTP, "");

    @BeforeEach
    void startSandbox() {
        sandbox = new SandboxProvider(clock, Samples.HTTP, home.toString());
    }

    @ParameterizedTest
    @EnumSource
    void refusesASubmissionAndKeepsNothing(FailureKind kind) {
        var connection = failing(kind, "not-accepted");
        var request = Samples.request("A door");
        assertThatThrownBy(() -> sandbox.submit(connection, request))
                .asInstanceOf(type(ProviderException.class))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind))
                .satisfies(failure -> assertThat(failure.acceptance()).isEqualTo(Acceptance.NOT_ACCEPTED))
                .satisfies(failure ->
                        assertThat(failure.retryAfter().isPresent()).isEqualTo(kind == FailureKind.RATE_LIMITED));
        assertThat(sandbox.find(connection, request)).isEqualTo(new Lookup.Absent());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TIMEOUT")
    void takesTheWorkAndRefusesItInTheEnd(FailureKind kind) {
        var connection = failing(kind, "accepted");
        var accepted = (Submission.Accepted) sandbox.submit(connection, Samples.request("A door"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(sandbox.check(connection, accepted.handle())).isInstanceOf(Progress.Running.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(sandbox.check(connection, accepted.handle()))
                .asInstanceOf(type(Progress.Refused.class))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(kind))
                .satisfies(refused -> assertThat(refused.message()).startsWith("The sandbox was set"));
        assertThat(sandbox.cancel(connection, accepted.handle())).isEqualTo(Cancellation.TOO_LATE);
    }

    @Test
    void neverEndsWorkThatTimesOut() {
        var connection = failing(FailureKind.TIMEOUT, "accepted");
        var accepted = (Submission.Accepted) sandbox.submit(connection, Samples.request("A door"));
        clock.advance(Duration.ofHours(20));
        assertThat(sandbox.check(connection, accepted.handle())).isEqualTo(new Progress.Running(Duration.ofSeconds(2)));
        assertThat(sandbox.cancel(connection, accepted.handle())).isEqualTo(Cancellation.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void takesTheWorkAndLosesTheAnswer(FailureKind kind) {
        var connection = failing(kind, "in-doubt");
        var request = Samples.request("A door");
        assertThatThrownBy(() -> sandbox.submit(connection, request))
                .asInstanceOf(type(ProviderException.class))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind))
                .satisfies(failure -> assertThat(failure.acceptance()).isEqualTo(Acceptance.IN_DOUBT));
        assertThat(sandbox.find(connection, request)).isInstanceOf(Lookup.Found.class);
        clock.advance(Duration.ofSeconds(2));
        var found = (Lookup.Found) sandbox.find(connection, request);
        assertThat(sandbox.check(connection, found.handle())).isInstanceOf(Progress.Delivered.class);
    }

    @Test
    void keepsToWhatWasDecidedWhenTheSettingsChange() {
        var accepted = (Submission.Accepted)
                sandbox.submit(failing(FailureKind.CONTENT_BLOCKED, "accepted"), Samples.request("A door"));
        clock.advance(Duration.ofSeconds(2));
        assertThat(sandbox.check(Samples.connection(Map.of("latency", "nonsense")), accepted.handle()))
                .isInstanceOf(Progress.Refused.class);
    }

    private static ProviderConnection failing(FailureKind kind, String acceptance) {
        return Samples.connection(
                Map.of("failure-rate", "100", "failure-kind", kind.name(), "failure-acceptance", acceptance));
    }
}
