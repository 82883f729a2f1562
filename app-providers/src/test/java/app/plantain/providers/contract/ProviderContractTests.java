package app.plantain.providers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.ContractDrift;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.Submission;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.test.system.CapturedOutput;
import tools.jackson.databind.node.ObjectNode;

/** What is true of every adapter whose vendor gives out tasks. */
public abstract class ProviderContractTests extends SubmissionContract {

    protected final Fields fields;

    protected ProviderContractTests(VendorSimulator simulator, Fields fields) {
        super(simulator);
        this.fields = fields;
    }

    /** Answers about a task that leave open how far it is. */
    protected Stream<Misbehaviour> unclearTasks() {
        return Stream.of(
                Misbehaviour.without(fields.status()),
                Misbehaviour.with(fields.status(), "null"),
                Misbehaviour.with(fields.status(), "[1]"),
                Misbehaviour.with(fields.status(), "\"meditating\""));
    }

    /** A question after a task, named by {@code ../../a b?c=d&e#ü}. */
    protected void assertNamesTheOddTask(Seen question) {
        assertThat(question.path()).contains("/..%2F..%2Fa%20b%3Fc%3Dd%26e%23%C3%BC");
    }

    @Test
    void anAnswerWithoutTaskLeavesASubmissionInDoubt() {
        for (var fault : Stream.of(
                        Misbehaviour.without(fields.task()),
                        Misbehaviour.with(fields.task(), "null"),
                        Misbehaviour.with(fields.task(), "\" \""),
                        Misbehaviour.with(fields.task(), "{\"value\":\"x\"}"),
                        Misbehaviour.with(fields.task(), "\"" + "x".repeat(501) + "\""))
                .toList()) {
            simulator.forget();
            simulator.misbehave(Call.SUBMIT, fault);
            assertDrift(refusalOf(connection()), Acceptance.IN_DOUBT);
            assertThat(simulator.seen(Call.SUBMIT)).hasSize(1);
        }
    }

    @Test
    void sendsNothingWhoseReferencesTheVendorCannotFetch() {
        for (var can : provider.capabilities()) {
            if (can.references().travel() == ReferenceTerms.Travel.ADDRESS) {
                var request = Requests.with(Requests.all(can).findFirst().orElseThrow(), 1);
                assertThatThrownBy(() -> submit(Requests.fromInside(request)))
                        .isInstanceOfSatisfying(ProviderException.class, failure -> {
                            assertThat(failure.acceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
                            assertThat(failure).hasMessageContaining("plantain.public-url");
                        });
            }
        }
        assertThat(simulator.seen(Call.SUBMIT)).isEmpty();
    }

    @Test
    void tellsHowFarTheWorkIs() {
        var handle = submit();
        simulator.stage(Stage.QUEUED);
        assertThat(check(handle)).isInstanceOf(Progress.Queued.class);
        simulator.stage(Stage.RUNNING);
        assertThat(check(handle)).isInstanceOf(Progress.Running.class);
        simulator.stage(Stage.DONE);
        assertDelivered(check(handle));
        assertDelivered(check(handle));
        assertThat(simulator.taken()).isOne();
    }

    @Test
    void asksNoMoreOftenThanTheVendorLikes() {
        var submission = (Submission.Accepted) provider.submit(connection(), Requests.any(provider));
        simulator.stage(Stage.RUNNING);
        var running = (Progress.Running) check(submission.handle());
        provider.limits().pollInterval().ifPresent(least -> {
            assertThat(submission.pollAfter()).isGreaterThanOrEqualTo(least);
            assertThat(running.pollAfter()).isGreaterThanOrEqualTo(least);
        });
    }

    @Test
    void showsTheKeyToTheVendorOnly() {
        assertDelivered(check(submit()));
        assertThat(simulator.seen(Call.PICTURE))
                .singleElement()
                .satisfies(seen -> assertThat(seen.headers().toString()).doesNotContain(VendorSimulator.KEY));
    }

    @Test
    void aSlowVendorIsWaitedFor() {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.slow(Duration.ofMillis(400)));
        simulator.misbehave(Call.ASK, Misbehaviour.slow(Duration.ofMillis(400)));
        simulator.misbehave(Call.PICTURE, Misbehaviour.slow(Duration.ofMillis(400)));
        assertDelivered(check(submit()));
    }

    @Test
    void whatIsNewInAnAnswerIsNotLookedAt() {
        for (var call : Call.values()) {
            if (call != Call.PICTURE) {
                simulator.misbehave(call, Misbehaviour.rewrite(SubmissionContract::withNews));
            }
        }
        assertDelivered(check(submit()));
        assertThat(provider.probe(connection())).isEqualTo(probe());
    }

    @Test
    void anAnswerWithoutAKnownStatusIsAskedForAgain() {
        var handle = submit();
        var unreadable = Stream.of(Misbehaviour.instead(Answer.json(200, "[]")), Misbehaviour.instead(HTML));
        for (var fault : Stream.concat(unclearTasks(), unreadable).toList()) {
            simulator.misbehave(Call.ASK, fault);
            assertDrift(failureOf(handle), Acceptance.ACCEPTED);
        }
        simulator.behave();
        assertDelivered(check(handle));
    }

    @Test
    void anAddressThatIsNoneIsAskedForAgain() {
        var handle = submit();
        for (var address : Stream.of("5.5", "{\"x\":1}", "\"http://a b\"").toList()) {
            simulator.misbehave(fields.result(), Misbehaviour.with(fields.picture(), address));
            assertThat(failureOf(handle)).as(address).isInstanceOf(ContractDrift.class);
        }
    }

