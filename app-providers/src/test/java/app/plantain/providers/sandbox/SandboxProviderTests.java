package app.plantain.providers.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.NativeSizes;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.Reference;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.http.VendorHttp;
import app.plantain.core.testing.SettableClock;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;

class SandboxProviderTests {

    private final SettableClock clock = new SettableClock();
    private final ProviderConnection connection = Samples.connection(Map.of());

    @TempDir
    private Path home = Path.of("");

    private SandboxProvider sandbox = new SandboxProvider(clock, Samples.HTTP, "");

    @BeforeEach
    void startSandbox() {
        sandbox = new SandboxProvider(clock, Samples.HTTP, home.toString());
    }

    @Test
    void isFoundByTheComponentScan() {
        new ApplicationContextRunner()
                .withBean(Clock.class, () -> clock)
                .withBean(VendorHttp.class, () -> Samples.HTTP)
                .withPropertyValues("plantain.home=" + home)
                .withUserConfiguration(Scan.class)
                .run(context -> assertThat(context.getBean(ImageProvider.class).vendor())
                        .hasToString("sandbox"));
    }

    static Stream<ImageRequest> everyRatioUpToOneK() {
        return everyRequest().filter(request -> request.tier().compareTo(ResolutionTier.ONE_K) <= 0);
    }

    @ParameterizedTest
    @MethodSource("everyRatioUpToOneK")
    void deliversTheTrueSizeOfEveryRatio(ImageRequest request) {
        assertThat(Samples.sizeOf(picture(request))).isEqualTo(trueSize(request));
    }

    @Test
    void deliversTheTrueSizeOfLargeTiers() {
        var large = Stream.of(
                Samples.request("nano-banana-2", "A wide river", "8:1", "2K", List.of(), 0),
                Samples.request("nano-banana-2", "A high tower", "1:8", "4K", List.of(), 1),
                Samples.request("nano-banana-pro", "A field", "21:9", "2K", List.of(), 2),
                Samples.request("nano-banana-pro", "A field", "1:1", "4K", List.of(), 5));
        assertThat(large)
                .allSatisfy(
                        request -> assertThat(Samples.sizeOf(picture(request))).isEqualTo(trueSize(request)));
    }

    @Test
    void knowsTheSizeOfEverythingItOffers() {
        assertThat(everyRequest())
                .hasSize(10 + 14 * 4 + 10 * 3)
                .allSatisfy(request -> assertThat(SandboxModels.sizeOf(request, request.tier()))
                        .isEqualTo(trueSize(request)));
    }

    @Test
    void drawsTheSamePictureForTheSameRequest() {
        assertThat(picture(Samples.request("A quiet harbour")))
                .isEqualTo(picture(Samples.request("A quiet harbour")))
                .isNotEqualTo(picture(Samples.request("A loud harbour")));
    }

    @Test
    void drawsTheSameTaskAgainWhenAskedTwice() {
        var handle = submit(Samples.request("A quiet harbour")).handle();
        clock.advance(Duration.ofSeconds(2));
        assertThat(sandbox.check(connection, handle)).isEqualTo(sandbox.check(connection, handle));
    }

    @Test
    void drawsEveryVariationDifferently() {
        var pictures = Stream.iterate(0, variation -> variation + 1)
                .limit(9)
                .map(variation ->
                        picture(Samples.request("nano-banana-2", "Hills", "1:1", "512", List.of(), variation)));
        assertThat(pictures).doesNotHaveDuplicates();
    }

    @Test
    void showsTheReferences() {
        var red = Samples.picture("png", 300, 200, Color.RED);
        var blue = Samples.picture("png", 300, 200, Color.BLUE);
        var without = Samples.request("nano-banana-2", "A vase", "1:1", "512", List.of(), 0);
        var withRed = Samples.request("nano-banana-2", "A vase", "1:1", "512", List.of(red), 0);
        var withBoth = Samples.request("nano-banana-2", "A vase", "1:1", "512", List.of(red, blue), 0);
        var withBothTurned = Samples.request("nano-banana-2", "A vase", "1:1", "512", List.of(blue, red), 0);
        assertThat(Stream.of(without, withRed, withBoth, withBothTurned).map(this::picture))
                .doesNotHaveDuplicates();
    }

