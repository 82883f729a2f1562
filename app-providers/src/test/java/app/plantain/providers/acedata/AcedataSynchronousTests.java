package app.plantain.providers.acedata;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Reference;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.providers.contract.Answer;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.Misbehaviour;
import app.plantain.providers.contract.Refusal;
import app.plantain.providers.contract.Requests;
import app.plantain.providers.contract.SynchronousContractTests;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Without a callback: the vendor answers when it is done. */
class AcedataSynchronousTests extends SynchronousContractTests {

    private static final int LARGE = 5_500_000;

    AcedataSynchronousTests() {
        super(new AcedataSimulator());
    }

    @Override
    protected ImageProvider provider(VendorHttp http, Clock time) {
        return new AcedataProvider(http);
    }

    @Override
    protected JsonNode body(ImageRequest request) {
        return AcedataCases.body(request);
    }

    @Override
    protected Stream<Refusal> refusals() {
        return AcedataCases.refusals();
    }

    @Override
    protected Map<String, FailureKind> failures() {
        return AcedataCases.failures();
    }

    @Override
    protected Cancellation cancellation() {
        return Cancellation.UNSUPPORTED;
    }

    @Override
    protected Probe probe() {
        return new Probe.Untold();
    }

    @Test
    void givesOutWhereThePictureIsBeforeItIsFetched() {
        var submission = (Submission.Accepted) provider.submit(connection(), edit());
        assertThat(submission.pollAfter()).isEqualTo(Duration.ZERO);
        assertThat(simulator.seen(Call.PICTURE)).isEmpty();
        assertDelivered(check(submission.handle()));
        assertDelivered(check(submission.handle()));
        assertThat(simulator.seen(Call.ASK)).isEmpty();
    }

    @Test
    void asksTheTaskForAPictureThatIsNotWhereItShouldBe() {
        simulator.misbehave(
                Call.SUBMIT, Misbehaviour.with("/data/0/image_url", "\"" + simulator.address() + "/gone.png\""));
        assertDelivered(check(submit(edit())));
        assertThat(simulator.seen(Call.ASK))
                .singleElement()
                .satisfies(
                        seen -> assertThat(seen.body().path("id").asString("")).isEqualTo("task_1"));
    }

    @Test
    void aPictureThatIsNotThereMayComeBack() {
        var handle = submit(edit());
        simulator.misbehave(Call.PICTURE, Misbehaviour.instead(Answer.json(503, "{}")));
        assertThat(failureOf(handle).acceptance()).isEqualTo(Acceptance.ACCEPTED);
        simulator.behave();
        assertDelivered(check(handle));
    }

    @Test
    void aPictureOfNoTaskIsFetchedToo() {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.without("/task_id"));
        var handle = submit(edit());
        assertDelivered(check(handle));
        simulator.misbehave(Call.PICTURE, Misbehaviour.hangUp());
        assertThat(failureOf(handle).acceptance()).isEqualTo(Acceptance.ACCEPTED);
        assertThat(simulator.seen(Call.ASK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/data/0/image_url, '\"not an address\"'",
        "/data/0/image_url, 5.5",
        "/data/0/image_url, null",
        "/data, '[]'",
        "/data, '\"soon\"'",
        "/data, null",
        "/success, false"
    })
    void asksTheTaskWhereTheAnswerHasNoAddress(String place, String value) {
        simulator.misbehave(Call.SUBMIT, Misbehaviour.with(place, value));
        assertDelivered(check(submit(edit())));
        assertThat(simulator.taken()).isOne();
    }

    @Test
    void asksTheTaskWhereTheAddressIsTooLongToBeRecorded() {
        var address = simulator.address() + "/pictures/x.png?signature=" + "x".repeat(500);
        simulator.misbehave(Call.SUBMIT, Misbehaviour.with("/data/0/image_url", "\"" + address + "\""));
        assertThat(submit(edit())).isEqualTo(new Handle("task_1"));
    }

    @ParameterizedTest
    @CsvSource({"500, api_error", "504, timeout", "502, something_new", "200, api_error"})
    void followsATaskWhoseAnswerBrokeDown(int status, String code) {
        var body = "{\"success\":false,\"task_id\":\"task_1\",\"error\":{\"code\":\"%s\",\"message\":\"No\"}}"
                .formatted(code);
        simulator.misbehave(Call.SUBMIT, Misbehaviour.takeBut(Answer.json(status, body)));
        assertDelivered(check(submit(edit())));
        assertThat(simulator.taken()).isOne();
    }

    @Test
    void checksSeveralWithoutAskingTheVendorWhereTheirPicturesAreKnown() {
        var handles = List.of(submit(edit()), submit(edit()));
        assertThat(provider.checkAll(connection(), handles)).containsOnlyKeys(handles);
        assertThat(simulator.seen(Call.ASK)).isEmpty();
        simulator.misbehave(Call.PICTURE, Misbehaviour.hangUp());
        simulator.misbehave(Call.ASK, Misbehaviour.hangUp());
        assertThat(provider.checkAll(connection(), handles)).isEmpty();
    }

    @Test
    void sendsPicturesThemselvesUntilTheyAreLarge() {
        var light = edit(reference(1000, true), reference(1000, false));
        assertDelivered(make(light));
        assertThat(simulator.seen(Call.SUBMIT).getFirst().body()).isEqualTo(body(light));
        simulator.forget();
        var heavy = edit(reference(LARGE, true), reference(LARGE, false));
        assertDelivered(make(heavy));
        var urls = simulator.seen(Call.SUBMIT).getFirst().body().path("image_urls");
        assertThat(urls.path(0).asString("")).isEqualTo("https://plantain.example/references/1");
        assertThat(urls.path(1).asString("")).startsWith("data:image/png;base64,");
    }

    @Test
    void editsIn1KOnlySinceTheFirstPictureDecidesTheShape() {
        var pro = new ModelId("nano-banana-pro");
        var four = Requests.of(
                pro,
                AspectRatio.SQUARE,
                ResolutionTier.FOUR_K,
                "A harbour",
                List.of(new ImageFile("image/png", new byte[] {1})));
        assertFailure(refusalOf(connection(), four), FailureKind.INVALID_REQUEST, Acceptance.NOT_ACCEPTED);
        assertThat(provider.capabilities().stream()
                        .filter(can -> can.references().most() > 0))
                .hasSize(5)
                .allSatisfy(can -> {
                    assertThat(can.references().decideShape()).isTrue();
                    assertThat(can.references().least()).isPositive();
                });
        assertThat(simulator.seen()).isEmpty();
    }

    @Test
    void readsBackWhatItHasRecorded() {
        for (var handle : List.of("task_1", "https://cdn.example/x.png", "task_1 https://cdn.example/x.png?a=b")) {
            assertThat(Ticket.of(new Handle(handle)).handle()).contains(new Handle(handle));
        }
        assertThat(Ticket.of(new Handle("a task https://cdn.example/x.png")).address())
                .isEmpty();
    }

    private static ImageRequest edit() {
        return edit(reference(10, false));
    }

    private static ImageRequest edit(Reference... references) {
        return new ImageRequest(
                UUID.randomUUID(),
                new ModelId("nano-banana-pro"),
                "A harbour",
                AspectRatio.SQUARE,
                ResolutionTier.ONE_K,
                List.of(references),
                0,
                Optional.empty());
    }

    private static Reference reference(int bytes, boolean hasAddress) {
        return new Reference(
                new ImageFile("image/png", new byte[bytes]),
                hasAddress ? Optional.of(URI.create("https://plantain.example/references/1")) : Optional.empty());
    }
}
