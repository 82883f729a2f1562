package app.plantain.providers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Submission;
import app.plantain.providers.sandbox.server.Fault;
import app.plantain.providers.sandbox.server.Journal;
import app.plantain.providers.sandbox.server.SandboxServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class RemoteSandboxTests {

    @TempDir
    Path folder;

    private SandboxServer server;
    private SandboxProvider sandbox;

    @BeforeEach
    void start() throws IOException {
        server = SandboxServer.start(0, folder.resolve("journal"), Duration.ZERO, "true");
        sandbox = new SandboxProvider(Clock.systemUTC(), Samples.HTTP, folder.toString());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void takesWorkAndDeliversItsPicture() {
        var request = Samples.request("A leaf");
        var handle = submit(request);
        assertThat(sandbox.check(connection(), handle))
                .asInstanceOf(type(Progress.Delivered.class))
                .satisfies(done -> assertThat(Samples.sizeOf(done.image())).isEqualTo(new PixelSize(512, 512)))
                .satisfies(done -> assertThat(done.image().mediaType()).isEqualTo("image/png"));
        assertThat(sandbox.find(connection(), request)).isEqualTo(new Lookup.Found(handle));
        assertThat(folder.resolve("sandbox")).doesNotExist();
    }

    @Test
    void tellsOfUnfinishedWorkAndCancelsIt() throws IOException {
        slow();
        var handle = submit(Samples.request("A leaf"));
        assertThat(sandbox.check(connection(), handle)).isEqualTo(new Progress.Queued(Duration.ofSeconds(1)));
        assertThat(sandbox.cancel(connection(), handle)).isEqualTo(Cancellation.CANCELLED);
        assertThat(sandbox.check(connection(), handle))
                .asInstanceOf(type(Progress.Refused.class))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(FailureKind.NO_IMAGE));
    }

    @Test
    void isTooLateToCancelWhatIsDone() {
        assertThat(sandbox.cancel(connection(), submit(Samples.request("A leaf"))))
                .isEqualTo(Cancellation.TOO_LATE);
    }

    @Test
    void asksForSeveralAtOnce() {
        var handles = Stream.of("A leaf", "A tree", "A wood")
                .map(prompt -> submit(Samples.request(prompt)))
                .toList();
        var asked = Stream.concat(handles.stream(), Stream.of(new Handle("unknown")))
                .toList();
        var found = sandbox.checkAll(connection(), asked);
        assertThat(found).containsOnlyKeys(handles);
        assertThat(found.values())
                .allMatch(Progress.Delivered.class::isInstance)
                .doesNotHaveDuplicates();
    }

    @Test
    void leavesOutOfSeveralWhatCannotBeFetchedNow() {
        var handle = submit(Samples.request("A leaf"));
        server.misbehave(Fault.IMAGE_404);
        assertThat(sandbox.checkAll(connection(), List.of(handle))).isEmpty();
        server.misbehave();
        assertThat(sandbox.checkAll(connection(), List.of(handle))).containsOnlyKeys(handle);
    }

    @Test
    void findsNothingOnlyWhereTheSandboxSaysSo() {
        var request = Samples.request("A leaf");
        assertThat(sandbox.find(connection(), request)).isEqualTo(new Lookup.Absent());
        for (var fault : List.of(
                Fault.RESET_BEFORE,
                Fault.RESET_AFTER,
                Fault.HALF_ANSWER,
                Fault.STATUS_429,
                Fault.STATUS_500,
                Fault.STATUS_503,
                Fault.HTML)) {
            server.misbehave(fault);
            assertThatThrownBy(() -> sandbox.find(connection(), request)).isInstanceOf(ProviderException.class);
        }
    }

    @Test
    void takesNoMoreWhatItDidNotFind() throws IOException {
        var slow = Samples.request("A leaf that is still on its way");
        assertThat(sandbox.find(connection(), slow)).isEqualTo(new Lookup.Absent());

        assertThat(failureOf(slow).acceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(taken()).isEmpty();
    }

    @Test
    void cannotBeAskedForALostTryWhenLookupIsOff() {
        var deaf = Samples.connection(Map.of("address", server.address().toString(), "lookup", "off"));
        assertThat(sandbox.find(deaf, Samples.request("A leaf"))).isEqualTo(new Lookup.Unanswerable());
    }

    @ParameterizedTest
    @CsvSource({
        "RESET_DURING, VENDOR_ERROR, IN_DOUBT, 0",
        "RESET_AFTER,  VENDOR_ERROR, IN_DOUBT, 1",
        "HALF_ANSWER,  VENDOR_ERROR, IN_DOUBT, 1",
        "STATUS_429,   RATE_LIMITED, NOT_ACCEPTED, 0",
        "STATUS_503,   VENDOR_ERROR, NOT_ACCEPTED, 0",
    })
    void judgesALostSubmissionByTheEvidence(Fault fault, FailureKind kind, Acceptance acceptance, int taken)
            throws IOException {
        server.misbehave(fault);
        var request = Samples.request("A leaf");
        var failure = failureOf(request);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.acceptance()).isEqualTo(acceptance);
        assertThat(failure.retryAfter().isPresent()).isEqualTo(fault == Fault.STATUS_429);
        server.misbehave();
        assertThat(sandbox.find(connection(), request) instanceof Lookup.Found).isEqualTo(taken == 1);
        assertThat(taken())
                .hasSize(taken)
                .allMatch(entry -> entry.attempt().equals(request.attemptId().toString()));
    }

    @ParameterizedTest
    @EnumSource(names = {"STATUS_500", "HTML"})
    void isInDoubtWhereTheSandboxBreaksDownOrTalksNonsense(Fault fault) throws IOException {
        server.misbehave(fault);
        var requests =
                Stream.generate(() -> Samples.request("A leaf")).limit(20).toList();
        assertThat(requests).allSatisfy(request -> {
            var failure = failureOf(request);
            assertThat(failure.kind()).isEqualTo(FailureKind.VENDOR_ERROR);
            assertThat(failure.acceptance()).isEqualTo(Acceptance.IN_DOUBT);
        });
        server.misbehave();
        assertThat(requests.stream().filter(request -> sandbox.find(connection(), request) instanceof Lookup.Found))
                .hasSameSizeAs(taken())
                .hasSizeBetween(1, 19);
    }

    @Test
    void aResetBeforeReadingNeverTakesTheWork() throws IOException {
        server.misbehave(Fault.RESET_BEFORE);
        assertThat(failureOf(Samples.request("A leaf")).kind()).isEqualTo(FailureKind.VENDOR_ERROR);
        assertThat(Journal.read(folder.resolve("journal"))).isEmpty();
    }

    @Test
    void aSandboxThatIsAwayTookNothing() throws IOException {
        var request = Samples.request("A leaf");
        var handle = submit(request);
        var connection = connection();
        server.close();
        var failure = catchThrowableOfType(
                ProviderException.class, () -> sandbox.submit(connection, Samples.request("A tree")));
        assertThat(failure.acceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(failure).hasMessage("The sandbox could not be reached.");
        assertThatThrownBy(() -> sandbox.find(connection, request)).isInstanceOf(ProviderException.class);
        assertThatThrownBy(() -> sandbox.check(connection, handle))
                .asInstanceOf(type(ProviderException.class))
                .satisfies(asked -> assertThat(asked.acceptance()).isEqualTo(Acceptance.ACCEPTED));
    }

    @RepeatedTest(100)
    void aSandboxThatWasClosedListensNoMore() throws IOException {
        var address = server.address();
        server.close();
        assertThatThrownBy(() -> new Socket(address.getHost(), address.getPort()).close())
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void aSandboxOutsideOfTheListIsNotAsked() {
        var elsewhere = Samples.connection(
                Map.of("address", "http://localhost:" + server.address().getPort()));
        var failure = catchThrowableOfType(
                ProviderException.class, () -> sandbox.submit(elsewhere, Samples.request("A leaf")));
        assertThat(failure.acceptance()).isEqualTo(Acceptance.NOT_ACCEPTED);
        assertThat(failure).hasMessageContaining("localhost is not on the public internet");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET_AFTER", "HALF_ANSWER", "STATUS_429", "STATUS_500", "STATUS_503", "HTML"})
    void aLostQuestionIsAskedAgain(Fault fault) {
        var handle = submit(Samples.request("A leaf"));
        server.misbehave(fault);
        assertThatThrownBy(() -> sandbox.check(connection(), handle))
                .asInstanceOf(type(ProviderException.class))
                .satisfies(failure -> assertThat(failure.acceptance()).isEqualTo(Acceptance.ACCEPTED));
        assertThatThrownBy(() -> sandbox.cancel(connection(), handle)).isInstanceOf(ProviderException.class);
        server.misbehave();
        assertThat(sandbox.check(connection(), handle)).isInstanceOf(Progress.Delivered.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAGE_404", "IMAGE_EXPIRED"})
    void aPictureThatIsNotThereMayComeBack(Fault fault) {
        var handle = submit(Samples.request("A leaf"));
        server.misbehave(fault);
        assertThatThrownBy(() -> sandbox.check(connection(), handle))
                .asInstanceOf(type(ProviderException.class))
                .satisfies(failure -> assertThat(failure.acceptance()).isEqualTo(Acceptance.ACCEPTED))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.NO_IMAGE));
        server.misbehave();
        assertThat(sandbox.check(connection(), handle)).isInstanceOf(Progress.Delivered.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAGE_REDIRECT_PRIVATE", "IMAGE_HUGE"})
    void aPictureThatMustNotBeFetchedIsNone(Fault fault) {
        var handle = submit(Samples.request("A leaf"));
        server.misbehave(fault);
        assertThat(sandbox.check(connection(), handle))
                .asInstanceOf(type(Progress.Refused.class))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(FailureKind.NO_IMAGE));
    }

    @Test
    void whatIsSaidToBeAPictureIsHandedOnAsItIs() {
        var handle = submit(Samples.request("A leaf"));
        server.misbehave(Fault.IMAGE_NOT_AN_IMAGE);
        assertThat(sandbox.check(connection(), handle)).isInstanceOf(Progress.Delivered.class);
    }

    @Test
    void goesOnWithWhatAnEarlierServerTook() throws IOException {
        var handle = submit(Samples.request("A leaf"));
        server.close();
        server = SandboxServer.start(0, folder.resolve("journal"), Duration.ZERO, "small");
        assertThat(sandbox.check(connection(), handle))
                .asInstanceOf(type(Progress.Delivered.class))
                .satisfies(done -> assertThat(Samples.sizeOf(done.image())).isEqualTo(new PixelSize(32, 32)));
    }

    @Test
    void theServerTakesWhatIsSentTwiceTwice() throws IOException {
        var request = Samples.request("A leaf");
        assertThat(submit(request)).isNotEqualTo(submit(request));
        assertThat(taken()).hasSize(2);
    }

    @Test
    void knowsNothingOfForeignHandles() {
        assertThatThrownBy(() -> sandbox.check(connection(), new Handle("../../faults?x")))
                .hasMessageContaining("knows nothing");
    }

    private void slow() throws IOException {
        server.close();
        server = SandboxServer.start(0, null, Duration.ofMinutes(5), "small");
    }

    private List<Journal.Entry> taken() throws IOException {
        return Journal.read(folder.resolve("journal")).stream()
                .filter(Journal.Entry::isTaken)
                .toList();
    }

    private ProviderException failureOf(ImageRequest request) {
        return catchThrowableOfType(ProviderException.class, () -> sandbox.submit(connection(), request));
    }

    private Handle submit(ImageRequest request) {
        return ((Submission.Accepted) sandbox.submit(connection(), request)).handle();
    }

    private ProviderConnection connection() {
        return Samples.connection(Map.of("address", server.address().toString()));
    }
}
