package app.plantain.core.provider.http;

import java.io.IOException;
import java.time.Duration;
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

    /** May be told by another thread. */
    void timeIsUp() {
        outOfTime = true;
    }

    void in(HttpContext context) {
        context.setAttribute(ATTRIBUTE, this);
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
