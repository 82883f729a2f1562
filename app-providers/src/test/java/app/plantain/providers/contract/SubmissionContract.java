package app.plantain.providers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ResolutionTier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is true of every adapter when it asks for work. */
public abstract class SubmissionContract extends ProviderContract {

    static final Answer HTML =
            Answer.of(200, "text/html", "<h1>Welcome to nginx</h1>".getBytes(StandardCharsets.UTF_8));

    SubmissionContract(VendorSimulator simulator) {
        super(simulator);
    }

    @TestFactory
    Stream<DynamicTest> makesWhatItOffers() {
        return provider.capabilities().stream()
                .flatMap(Requests::all)
                .map(request -> dynamicTest(
                        "%s %s %s of %d"
                                .formatted(
                                        request.model(),
                                        request.aspectRatio(),
                                        request.tier(),
                                        request.references().size()),
                        () -> {
                            simulator.forget();
                            assertDelivered(make(request));
                            assertThat(simulator.seen(Call.SUBMIT))
                                    .singleElement()
                                    .satisfies(seen -> assertThat(seen.body()).isEqualTo(body(request)))
                                    .satisfies(seen -> assertThat(seen.header("Content-Type"))
                                            .isEqualTo("application/json"));
                        }));
    }

    @Test
    void givesReferencesAsTheVendorWantsThem() {
        for (var can : provider.capabilities()) {
            for (int references = 1; references <= can.references().most(); references++) {
                simulator.forget();
                var request = Requests.with(Requests.all(can).findFirst().orElseThrow(), references);
                assertDelivered(make(request));
                assertThat(simulator.seen(Call.SUBMIT).getFirst().body()).isEqualTo(body(request));
            }
        }
    }

    @Test
    void sendsNothingThatGoesBeyondWhatTheVendorCanDo() {
        assertThat(Requests.tooMuch(provider)).allSatisfy(request -> {
            assertFailure(refusalOf(connection(), request), FailureKind.INVALID_REQUEST, Acceptance.NOT_ACCEPTED);
        });
        assertThat(simulator.seen()).isEmpty();
    }

    @Test
    void sendsNothingThatAnAdministratorHasTakenAwayFromTheConnection() {
        var usual = connection();
        var without = new ProviderConnection(usual.name(), usual.settings(), Optional.of(List.of()));
        assertFailure(refusalOf(without, Requests.any(provider)), FailureKind.INVALID_REQUEST, Acceptance.NOT_ACCEPTED);
        assertThat(simulator.seen()).isEmpty();
    }

    @Test
    void asksForAResolutionThatAnAdministratorHasAddedToTheConnection() {
        for (var can : provider.capabilities()) {
            addedTo(can).ifPresent(tier -> {
                var corrected = new ProviderConnection(
                        connection().name(), connection().settings(), Optional.of(List.of(with(tier, can))));
                var request = Requests.of(can.model(), can.aspectRatios().getFirst(), tier, Requests.PROMPT, List.of());
                simulator.forget();
                var answer = catchThrowable(() -> provider.submit(corrected, request));
                // A vendor that follows its page may refuse it; that is for the vendor to say.
                assertThat(answer == null || answer instanceof ProviderException)
                        .isTrue();
                assertThat(simulator.seen(Call.SUBMIT))
                        .singleElement()
                        .satisfies(seen -> assertThat(seen.body().toString()).containsIgnoringCase(words(tier)));
            });
        }
    }

    /** How a request says the resolution; nothing where the vendor has no field for it. */
    protected String words(ResolutionTier tier) {
        return '"' + tier.label() + '"';
    }

    private static Optional<ResolutionTier> addedTo(Capabilities can) {
        return Stream.of(ResolutionTier.TWO_K, ResolutionTier.FOUR_K)
                .filter(tier -> !can.tiers().contains(tier) && can.references().least() == 0)
                .findFirst();
    }

    private static Capabilities with(ResolutionTier tier, Capabilities can) {
        return new Capabilities(
                can.model(), can.aspectRatios(), List.of(tier), can.references(), can.maxPromptLength());
    }

    @Test
    void saysWhichConnectionCannotBeUsedAndSendsNothing() {
        var withoutKey = new ProviderConnection(
                "The second", Map.of("base-url", simulator.address().toString()));
        assertFailure(refusalOf(withoutKey), FailureKind.AUTHENTICATION, Acceptance.NOT_ACCEPTED);
        assertThat(refusalOf(withoutKey)).hasMessageContaining("The second");
        for (var wrong : Stream.of(
                        Map.of("base-url", "ftp://vendor"),
                        Map.of("base-url", "http://a b"),
                        Map.of("base-url", "https://vendor/?x=1"),
                        Map.of("api-key", "two\nlines"),
                        Map.of("timeout", "soon"))
                .toList()) {
            assertFailure(refusalOf(connection(wrong)), FailureKind.AUTHENTICATION, Acceptance.NOT_ACCEPTED);
        }
        assertThat(simulator.seen()).isEmpty();
    }