    @Test
    void aDriftIsLoggedOnceWithoutWhatTheAnswerSays(CapturedOutput output) {
        var handle = submit();
        simulator.misbehave(Call.ASK, Misbehaviour.rewrite(answer -> {
            ((ObjectNode) answer).put("note", "Dear " + VendorSimulator.KEY);
            int cut = fields.status().lastIndexOf('/');
            ((ObjectNode) answer.at(fields.status().substring(0, cut)))
                    .put(fields.status().substring(cut + 1), "meditating");
            return answer;
        }));
        failureOf(handle);
        failureOf(handle);
        assertThat(output.getAll().lines().filter(line -> line.contains("has changed what it says")))
                .singleElement()
                .asString()
                .contains("note: text of")
                .doesNotContain("Dear", "http://", VendorSimulator.KEY);
    }

    @TestFactory
    Stream<DynamicTest> aQuestionThatFailsIsAskedAgain() {
        return Map.of(
                        "hangs up", Misbehaviour.hangUp(),
                        "half an answer", Misbehaviour.half(),
                        "a huge answer", Misbehaviour.huge("application/json"),
                        "status 401", Misbehaviour.instead(Answer.json(401, "{}")),
                        "status 404", Misbehaviour.instead(Answer.json(404, "{}")),
                        "status 429",
                                Misbehaviour.instead(Answer.json(429, "{}").with("Retry-After", "9")),
                        "status 500", Misbehaviour.instead(Answer.json(500, "{}")),
                        "status 503", Misbehaviour.instead(Answer.of(503, "text/html", new byte[0])))
                .entrySet()
                .stream()
                .map(fault -> dynamicTest(fault.getKey(), () -> {
                    simulator.forget();
                    var handle = submit();
                    simulator.misbehave(Call.ASK, fault.getValue());
                    var failure = failureOf(handle);
                    assertFailure(failure, failure.kind(), Acceptance.ACCEPTED);
                    assertThat(failure.retryAfter().isPresent())
                            .isEqualTo(fault.getKey().equals("status 429"));
                    simulator.behave();
                    assertDelivered(check(handle));
                    assertThat(simulator.taken()).isOne();
                }));
    }

    @TestFactory
    Stream<DynamicTest> saysWhyATaskFailed() {
        return failures().entrySet().stream()
                .map(failure -> dynamicTest("“" + failure.getKey() + "”", () -> {
                    simulator.forget();
                    var handle = submit();
                    simulator.fail(failure.getKey());
                    assertRefused(check(handle), failure.getValue());
                }));
    }

    @Test
    void repeatsTheVendorsWordsWithoutSecretsAndAddresses() {
        var handle = submit();
        simulator.fail("No route\u0007 for " + VendorSimulator.KEY + " at http://10.0.0.1/x, " + "really ".repeat(90));
        assertThat(check(handle))
                .isInstanceOfSatisfying(
                        Progress.Refused.class,
                        refused -> assertThat(refused.message())
                                .contains("No route for … at … really")
                                .doesNotContain(VendorSimulator.KEY, "10.0.0.1", "\u0007")
                                .hasSizeLessThan(320));
    }

    @Test
    void workThatIsDoneWithoutAPictureHasNone() {
        var handle = submit();
        simulator.stage(Stage.EMPTY);
        assertRefused(check(handle), FailureKind.NO_IMAGE);
    }

    @Test
    void aPictureThatIsNotThereMayComeBack() {
        var handle = submit();
        for (var fault : Stream.of(
                        Misbehaviour.instead(Answer.json(404, "{}")),
                        Misbehaviour.instead(Answer.json(403, "{}")),
                        Misbehaviour.instead(Answer.json(500, "{}")),
                        Misbehaviour.hangUp(),
                        Misbehaviour.half())
                .toList()) {
            simulator.misbehave(Call.PICTURE, fault);
            var failure = failureOf(handle);
            assertFailure(failure, failure.kind(), Acceptance.ACCEPTED);
        }
        simulator.behave();
        assertDelivered(check(handle));
        assertThat(simulator.taken()).isOne();
    }

    @Test
    void aPictureThatMustNotBeFetchedIsNone() {
        var handle = submit();
        for (var fault : Stream.of(
                        Misbehaviour.instead(Answer.json(410, "{}")),
                        Misbehaviour.huge("image/png"),
                        Misbehaviour.instead(
                                Answer.json(302, "{}").with("Location", "http://169.254.169.254/latest/meta-data/")))
                .toList()) {
            simulator.misbehave(Call.PICTURE, fault);
            assertRefused(check(handle), FailureKind.NO_IMAGE);
        }
    }

    @Test
    void whatIsSaidToBeAPictureIsHandedOnAsItIs() {
        var handle = submit();
        simulator.misbehave(Call.PICTURE, Misbehaviour.instead(HTML));
        assertThat(check(handle)).isInstanceOf(Progress.Delivered.class);
    }

    @Test
    void cancelsAsFarAsTheVendorDoes() {
        var handle = submit();
        simulator.stage(Stage.RUNNING);
        assertThat(provider.cancel(connection(), handle)).isEqualTo(cancellation());
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

    @Test
    void anOddHandleStaysInItsPlace() {
        var failure = failureOf(new Handle("../../a b?c=d&e#ü"));
        assertThat(failure.acceptance()).isEqualTo(Acceptance.ACCEPTED);
        assertThat(simulator.seen(Call.ASK)).singleElement().satisfies(this::assertNamesTheOddTask);
        assertThat(failure).isInstanceOf(ProviderException.class);
    }
}
