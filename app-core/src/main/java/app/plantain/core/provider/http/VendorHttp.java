package app.plantain.core.provider.http;

import app.plantain.core.provider.http.ExchangeFailed.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

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
    private final CloseableHttpClient lasting;
    private final CloseableHttpClient fresh;
    private final ScheduledExecutorService timer = timer();

    @Autowired
    VendorHttp(HttpProperties properties, Clock clock) {
        this(properties, InetAddress::getAllByName, clock);
    }

    VendorHttp(HttpProperties properties, AddressGuard.Names names, Clock clock) {
        this.guard = new AddressGuard(properties, names);
        this.startTimeout = properties.startTimeout();
        this.clock = clock;
        this.lasting = Clients.lasting(guard, properties.connectTimeout());
        this.fresh = Clients.fresh(guard, properties.connectTimeout());
    }

    /**
     * Sends a request and reads the whole answer, whatever its status.
     *
     * @throws ExchangeFailed where there is no whole answer, with the evidence of how far the request came
     */
    public VendorAnswer exchange(VendorRequest request) throws ExchangeFailed {
        var evidence = new Evidence(startTimeout);
        var message = message(request);
        var alarm = timer.schedule(
                () -> {
                    evidence.timeIsUp();
                    message.cancel();
                },
                request.time().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            guard.require(request.address());
            return exchange(request, message, evidence);
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
        lasting.close();
        fresh.close();
    }

    private VendorAnswer exchange(VendorRequest request, HttpUriRequestBase message, Evidence evidence)
            throws IOException, ExchangeFailed {
        var context = HttpClientContext.create();
        evidence.in(context);
        var client = request.isOnce() ? fresh : lasting;
        try (var response = client.executeOpen(null, message, context)) {
            try {
                return answer(request, response, evidence);
            } catch (IOException | RuntimeException | ExchangeFailed broken) {
                // Closing alone would read the rest of it, however long that is.
                message.cancel();
                throw broken;
            }
        }
    }

    private VendorAnswer answer(VendorRequest request, ClassicHttpResponse response, Evidence evidence)
            throws IOException, ExchangeFailed {
        var entity = response.getEntity();
        if (entity != null && entity.getContentLength() > request.size()) {
            throw tooLarge(request, evidence);
        }
        var bytes = entity == null ? new byte[0] : bounded(request, entity.getContent(), evidence);
        var headers = new HashMap<String, String>();
        for (var header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return new VendorAnswer(response.getCode(), headers, bytes, clock.instant());
    }

    private static byte[] bounded(VendorRequest request, InputStream content, Evidence evidence)
            throws IOException, ExchangeFailed {
        var bytes = content.readNBytes(request.size());
        if (bytes.length == request.size() && content.read() != -1) {
            throw tooLarge(request, evidence);
        }
        return bytes;
    }

    private static HttpUriRequestBase message(VendorRequest request) {
        var message = new HttpUriRequestBase(request.method(), request.address());
        message.setConfig(Clients.config(request.time()));
        request.headers().forEach(header -> message.addHeader(header.name(), header.value()));
        if (request.isOnce()) {
            message.setHeader("Connection", "close");
        }
        if (request.body() != null) {
            message.setEntity(new ByteArrayEntity(request.body(), ContentType.parse(request.mediaType())));
        }
        return message;
    }

    private static ExchangeFailed failure(VendorRequest request, Evidence evidence, Exception broken) {
        var host = request.address().getHost();
        if (broken instanceof ForbiddenAddress forbidden) {
            return new ExchangeFailed(
                    Reason.FORBIDDEN_ADDRESS, evidence.reach(), null, String.valueOf(forbidden.getMessage()), broken);
        }
        boolean late = evidence.isOutOfTime() || broken instanceof InterruptedIOException;
        return new ExchangeFailed(
                late ? Reason.TIMED_OUT : Reason.BROKEN,
                evidence.reach(),
                evidence.status(),
                (late ? "No whole answer in time from " : "No whole answer from ") + host,
                broken);
    }

    private static ExchangeFailed tooLarge(VendorRequest request, Evidence evidence) {
        return new ExchangeFailed(
                Reason.TOO_LARGE,
                evidence.reach(),
                evidence.status(),
                "The answer has more than %,d bytes".formatted(request.size()),
                null);
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
}
