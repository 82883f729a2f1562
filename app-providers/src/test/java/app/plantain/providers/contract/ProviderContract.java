package app.plantain.providers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.ContractDrift;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.http.TestHttp;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.core.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/**
 * What the contract's suites need of an adapter and its vendor's simulator. A vendor is tested by a class that extends
 * {@link ProviderContractTests} where it gives out tasks, and {@link SynchronousContractTests} where it answers with the
 * picture.
 */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
public abstract class ProviderContract {

    private static final VendorHttp HTTP = TestHttp.allowing("127.0.0.1");

    static {
        // Else every byte of a huge answer is logged.
        LoggingSystem.get(ProviderContract.class.getClassLoader()).setLogLevel("org.apache.hc", LogLevel.WARN);
    }

    protected final SettableClock clock = new SettableClock();
    protected final VendorSimulator simulator;
    protected ImageProvider provider;

    protected ProviderContract(VendorSimulator simulator) {
        this.simulator = simulator;
    }

    protected abstract ImageProvider provider(VendorHttp http, Clock time);

    /** The body that the vendor's page asks for. */
    protected abstract JsonNode body(ImageRequest request);

    /** Everything to which the vendor says no when it is asked for work. */
    protected abstract Stream<Refusal> refusals();

    /** How tasks fail, by what the vendor says of it. */
    protected abstract Map<String, FailureKind> failures();

    /** What comes of the wish to stop running work. */
    protected abstract Cancellation cancellation();

    /** What the vendor says to a question that costs nothing. */
    protected abstract Probe probe();

    @BeforeEach
    void start() {
        simulator.start();
        provider = provider(HTTP, clock);
    }

    @Test
    void seesForNothingThatAKeyIsWrong() {
        assumeThat(probe()).isNotEqualTo(new Probe.Untold());
        assertFailure(
                catchThrowableOfType(
                        ProviderException.class, () -> provider.probe(connection(Map.of("api-key", "sk-wrong")))),
                FailureKind.AUTHENTICATION,
                Acceptance.NOT_ACCEPTED);
        assertThat(simulator.taken()).isZero();
    }

    @Test
    void nonsenseDoesNotShowThatAConnectionWorks() {
        assumeThat(probe()).isNotEqualTo(new Probe.Untold());
        for (var fault : List.of(
                Misbehaviour.instead(Answer.json(200, "{}")),
                Misbehaviour.instead(Answer.json(200, "7")),
                Misbehaviour.instead(Answer.of(200, "text/html", "<html>".getBytes(StandardCharsets.UTF_8))),
                Misbehaviour.instead(Answer.json(500, "{}")),
                Misbehaviour.half(),
                Misbehaviour.hangUp())) {
            simulator.misbehave(Call.PROBE, fault);
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> provider.probe(connection()))
                    .withMessageNotContaining(VendorSimulator.KEY);
        }
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    protected ProviderConnection connection() {
        return connection(Map.of());
    }

    /** With more settings, or others. */
    protected ProviderConnection connection(Map<String, String> more) {
        var settings = new HashMap<>(
                Map.of("base-url", simulator.address().toString(), "api-key", VendorSimulator.KEY, "timeout", "30s"));
        settings.putAll(more);
        return new ProviderConnection("The first", settings);
    }

    /** Asks for an image, and for what became of it where the answer is a task. */
    protected Progress make(ImageRequest request) {
        return switch (provider.submit(connection(), request)) {
            case Submission.Accepted(var handle, var _, var _) -> check(handle);
            case Submission.Delivered(var image, var charge) -> new Progress.Delivered(image, charge);
        };
    }

    protected Handle submit() {
        return submit(Requests.any(provider));
    }

    protected Handle submit(ImageRequest request) {
        return ((Submission.Accepted) provider.submit(connection(), request)).handle();
    }

    protected Progress check(Handle handle) {
        return provider.check(connection(), handle);
    }

    protected ProviderException refusalOf(ProviderConnection connection) {
        return refusalOf(connection, Requests.any(provider));
    }

    protected ProviderException refusalOf(ProviderConnection connection, ImageRequest request) {
        return catchThrowableOfType(ProviderException.class, () -> provider.submit(connection, request));
    }

    protected ProviderException failureOf(Handle handle) {
        return catchThrowableOfType(ProviderException.class, () -> check(handle));
    }

    protected static void assertFailure(ProviderException failure, FailureKind kind, Acceptance acceptance) {
        assertThat(failure).isNotNull();
        assertThat(failure.acceptance()).as(failure.getMessage()).isEqualTo(acceptance);
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(failure).hasMessageNotContaining(VendorSimulator.KEY);
    }

    protected static void assertDrift(ProviderException failure, Acceptance acceptance) {
        assertFailure(failure, FailureKind.VENDOR_ERROR, acceptance);
        assertThat(failure).isInstanceOf(ContractDrift.class);
    }

    protected static void assertDelivered(Progress progress) {
        assertThat(progress)
                .asInstanceOf(type(Progress.Delivered.class))
                .satisfies(done -> assertThat(done.image().bytes()).isEqualTo(VendorSimulator.picture()));
    }

    protected static void assertRefused(Progress progress, FailureKind kind) {
        assertThat(progress)
                .asInstanceOf(type(Progress.Refused.class))
                .satisfies(refused ->
                        assertThat(refused.kind()).as(refused.message()).isEqualTo(kind))
                .satisfies(refused -> assertThat(refused.message()).doesNotContain(VendorSimulator.KEY, "http://"));
    }
}