    @Test
    void takesFourteenReferences() {
        var references = Collections.nCopies(14, Samples.picture("jpeg", 90, 160, Color.GREEN));
        var request = Samples.request("nano-banana-2", "A wall of prints", "8:1", "512", references, 0);
        assertThat(Samples.sizeOf(picture(request))).isEqualTo(trueSize(request));
    }

    @Test
    void saysExactlyWhenToAskAgain() {
        var accepted = submit(Samples.request("A clock"));
        assertThat(accepted.pollAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(sandbox.check(connection, accepted.handle())).isEqualTo(new Progress.Queued(Duration.ofSeconds(2)));
        clock.advance(Duration.ofMillis(700));
        assertThat(sandbox.check(connection, accepted.handle()))
                .isEqualTo(new Progress.Running(Duration.ofMillis(1300)));
        clock.advance(Duration.ofMillis(1299));
        assertThat(sandbox.check(connection, accepted.handle()))
                .isEqualTo(new Progress.Running(Duration.ofMillis(100)));
        clock.advance(Duration.ofMillis(1));
        assertThat(sandbox.check(connection, accepted.handle())).isInstanceOf(Progress.Delivered.class);
    }

    @Test
    void isAskedEveryTwoSecondsAboutSlowWork() {
        var slow = Samples.connection(Map.of("latency", "10m"));
        var accepted = accepted(sandbox.submit(slow, Samples.request("A snail")));
        assertThat(accepted.pollAfter()).isEqualTo(Duration.ofSeconds(2));
        clock.advance(Duration.ofMinutes(9));
        assertThat(sandbox.check(slow, accepted.handle())).isEqualTo(new Progress.Running(Duration.ofSeconds(2)));
    }

    @Test
    void drawsAtOnceWithoutLatency() {
        var quick = Samples.connection(Map.of("latency", "0s"));
        var accepted = accepted(sandbox.submit(quick, Samples.request("A hare")));
        assertThat(accepted.pollAfter()).isEqualTo(Duration.ofMillis(100));
        assertThat(sandbox.check(quick, accepted.handle())).isInstanceOf(Progress.Delivered.class);
    }

    @Test
    void finishesWhatAnEarlierProcessAccepted() {
        var request = Samples.request(
                "nano-banana-2", "A bridge", "3:2", "512", List.of(Samples.picture("png", 60, 40, Color.RED)), 3);
        var expected = picture(request);
        var handle = submit(withNewAttempt(request)).handle();
        var restarted = new SandboxProvider(clock, Samples.HTTP, home.toString());
        clock.advance(Duration.ofSeconds(2));
        assertThat(restarted.check(connection, handle)).isEqualTo(new Progress.Delivered(expected));
    }

    @Test
    void keepsAnAttemptOnceHoweverOftenItIsSubmitted() throws IOException {
        var request = Samples.request("A lighthouse");
        var first = submit(request);
        clock.advance(Duration.ofSeconds(2));
        assertThat(submit(request).handle()).isEqualTo(first.handle());
        assertThat(sandbox.check(connection, first.handle())).isInstanceOf(Progress.Delivered.class);
        try (var tasks = Files.list(home.resolve("sandbox"))) {
            assertThat(tasks).hasSize(1);
        }
    }

    @Test
    void findsWhatItAcceptedAndNothingElse() {
        var request = Samples.request("A lost letter");
        var handle = submit(request).handle();
        assertThat(sandbox.find(connection, request)).isEqualTo(new Lookup.Found(handle));
        assertThat(sandbox.find(connection, Samples.request("Another"))).isEqualTo(new Lookup.Absent());
    }

    @Test
    void takesNoMoreWhatItDidNotFind() {
        var slow = Samples.request("A letter that is still on its way");
        assertThat(sandbox.find(connection, slow)).isEqualTo(new Lookup.Absent());

        assertThatThrownBy(() -> submit(slow))
                .asInstanceOf(type(ProviderException.class))
                .satisfies(refusal -> assertThat(refusal.acceptance()).isEqualTo(Acceptance.NOT_ACCEPTED));
        assertThat(sandbox.find(connection, slow)).isEqualTo(new Lookup.Absent());
    }

    @Test
    void cannotBeAskedForALostTryWhenLookupIsOff() {
        var request = Samples.request("A lost letter");
        submit(request);
        assertThat(sandbox.find(Samples.connection(Map.of("lookup", "off")), request))
                .isEqualTo(new Lookup.Unanswerable());
    }

    @Test
    void cancelsWorkThatIsNotDone() {
        var handle = submit(Samples.request("A ship")).handle();
        assertThat(sandbox.cancel(connection, handle)).isEqualTo(Cancellation.CANCELLED);
        clock.advance(Duration.ofSeconds(3));
        assertThat(sandbox.check(connection, handle))
                .asInstanceOf(type(Progress.Refused.class))
                .satisfies(refused -> assertThat(refused.kind()).isEqualTo(FailureKind.NO_IMAGE))
                .satisfies(refused -> assertThat(refused.message()).contains("cancelled"));
        assertThat(sandbox.cancel(connection, handle)).isEqualTo(Cancellation.CANCELLED);
    }

    @Test
    void isTooLateToCancelWhatIsDone() {
        var handle = submit(Samples.request("A ship")).handle();
        clock.advance(Duration.ofSeconds(2));
        assertThat(sandbox.cancel(connection, handle)).isEqualTo(Cancellation.TOO_LATE);
        assertThat(sandbox.check(connection, handle)).isInstanceOf(Progress.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "..",
                ".",
                "1-1-1-1-1",
                "a b\u0000c",
                "00000000-0000-0000-0000-000000000000",
                "00000000-0000-0000-0000-000000000000/../other",
                "00000000-0000-0000-0000-00000000000A"
            })
    void knowsNothingOfForeignHandles(String handle) {
        submit(Samples.request("Ours"));
        assertThatThrownBy(() -> sandbox.check(connection, new Handle(handle)))
                .hasMessageContaining("knows nothing")
                .asInstanceOf(type(ProviderException.class))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.VENDOR_ERROR))
                .satisfies(failure -> assertThat(failure.acceptance()).isEqualTo(Acceptance.ACCEPTED));
        assertThatThrownBy(() -> sandbox.cancel(connection, new Handle(handle))).isInstanceOf(ProviderException.class);
    }

    @Test
    void forgetsPicturesAfterADay() throws IOException {
        var old = Samples.request("Yesterday");
        var handle = submit(old).handle();
        clock.advance(Duration.ofHours(24));
        assertThat(sandbox.check(connection, handle)).isInstanceOf(Progress.Delivered.class);
        clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> sandbox.check(connection, handle)).hasMessageContaining("24 hours");
        assertThat(sandbox.find(connection, old)).isEqualTo(new Lookup.Absent());
        submit(Samples.request("Today"));
        try (var tasks = Files.list(home.resolve("sandbox"))) {
            assertThat(tasks).hasSize(1);
        }
    }

    static Stream<ImageRequest> requestsBeyondTheCapabilities() {
        var picture = Samples.picture("png", 8, 8, Color.RED);
        return Stream.of(
                Samples.request("nano-banana-9", "A cat", "1:1", "1K", List.of(), 0),
                Samples.request("nano-banana", "A cat", "1:1", "2K", List.of(), 0),
                Samples.request("nano-banana-pro", "A cat", "8:1", "1K", List.of(), 0),
                Samples.request("nano-banana", "A cat", "1:1", "1K", Collections.nCopies(4, picture), 0),
                Samples.request("nano-banana-2", "A cat", "1:1", "1K", Collections.nCopies(15, picture), 0),
                Samples.request("nano-banana-2", "c".repeat(8001), "1:1", "1K", List.of(), 0),
                Samples.request("nano-banana-2", " ", "1:1", "1K", List.of(), 0),
                Samples.request("nano-banana-2", "A cat", "1:1", "1K", List.of(), -1));
    }

    @ParameterizedTest
    @MethodSource("requestsBeyondTheCapabilities")
    void refusesWhatGoesBeyondItsCapabilities(ImageRequest request) {
        assertThatThrownBy(() -> sandbox.submit(connection, request))
                .asInstanceOf(type(ProviderException.class))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST))
                .satisfies(failure -> assertThat(failure.acceptance()).isEqualTo(Acceptance.NOT_ACCEPTED));
        assertThat(home.resolve("sandbox")).doesNotExist();
    }

    @Test
    void deliversALowerTierWhenSetTo() {
        var lower = Samples.connection(Map.of("latency", "0s", "delivered-tier", "512"));
        var request = Samples.request("nano-banana-2", "A hill", "16:9", "2K", List.of(), 0);
        var first = Samples.request("nano-banana", "A hill", "16:9", "1K", List.of(), 0);
        assertThat(Samples.sizeOf(picture(lower, request))).isEqualTo(new PixelSize(688, 384));
        assertThat(Samples.sizeOf(picture(lower, first))).isEqualTo(new PixelSize(672, 384));
    }

    @Test
    void neverDeliversAHigherTierThanRequested() {
        var higher = Samples.connection(Map.of("latency", "0s", "delivered-tier", "4K"));
        var request = Samples.request("A hill");
        assertThat(Samples.sizeOf(picture(higher, request))).isEqualTo(trueSize(request));
    }

    @Test
    void doesNotTakeWhatItCannotWriteDown() throws IOException {
        Files.writeString(home.resolve("sandbox"), "a file where the directory should be");
        assertThatThrownBy(() -> sandbox.submit(connection, Samples.request("A tree")))
                .asInstanceOf(type(ProviderException.class))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.VENDOR_ERROR))
                .satisfies(failure -> assertThat(failure.acceptance()).isEqualTo(Acceptance.NOT_ACCEPTED));
    }

    @Test
    void reportsATaskThatCannotBeRead() throws IOException {
        var handle = submit(Samples.request("A tree")).handle();
        Files.writeString(home.resolve("sandbox").resolve(handle.value()).resolve("task.json"), "{");
        assertThatThrownBy(() -> sandbox.check(connection, handle))
                .asInstanceOf(type(ProviderException.class))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(FailureKind.VENDOR_ERROR))
                .satisfies(failure -> assertThat(failure.acceptance()).isEqualTo(Acceptance.ACCEPTED));
    }

    @Test
    void drawsTwoOfSeveralAtOnceAndTheRestSoon() {
        var handles = Stream.of("A leaf", "A tree", "A wood")
                .map(prompt -> submit(Samples.request(prompt)).handle())
                .toList();
        var asked = Stream.concat(Stream.of(new Handle("unknown")), handles.stream())
                .toList();
        assertThat(sandbox.checkAll(connection, asked))
                .containsOnlyKeys(handles)
                .allSatisfy((_, progress) -> assertThat(progress).isInstanceOf(Progress.Queued.class));
        clock.advance(Duration.ofSeconds(2));
        var found = sandbox.checkAll(connection, asked);
        assertThat(found.get(handles.get(0))).isInstanceOf(Progress.Delivered.class);
        assertThat(found.get(handles.get(1))).isInstanceOf(Progress.Delivered.class);
        assertThat(found.get(handles.get(2))).isEqualTo(new Progress.Running(Duration.ofMillis(250)));
    }

    private Submission.Accepted submit(ImageRequest request) {
        return accepted(sandbox.submit(connection, request));
    }

    private ImageFile picture(ImageRequest request) {
        return picture(Samples.connection(Map.of("latency", "0s")), request);
    }

    private ImageFile picture(ProviderConnection over, ImageRequest request) {
        var handle = accepted(sandbox.submit(over, request)).handle();
        assertThat(sandbox.check(over, handle)).isInstanceOf(Progress.Delivered.class);
        return ((Progress.Delivered) sandbox.check(over, handle)).image();
    }

    private static Submission.Accepted accepted(Submission submission) {
        assertThat(submission).isInstanceOf(Submission.Accepted.class);
        return (Submission.Accepted) submission;
    }

    private static ImageRequest withNewAttempt(ImageRequest request) {
        return Samples.request(
                request.model().value(),
                request.prompt(),
                request.aspectRatio().toString(),
                request.tier().label(),
                request.references().stream().map(Reference::image).toList(),
                request.variation());
    }

    private static PixelSize trueSize(ImageRequest request) {
        return NativeSizes.of(request.model(), request.aspectRatio(), request.tier())
                .orElseThrow();
    }

    private static Stream<ImageRequest> everyRequest() {
        return SandboxModels.ALL.stream().flatMap(SandboxProviderTests::everyRequest);
    }

    private static Stream<ImageRequest> everyRequest(Capabilities capabilities) {
        return capabilities.tiers().stream()
                .flatMap(tier -> capabilities.aspectRatios().stream()
                        .map(ratio -> Samples.request(
                                capabilities.model().value(),
                                "A garden wall",
                                ratio.toString(),
                                tier.label(),
                                List.of(),
                                ratio.width())));
    }

    @ComponentScan
    static class Scan {}
}