    @Test
    void findsTheVendorAlsoWithASlashAtTheEndOfItsAddress() {
        var connection = connection(Map.of("base-url", simulator.address() + "/"));
        var _ = provider.submit(connection, Requests.any(provider));
        assertThat(simulator.taken()).isOne();
    }

    @Test
    void aWrongKeyIsSaidToBeOne() {
        var connection = connection(Map.of("api-key", "sk-wrong"));
        assertFailure(refusalOf(connection), FailureKind.AUTHENTICATION, Acceptance.NOT_ACCEPTED);
        assertThat(refusalOf(connection)).hasMessageNotContaining("sk-wrong");
        assertThat(simulator.taken()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> understandsHowTheVendorRefuses() {
        return refusals()
                .map(refusal -> dynamicTest(refusal.toString(), () -> {
                    simulator.forget();
                    simulator.misbehave(Call.SUBMIT, Misbehaviour.instead(refusal.answer()));
                    assertFailure(refusalOf(connection()), refusal.kind(), refusal.acceptance());
                    assertThat(simulator.seen(Call.SUBMIT)).hasSize(1);
                }));
    }

    @Test
    void waitsAsLongAsTheVendorAsksFor() {
        var busy = refusals()
                .filter(refusal -> refusal.kind() == FailureKind.RATE_LIMITED)
                .findFirst()
                .orElseThrow();
        simulator.misbehave(Call.SUBMIT, Misbehaviour.instead(busy.answer().with("Retry-After", "7")));
        assertThat(refusalOf(connection()).retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void aVendorThatIsAwayTookNothing() {
        var connection = connection();
        simulator.close();
        assertFailure(refusalOf(connection), FailureKind.VENDOR_ERROR, Acceptance.NOT_ACCEPTED);
    }

    @Test
    void aVendorInsideOurNetworkIsNotAsked() {
        var connection = connection(
                Map.of("base-url", "http://localhost:" + simulator.address().getPort()));
        assertFailure(refusalOf(connection), FailureKind.VENDOR_ERROR, Acceptance.NOT_ACCEPTED);
        assertThat(simulator.seen()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> aLostAnswerToASubmissionLeavesItInDoubt() {
        return Map.of(
                        "hangs up", Misbehaviour.hangUp(),
                        "half an answer", Misbehaviour.half(),
                        "a huge answer", Misbehaviour.huge("application/json"),
                        "status 500", Misbehaviour.takeBut(Answer.json(500, "{}")),
                        "status 502", Misbehaviour.takeBut(Answer.of(502, "text/html", new byte[0])),
                        "status 503", Misbehaviour.takeBut(Answer.of(503, "text/html", new byte[0])))
                .entrySet()
                .stream()
                .map(fault -> dynamicTest(fault.getKey(), () -> {
                    simulator.forget();
                    simulator.misbehave(Call.SUBMIT, fault.getValue());
                    assertFailure(refusalOf(connection()), FailureKind.VENDOR_ERROR, Acceptance.IN_DOUBT);
                    assertThat(simulator.taken()).isOne();
                    assertThat(simulator.seen(Call.SUBMIT)).hasSize(1);
                }));
    }

    @Test
    void aLateAnswerToASubmissionLeavesItInDoubt() {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.slow(Duration.ofSeconds(3)));
        assertFailure(refusalOf(connection(Map.of("timeout", "300ms"))), FailureKind.TIMEOUT, Acceptance.IN_DOUBT);
        simulator.misbehave(Call.SUBMIT, Misbehaviour.takeBut(Answer.of(504, "text/html", new byte[0])));
        assertFailure(refusalOf(connection()), FailureKind.TIMEOUT, Acceptance.IN_DOUBT);
        assertThat(simulator.seen(Call.SUBMIT)).hasSize(2);
    }

    @Test
    void anAnswerThatIsNoneLeavesASubmissionInDoubt() {
        for (var fault : Stream.of(
                        Misbehaviour.takeBut(Answer.json(200, "[]")),
                        Misbehaviour.takeBut(Answer.json(200, "{}")),
                        Misbehaviour.takeBut(Answer.json(200, "{\"id")),
                        Misbehaviour.takeBut(Answer.json(200, "")),
                        Misbehaviour.takeBut(HTML))
                .toList()) {
            simulator.forget();
            simulator.misbehave(Call.SUBMIT, fault);
            assertDrift(refusalOf(connection()), Acceptance.IN_DOUBT);
            assertThat(simulator.taken()).isOne();
            assertThat(simulator.seen(Call.SUBMIT)).hasSize(1);
        }
    }

    /** With a field that nobody knows in each of its objects. */
    static JsonNode withNews(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                object.values().forEach(SubmissionContract::withNews);
                object.put("news", "of the vendor").putObject("more").putArray("and more");
            }
            case ArrayNode array -> array.values().forEach(SubmissionContract::withNews);
            default -> {
                // It has no fields.
            }
        }
        return node;
    }
}
