package app.plantain.core.provider.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.http.ExchangeFailed.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VendorHttpTests {

    private static final byte[] BODY = "{\"prompt\":\"A leaf\"}".getBytes(StandardCharsets.UTF_8);
    private static final Duration SOON = Duration.ofMillis(400);

    private final VendorHttp http = TestHttp.allowing("127.0.0.1");

    @AfterEach
    void close() throws IOException {
        http.destroy();
    }

    @Test
    void givesTheWholeAnswerWhateverItsStatus() throws Exception {
        try (var server = FaultyServer.answering(
                "HTTP/1.1 429 Slow down",
                "Content-Type: Text/Plain; charset=utf-8",
                "Retry-After: 7",
                "Content-Length: 5",
                "",
                "Later")) {
            var answer = http.exchange(submission(server));
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.isSuccess()).isFalse();
            assertThat(answer.mediaType()).isEqualTo("text/plain");
            assertThat(answer.text()).isEqualTo("Later");
            assertThat(answer.retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(server.requests().getFirst())
                    .startsWith("POST / HTTP/1.1")
                    .contains("Content-Type: application/json", "Content-Length: " + BODY.length, "X-Key: secret")
                    .doesNotContain("Upgrade", "Expect", "Accept-Encoding", "Cookie");
        }
    }

    @Test
    void keepsNoCookieAndAnswersNoChallenge() throws Exception {
        try (var server = FaultyServer.answering(
                "HTTP/1.1 401 Who are you",
                "Set-Cookie: a=b",
                "WWW-Authenticate: Basic realm=\"x\"",
                "Content-Length: 0",
                "",
                "")) {
            assertThat(http.exchange(VendorRequest.get(server.address())).status())
                    .isEqualTo(401);
            assertThat(http.exchange(VendorRequest.get(server.address())).status())
                    .isEqualTo(401);
            assertThat(server.requests()).hasSize(2).noneMatch(head -> head.contains("Cookie"));
        }
    }

    @Test
    void aRefusedConnectionWasNeverAsked() throws IOException {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        var failure = failure(VendorRequest.post(URI.create("http://127.0.0.1:" + port + "/"))
                .json(BODY)
                .once());
        assertThat(failure.reach()).isEqualTo(Reach.NOT_CONNECTED);
        assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
        assertThat(failure.whileSubmitting("The vendor"))
                .hasMessage("The vendor could not be reached.")
                .extracting("acceptance", "kind")
                .containsExactly(Acceptance.NOT_ACCEPTED, FailureKind.VENDOR_ERROR);
    }

    @Test
    void aHostThatNobodyKnowsWasNeverAsked() {
        var failure =
                failure(VendorRequest.post(URI.create("http://vendor.invalid/")).once());
        assertThat(failure.reach()).isEqualTo(Reach.NOT_CONNECTED);
        assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
    }

    @Test
    void aServerThatDoesNotSpeakTlsWasNeverAsked() throws IOException {
        try (var server = FaultyServer.that(visitor -> visitor.say("HTTP/1.1 400 No", "", ""))) {
            var failure = failure(VendorRequest.post(URI.create("https://127.0.0.1:" + server.port() + "/"))
                    .json(BODY)
                    .once());
            assertThat(failure.reach()).isEqualTo(Reach.NOT_CONNECTED);
        }
    }

    @Test
    void aResetBeforeReadingIsADoubtOnlyWhereSomethingWentOut() throws IOException {
        try (var server = FaultyServer.that(FaultyServer.Visitor::reset)) {
            for (int i = 0; i < 20; i++) {
                var failure = failure(submission(server));
                assertThat(failure.reason()).isEqualTo(Reason.BROKEN);
                assertThat(failure.reach()).isIn(Reach.NOT_CONNECTED, Reach.NOT_SENT, Reach.SENT);
            }
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aResetWhileReadingIsADoubt() throws IOException {
        try (var server = FaultyServer.that(visitor -> {
            visitor.readHead();
            visitor.reset();
        })) {
            var failure = failure(VendorRequest.post(server.address())
                    .json(new byte[8 * 1024 * 1024])
                    .once());
            assertThat(failure.reach()).isEqualTo(Reach.SENT);
            assertThat(failure.whileSubmitting("It").acceptance()).isEqualTo(Acceptance.IN_DOUBT);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aResetAfterReadingIsADoubt() throws IOException {
        try (var server = FaultyServer.that(visitor -> {
            visitor.readRequest();
            visitor.reset();
        })) {
            var failure = failure(submission(server));
            assertThat(failure.reach()).isEqualTo(Reach.SENT);
            assertThat(failure.whileSubmitting("It")).hasMessage("It hung up without an answer.");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void anOrderlyHangUpWithoutAnAnswerIsADoubt() throws IOException {
        try (var server = FaultyServer.that(FaultyServer.Visitor::readRequest)) {
            assertThat(failure(submission(server)).reach()).isEqualTo(Reach.SENT);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void halfAnAnswerIsADoubtAndTellsItsStatus() throws IOException {
        try (var server = FaultyServer.that(visitor -> {
            visitor.readRequest();
            visitor.say("HTTP/1.1 202 Taken", "Content-Length: 100", "", "{\"id\":");
        })) {
            var failure = failure(submission(server));
            assertThat(failure.reach()).isEqualTo(Reach.ANSWERING);
            assertThat(failure.status()).hasValue(202);
            assertThat(failure.whileSubmitting("It").acceptance()).isEqualTo(Acceptance.IN_DOUBT);
        }
    }

    @Test
    void halfAChunkedAnswerIsADoubt() throws IOException {
        try (var server = FaultyServer.that(visitor -> {
            visitor.readRequest();
            visitor.say("HTTP/1.1 200 Yes", "Transfer-Encoding: chunked", "", "5", "{\"id\"", "");
        })) {
            assertThat(failure(submission(server)).reach()).isEqualTo(Reach.ANSWERING);
        }
    }

    @Test
    void whatIsNoHttpIsADoubt() throws IOException {
        try (var server = FaultyServer.that(visitor -> {
            visitor.readRequest();
            visitor.say("220 mail.example ESMTP", "");
        })) {
            assertThat(failure(submission(server)).reach()).isEqualTo(Reach.SENT);
        }
    }

    @Test
    void noAnswerInTimeIsADoubt() throws IOException {
        try (var server = FaultyServer.that(visitor -> {
            visitor.readRequest();
            visitor.untilHungUp();
        })) {
            var failure = failure(submission(server).within(SOON));
            assertThat(failure.reach()).isEqualTo(Reach.SENT);
            assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
            assertThat(failure.whileSubmitting("It"))
                    .hasMessage("It did not answer in time.")
                    .extracting("acceptance", "kind")
                    .containsExactly(Acceptance.IN_DOUBT, FailureKind.TIMEOUT);
        }
    }

    @Test
    void anAnswerThatDripsIsCutOffInTime() throws IOException {
        try (var server = FaultyServer.that(visitor -> {
            visitor.readRequest();
            visitor.say("HTTP/1.1 200 Yes", "Content-Length: 100000", "", "");
            for (int i = 0; i < 100_000; i++) {
                visitor.say(" ");
                Thread.sleep(20);
            }
        })) {
            var began = System.nanoTime();
            var failure = failure(submission(server).within(SOON));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(failure.reach()).isEqualTo(Reach.ANSWERING);
            assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        }
    }

    @Test
    void aHeadThatDripsIsCutOffInTime() throws IOException {
        try (var server = FaultyServer.that(visitor -> {
            visitor.readRequest();
            visitor.say("HTTP/1.1 200 Yes", "");
            for (int i = 0; i < 100_000; i++) {
                visitor.say("X-More: more", "");
                Thread.sleep(20);
            }
        })) {
            var failure = failure(submission(server).within(SOON));
            assertThat(failure.reach()).isEqualTo(Reach.SENT);
            assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
        }
    }

    @Test
    void aRequestThatWasHeldUpForTooLongIsNotSent() throws Exception {
        try (var server = FaultyServer.answering("HTTP/1.1 200 Yes", "Content-Length: 0", "", "");
                var closing = new Closing(new VendorHttp(
                        new HttpProperties(Set.of("127.0.0.1"), Set.of(), Duration.ofSeconds(1), Duration.ofNanos(1)),
                        Clock.systemUTC()))) {
            var failure = catchThrowableOfType(
                    ExchangeFailed.class, () -> closing.http().exchange(submission(server)));
            assertThat(failure.reach()).isEqualTo(Reach.NOT_SENT);
            assertThat(failure.reason()).isEqualTo(Reason.TIMED_OUT);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void aSubmissionIsSentOnceOverAConnectionOfItsOwn() throws Exception {
        var closing = new AtomicBoolean();
        try (var server = FaultyServer.that(visitor -> {
            while (!visitor.readRequest().isEmpty() && !closing.get()) {
                visitor.say("HTTP/1.1 200 Yes", "Content-Length: 2", "", "{}");
            }
        })) {
            http.exchange(VendorRequest.get(server.address()));
            http.exchange(VendorRequest.get(server.address()));
            assertThat(server.connections()).isEqualTo(1);
            http.exchange(submission(server));
            http.exchange(submission(server));
            assertThat(server.connections()).isEqualTo(3);
            closing.set(true);
            failure(submission(server));
            assertThat(server.requests()).hasSize(5);
            assertThat(server.connections()).isEqualTo(4);
        }
    }

    @Test
    void aQuestionOverAConnectionThatWentStaleIsNotRepeated() throws Exception {
        var visits = new AtomicInteger();
        try (var server = FaultyServer.that(visitor -> {
            visits.incrementAndGet();
            visitor.readRequest();
            visitor.say("HTTP/1.1 200 Yes", "Content-Length: 2", "", "{}");
            visitor.readRequest();
        })) {
            http.exchange(VendorRequest.get(server.address()));
            var failure = failure(VendorRequest.post(server.address()).json(BODY));
            assertThat(failure.reach()).isEqualTo(Reach.SENT);
            assertThat(server.requests()).hasSize(2);
            assertThat(visits).hasValue(1);
        }
    }

    @Test
    void aRefusalThatComesBeforeTheEndOfALargeRequestIsHeard() throws Exception {
        try (var server = FaultyServer.that(visitor -> {
            visitor.readHead();
            visitor.say("HTTP/1.1 413 Too much", "Content-Length: 2", "Connection: close", "", "{}");
            visitor.untilHungUp();
        })) {
            var answer = http.exchange(VendorRequest.post(server.address())
                    .json(new byte[32 * 1024 * 1024])
                    .once());
            assertThat(answer.status()).isEqualTo(413);
        }
    }

    @Test
    void theRestOfALargeRequestThatIsRefusedInItsMiddleIsNotSent() throws Exception {
        var large = new byte[32 * 1024 * 1024];
        try (var server = FaultyServer.that(visitor -> {
            visitor.readHead();
            visitor.skip(large.length / 16);
            visitor.say("HTTP/1.1 413 Too much", "Content-Length: 2", "Connection: close", "", "{}");
            visitor.untilHungUp();
        })) {
            var answer = http.exchange(
                    VendorRequest.post(server.address()).json(large).once());
            assertThat(answer.status()).isEqualTo(413);
            assertThat(server.leftOver()).isLessThan(large.length / 2);
        }
    }

    @Test
    void anAnswerThatAnnouncesTooMuchIsNotRead() throws IOException {
        try (var server = FaultyServer.that(visitor -> {
            visitor.readRequest();
            visitor.say("HTTP/1.1 200 Yes", "Content-Length: 200000000", "", "");
            visitor.untilHungUp();
        })) {
            var failure = failure(VendorRequest.get(server.address()).atMost(1000));
            assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(failure.reach()).isEqualTo(Reach.ANSWERING);
        }
    }

    @Test
    void anAnswerThatGrowsTooLargeIsCutOff() throws IOException {
        var sent = new AtomicInteger();
        try (var server = FaultyServer.that(visitor -> {
            visitor.readRequest();
            visitor.say("HTTP/1.1 200 Yes", "", "");
            var megabyte = new byte[1024 * 1024];
            for (int i = 0; i < 200; i++) {
                visitor.say(megabyte);
                sent.incrementAndGet();
            }
        })) {
            var failure = failure(VendorRequest.get(server.address()).atMost(1024 * 1024));
            assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(sent.get()).isLessThan(100);
        }
    }

    @Test
    void anAnswerMayBeAsLargeAsAllowed() throws Exception {
        try (var server = FaultyServer.answering("HTTP/1.1 200 Yes", "Content-Length: 4", "", "leaf")) {
            assertThat(http.exchange(VendorRequest.get(server.address()).atMost(4))
                            .text())
                    .isEqualTo("leaf");
            assertThat(failure(VendorRequest.get(server.address()).atMost(3)).reason())
                    .isEqualTo(Reason.TOO_LARGE);
        }
    }

    @Test
    void anAddressThatResolvesToAPrivateOneIsNotAsked() throws Exception {
        try (var server = FaultyServer.answering("HTTP/1.1 200 Yes", "Content-Length: 0", "", "");
                var closing = new Closing(new VendorHttp(
                        new HttpProperties(
                                Set.of("127.0.0.1"), Set.of(80, 443), Duration.ofSeconds(1), Duration.ofSeconds(10)),
                        _ -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                        Clock.systemUTC()))) {
            var rebound = URI.create("http://images.example:" + server.port() + "/");
            var failure = catchThrowableOfType(
                    ExchangeFailed.class, () -> closing.http().exchange(VendorRequest.get(rebound)));
            assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN_ADDRESS);
            assertThat(failure.reach()).isEqualTo(Reach.NOT_CONNECTED);
            assertThat(failure.whileSubmitting("It").getMessage()).contains("images.example is not on the public");
            assertThat(server.connections()).isZero();
        }
    }

    private record Closing(VendorHttp http) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            http.destroy();
        }
    }

    private ExchangeFailed failure(VendorRequest request) {
        return catchThrowableOfType(ExchangeFailed.class, () -> http.exchange(request));
    }

    private static VendorRequest submission(FaultyServer server) {
        return VendorRequest.post(server.address())
                .header("X-Key", "secret")
                .json(BODY)
                .within(Duration.ofSeconds(10))
                .once();
    }
}
