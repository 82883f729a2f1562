package app.plantain.providers.acedata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.ContractDrift;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.providers.contract.Answer;
import app.plantain.providers.contract.Call;
import app.plantain.providers.contract.Fields;
import app.plantain.providers.contract.Misbehaviour;
import app.plantain.providers.contract.ProviderContractTests;
import app.plantain.providers.contract.Refusal;
import app.plantain.providers.contract.Seen;
import app.plantain.providers.contract.Stage;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** With a callback: the vendor answers with a task. */
class AcedataProviderTests extends ProviderContractTests {

    AcedataProviderTests() {
        super(
                new AcedataSimulator(),
                new Fields("/task_id", "/response/success", Call.ASK, "/response/data/0/image_url"));
    }

    @Override
    protected ImageProvider provider(VendorHttp http, Clock time) {
        return new CalledBack(new AcedataProvider(http));
    }

    @Override
    protected JsonNode body(ImageRequest request) {
        return AcedataCases.body(request).put("callback_url", CalledBack.CALLBACK.toString());
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

    @Override
    protected Stream<Misbehaviour> unclearTasks() {
        return Stream.of(
                Misbehaviour.with("/response/success", "\"meditating\""),
                Misbehaviour.with("/response/success", "[1]"),
                Misbehaviour.with("/response", "null"),
                Misbehaviour.with("/response", "{}"),
                Misbehaviour.without("/response"),
                Misbehaviour.instead(Answer.json(200, "{}")));
    }

    @Override
    protected void assertNamesTheOddTask(Seen question) {
        assertThat(question.body().path("id").asString("")).isEqualTo("../../a b?c=d&e#ü");
        assertThat(question.body().path("action").asString("")).isEqualTo("retrieve");
    }

    @Test
    void deliversWhatIsThereWhetherSuccessIsSaidOrNot() {
        var handle = submit();
        simulator.misbehave(Call.ASK, Misbehaviour.without("/response/success"));
        assertDelivered(check(handle));
    }

    @Test
    void aTaskWhoseResponseIsButAnAcknowledgementIsUnderWay() {
        var handle = submit();
        simulator.stage(Stage.RUNNING);
        simulator.misbehave(
                Call.ASK, Misbehaviour.with("/response", "{\"success\":true,\"task_id\":\"t\",\"trace_id\":\"x\"}"));
        assertThat(check(handle)).isInstanceOf(Progress.Running.class);
        simulator.stage(Stage.QUEUED);
        assertThat(check(handle)).isInstanceOf(Progress.Queued.class);
    }

    @Test
    void takesThePictureThatComesInSpiteOfTheCallback() {
        simulator.misbehave(
                Call.SUBMIT,
                Misbehaviour.with("/data", "[{\"image_url\":\"%s/pictures/x.png\"}]".formatted(simulator.address())));
        assertDelivered(check(submit()));
        assertThat(simulator.seen(Call.ASK)).isEmpty();
    }

    @Test
    void asksAfterSeveralTasksAtOnce() {
        var handles = List.of(submit(), submit(), submit());
        var progress = provider.checkAll(connection(), handles);
        assertThat(progress).containsOnlyKeys(handles);
        assertThat(progress.values()).allSatisfy(AcedataProviderTests::assertDelivered);
        assertThat(simulator.seen(Call.ASK)).singleElement().satisfies(seen -> {
            assertThat(seen.body().path("action").asString("")).isEqualTo("retrieve_batch");
            assertThat(seen.body().path("ids").valueStream().map(JsonNode::stringValue))
                    .containsExactlyInAnyOrder("task_1", "task_2", "task_3");
            assertThat(seen.body().has("id")).isFalse();
        });
        assertThat(provider.checksAtOnce()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void oneTaskThatIsOddDoesNotKeepTheOthers() {
        var odd = submit();
        var missing = new Handle("task_99");
        var fine = submit();
        simulator.misbehave(Call.ASK, Misbehaviour.rewrite(answer -> {
            for (var item : (ArrayNode) answer.path("items")) {
                if (item.path("id").asString("").equals(odd.value())) {
                    ((ObjectNode) item.path("response")).put("success", "meditating");
                }
            }
            return answer;
        }));
        assertThat(provider.checkAll(connection(), List.of(odd, missing, fine))).containsOnlyKeys(fine);
    }

    @Test
    void aQuestionAfterSeveralThatFailsIsAskedAgain() {
        var handles = List.of(submit(), submit());
        simulator.misbehave(Call.ASK, Misbehaviour.instead(Answer.json(429, "{\"error\":\"too_many_requests\"}")));
        assertThatThrownBy(() -> provider.checkAll(connection(), handles))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertFailure(failure, FailureKind.RATE_LIMITED, Acceptance.ACCEPTED));
        simulator.misbehave(Call.ASK, Misbehaviour.without("/items"));
        assertThatThrownBy(() -> provider.checkAll(connection(), handles)).isInstanceOf(ContractDrift.class);
    }

    @Test
    void asksAfterASingleTaskByItself() {
        var handle = submit();
        assertThat(provider.checkAll(connection(), List.of(handle))).containsOnlyKeys(handle);
        simulator.misbehave(Call.ASK, Misbehaviour.hangUp());
        assertThatThrownBy(() -> provider.checkAll(connection(), List.of(handle)))
                .isInstanceOf(ProviderException.class);
    }

    @Test
    void aQuestionThatIsRefusedWithSuccessIsAskedAgain() {
        var handle = submit();
        simulator.misbehave(
                Call.ASK,
                Misbehaviour.instead(Answer.json(200, "{\"error\":{\"code\":\"used_up\",\"message\":\"No\"}}")));
        assertFailure(failureOf(handle), FailureKind.BALANCE, Acceptance.ACCEPTED);
    }

    @Test
    void knowsHowOftenTheVendorMayBeAsked() {
        assertThat(provider.limits().readsPerMinute()).isEqualTo(OptionalInt.of(50));
    }

    @Test
    void aTaskThatTheVendorDoesNotKnowIsAskedForAgain() {
        assertThat(failureOf(new Handle("task_99")).acceptance()).isEqualTo(Acceptance.ACCEPTED);
    }
}
