package app.plantain.core.provider.http;

import app.plantain.core.provider.http.ExchangeFailed.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.ResourceAccessException;

/**
 * The HTTP client for vendors. It goes to no private address unless configuration lists it, follows no redirect and
 * repeats nothing by itself, keeps no cookie and answers no challenge, and bounds every exchange in time and size. What
 * fails says how far the request came: see {@link Reach}.
 *
 * <p>Its methods block, for use on virtual threads.
 */
@Component
@EnableConfigurationProperties(HttpProperties.class)
public class VendorHttp implements DisposableBean {

    private static final int MOST_HOPS = 3;

    private final AddressGuard guard;
    private final Duration startTimeout;
    private final Clock clock;
    private final Supplier<WatchedClient> lasting;
    private final Supplier<WatchedClient> fresh;
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService timer = timer();

    @Autowired
    VendorHttp(HttpProperties properties, Clock clock) {
        this(properties, InetAddress::getAllByName, clock);
    }

    VendorHttp(HttpProperties properties, AddressGuard.Names names, Clock clock) {
        this.guard = new AddressGuard(properties, names);
        this.startTimeout = properties.startTimeout();
        this.clock = clock;
        this.lasting = SingletonSupplier.of(() -> opened(Clients.lasting(guard, properties.connectTimeout())));
        this.fresh = SingletonSupplier.of(() -> opened(Clients.fresh(guard, properties.connectTimeout())));
    }

    /** Clients are made when they are first needed: preparing TLS would hold up the first page. */
    private WatchedClient opened(CloseableHttpClient client) {
        open.add(client);
        return new WatchedClient(client);
    }

    /**
     * Sends a request and reads the whole answer, whatever its status.
     *
     * @throws ExchangeFailed where there is no whole answer, with the evidence of how far the request came
     */
    public VendorAnswer exchange(VendorRequest request) throws ExchangeFailed {
        var evidence = new Evidence(startTimeout);
        var alarm = timer.schedule(evidence::timeIsUp, request.time().toMillis(), TimeUnit.MILLISECONDS);
        try {
            guard.require(request.address());
            var client = request.isOnce() ? fresh : lasting;
            return client.get().exchange(request, evidence, response -> answer(request, response));
        } catch (ResourceAccessException broken) {
            throw failure(request, evidence, broken.getCause() instanceof IOException cause ? cause : broken);
        } catch (IOException | RuntimeException broken) {
            throw failure(request, evidence, broken);
        } finally {
            alarm.cancel(false);
        }
    }

    /**
     * Fetches what lies at an address that a vendor named. Follows at most three redirects, each checked like the first
     * address; never from https to http.
     *
     * @param atMost how large it may be, in bytes
     * @param within how long all of it may take
     * @return the first answer that is no redirect, whatever its status
     */
    public VendorAnswer fetch(URI address, int atMost, Duration within) throws ExchangeFailed {
        var deadline = clock.instant().plus(within);
        var next = address;
        for (int hop = 0; hop <= MOST_HOPS; hop++) {
            var left = Duration.between(clock.instant(), deadline);
            var answer = exchange(VendorRequest.get(next).atMost(atMost).within(left));
            if (!isRedirect(answer.status())) {
                return answer;
            }
            next = target(next, answer);
        }
        throw lost(null, "The redirects do not end.");
    }

    /**
     * Why no request goes to an address, as far as can be told without asking for its name: empty where nothing speaks
     * against it. Each request is checked again, by the address that the name has then.
     */
    public Optional<String> refusalAtSight(URI address) {
        try {
            guard.require(address);
            guard.requireAtSight(address.getHost());
            return Optional.empty();
        } catch (ForbiddenAddress forbidden) {
            return Optional.ofNullable(forbidden.getMessage());
        }
    }

    /** Why no request goes to an address as its name stands now. A name that nobody knows just now is not refused. */
    public Optional<String> refusal(URI address) {
        try {
            guard.require(address);
            guard.resolve(address.getHost());
            return Optional.empty();
        } catch (ForbiddenAddress forbidden) {
            return Optional.ofNullable(forbidden.getMessage());
        } catch (UnknownHostException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public void destroy() throws IOException {
        timer.shutdownNow();
        for (var client : open) {
            client.close();
        }
    }

    private VendorAnswer answer(VendorRequest request, ClientHttpResponse response) throws IOException {
        if (response.getHeaders().getContentLength() > request.size()) {
            throw new AnswerTooLarge(request.size());
        }
        var content = response.getBody();
        var bytes = content.readNBytes(request.size());
        if (bytes.length == request.size() && content.read() != -1) {
            throw new AnswerTooLarge(request.size());
        }
        var headers = new HashMap<String, String>();
        response.getHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new VendorAnswer(response.getStatusCode().value(), headers, bytes, clock.instant());
    }

    private static ExchangeFailed failure(VendorRequest request, Evidence evidence, Exception broken) {
        var host = request.address().getHost();
        if (broken instanceof ForbiddenAddress forbidden) {
            return new ExchangeFailed(
                    Reason.FORBIDDEN_ADDRESS, evidence.reach(), null, String.valueOf(forbidden.getMessage()), broken);
        }
        if (broken instanceof AnswerTooLarge large) {
            return new ExchangeFailed(
                    Reason.TOO_LARGE, evidence.reach(), evidence.status(), String.valueOf(large.getMessage()), null);
        }
        boolean late = evidence.isOutOfTime() || broken instanceof InterruptedIOException;
        return new ExchangeFailed(
                late ? Reason.TIMED_OUT : Reason.BROKEN,
                evidence.reach(),
                evidence.status(),
                (late ? "No whole answer in time from " : "No whole answer from ") + host,
                broken);
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private static URI target(URI from, VendorAnswer answer) throws ExchangeFailed {
        var location = answer.header("Location").orElseThrow(() -> lost(answer, "A redirect leads nowhere."));
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException unreadable) {
            throw lost(answer, "A redirect leads nowhere.");
        }
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(target.getScheme())) {
            throw lost(answer, "A redirect leaves the secure connection.");
        }
        return target;
    }

    private static ExchangeFailed lost(@Nullable VendorAnswer answer, String message) {
        return new ExchangeFailed(
                Reason.REDIRECTED, Reach.ANSWERING, answer == null ? null : answer.status(), message, null);
    }

    private static ScheduledExecutorService timer() {
        var timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("vendor-http-timer").daemon().factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static final class AnswerTooLarge extends IOException {
        AnswerTooLarge(int most) {
            super("The answer has more than %,d bytes".formatted(most));
        }
    }
}
