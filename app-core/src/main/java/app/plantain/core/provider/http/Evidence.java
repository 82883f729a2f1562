package app.plantain.core.provider.http;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** What is known of one exchange, written down while it happens. Belongs to the thread that exchanges. */
final class Evidence {

    private static final String ATTRIBUTE = "plantain.evidence";

    private Reach reach = Reach.NOT_CONNECTED;
    private @Nullable Integer status;
    private final long sendBefore;
    private volatile boolean outOfTime;
    private volatile @Nullable HttpUriRequestBase message;

    /** @param startTimeout after how long from now nothing is sent any more */
    Evidence(Duration startTimeout) {
        this.sendBefore = System.nanoTime() + startTimeout.toNanos();
    }

    Reach reach() {
        return reach;
    }

    @Nullable Integer status() {
        return status;
    }

    boolean isOutOfTime() {
        return outOfTime;
    }

    /** Ends the exchange, wherever it is. May be told by another thread. */
    void timeIsUp() {
        outOfTime = true;
        abandon();
    }

    /** Closes the connection without reading what is still to come. */
    void abandon() {
        var current = message;
        if (current != null) {
            current.cancel();
        }
    }

    /** What the exchange sends, as soon as it is there. */
    void isOf(HttpUriRequestBase sent) {
        message = sent;
        if (outOfTime) {
            sent.cancel();
        }
    }

    HttpContext context() {
        var context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, this);
        return context;
    }

    /**
     * Watches the request go out. It is called with an open connection, and before the first byte.
     *
     * <p>The connection counts what it has handed to the operating system. Of a new connection, the first portion is at
     * most the 8 KB of its buffer and is taken by the system as a whole or not at all: where nothing is counted, nothing
     * went out. Where a connection counts nothing, everything counts as sent.
     */
    static final class Watcher extends HttpRequestExecutor {

        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                @Nullable HttpResponseInformationCallback information,
                HttpContext context)
                throws IOException, HttpException {
            var evidence = (Evidence) context.getAttribute(ATTRIBUTE);
            var counter = connection.getEndpointDetails();
            long before = sent(counter, 0);
            evidence.reach = Reach.NOT_SENT;
            if (evidence.isOutOfTime() || System.nanoTime() - evidence.sendBefore > 0) {
                evidence.timeIsUp();
                throw new IOException("It is too late to send the request");
            }
            try {
                var response = super.execute(request, connection, information, context);
                evidence.reach = Reach.ANSWERING;
                evidence.status = response.getCode();
                return response;
            } finally {
                if (evidence.reach == Reach.NOT_SENT && sent(counter, before + 1) > before) {
                    evidence.reach = Reach.SENT;
                }
            }
        }

        private static long sent(@Nullable EndpointDetails counter, long otherwise) {
            return counter == null ? otherwise : counter.getSentBytesCount();
        }
    }
}
