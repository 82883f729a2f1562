package app.plantain.providers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.system.CapturedOutput;

/** What is true of every adapter whose vendor answers with the picture, or with where it is. */
public abstract class SynchronousContractTests extends SubmissionContract {

    protected SynchronousContractTests(VendorSimulator simulator) {
        super(simulator);
    }

    @Test
    void aSlowVendorIsWaitedFor() {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.slow(Duration.ofMillis(400)));
        assertDelivered(make(Requests.any(provider)));
    }

    @Test
    void whatIsNewInAnAnswerIsNotLookedAt() {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.rewrite(SubmissionContract::withNews));
        assertDelivered(make(Requests.any(provider)));
    }

    @TestFactory
    Stream<DynamicTest> saysWhyWorkFailed() {
        return failures().entrySet().stream()
                .map(failure -> dynamicTest("“" + failure.getKey() + "”", () -> {
                    simulator.forget();
                    simulator.fail(failure.getKey());
                    assertRefused(ended(Requests.any(provider)), failure.getValue());
                    assertThat(simulator.taken()).isOne();
                }));
    }

    @Test
    void repeatsTheVendorsWordsWithoutSecretsAndAddresses() {
        simulator.fail("No route\u0007 for " + VendorSimulator.KEY + " at http://10.0.0.1/x, " + "really ".repeat(90));
        assertThat(ended(Requests.any(provider)))
                .isInstanceOfSatisfying(
                        Progress.Refused.class,
                        refused -> assertThat(refused.message())
                                .contains("No route for … at … really")
                                .doesNotContain(VendorSimulator.KEY, "10.0.0.1", "\u0007")
                                .hasSizeLessThan(320));
    }

    @Test
    void workThatIsDoneWithoutAPictureHasNone() {
        simulator.stage(Stage.EMPTY);
        assertRefused(ended(Requests.any(provider)), FailureKind.NO_IMAGE);
    }

    @Test
    void aDriftIsLoggedOnceWithoutWhatTheAnswerSays(CapturedOutput output) {
        var nonsense = Answer.json(200, "{\"note\":\"Dear " + VendorSimulator.KEY + "\"}");
        simulator.misbehave(Call.SUBMIT, Misbehaviour.takeBut(nonsense));
        assertDrift(refusalOf(connection()), Acceptance.IN_DOUBT);
        assertDrift(refusalOf(connection()), Acceptance.IN_DOUBT);
        assertThat(output.getAll().lines().filter(line -> line.contains("has changed what it says")))
                .singleElement()
                .asString()
                .contains("note: text of")
                .doesNotContain("Dear", VendorSimulator.KEY);
    }

    @Test
    void cancelsAsFarAsTheVendorDoes() {
        assertThat(provider.cancel(connection(), new Handle("task_1"))).isEqualTo(cancellation());
    }

    @Test
    void tellsWhatTheVendorDoesForNothing() {
        assertThat(provider.probe(connection())).isEqualTo(probe());
    }

    @Test
    void cannotLookForALostTry() {
        assertThat(provider.find(connection(), Requests.any(provider))).isEqualTo(new Lookup.Unanswerable());
        assertThat(simulator.seen()).isEmpty();
    }

    /** What became of accepted work, said at once or when it was asked for. */
    protected Progress ended(ImageRequest request) {
        try {
            return make(request);
        } catch (ProviderException ended) {
            assertThat(ended.acceptance()).isEqualTo(Acceptance.ACCEPTED);
            return new Progress.Refused(ended.kind(), String.valueOf(ended.getMessage()));
        }
    }
}
