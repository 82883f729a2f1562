package app.plantain.core.provider.http;

import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The two Apache clients: one that keeps connections for questions, one that makes a new one for each request. */
final class Clients {

    /** Some hosts of images refuse whoever does not look like a browser. */
    private static final String USER_AGENT = "Mozilla/5.0 (compatible; Plantain)";

    private static final int MOST_CONNECTIONS = 1_000;
    private static final int MOST_CONNECTIONS_TO_ONE_HOST = 500;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final TimeValue KEPT_FOR = TimeValue.ofSeconds(30);
    private static final TimeValue CHECKED_AFTER = TimeValue.ofMilliseconds(250);

    /** In bytes: often enough to notice that a large request was refused before its end. */
    static final int LISTENS_EVERY = 64 * 1024;

    private Clients() {}

    static CloseableHttpClient lasting(AddressGuard guard, Duration connectTimeout) {
        return client(guard, connectTimeout).build();
    }

    static CloseableHttpClient fresh(AddressGuard guard, Duration connectTimeout) {
        return client(guard, connectTimeout)
                .setConnectionReuseStrategy((_, _, _) -> false)
                .build();
    }

    /** @param time after how long a silent connection is given up */
    static RequestConfig config(Duration time) {
        var limit = Timeout.of(time.isPositive() ? time : Duration.ofMillis(1));
        return RequestConfig.custom()
                .setConnectionRequestTimeout(limit)
                .setResponseTimeout(limit)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setContentCompressionEnabled(false)
                .setExpectContinueEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setConnectionKeepAlive(KEPT_FOR)
                .build();
    }

    private static HttpClientBuilder client(AddressGuard guard, Duration connectTimeout) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections(guard, connectTimeout))
                .setRequestExecutor(new Evidence.Watcher())
                .setUserAgent(USER_AGENT)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression();
    }

    private static PoolingHttpClientConnectionManager connections(AddressGuard guard, Duration connectTimeout) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS_TO_ONE_HOST)
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(LONGEST_LINE)
                                .setMaxHeaderCount(MOST_HEADERS)
                                .build())
                        .responseOutOfOrderStrategy(new MonitoringResponseOutOfOrderStrategy(LISTENS_EVERY))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setIdleTimeout(Timeout.ofSeconds(30))
                        .setValidateAfterInactivity(CHECKED_AFTER)
                        .build())
                .build();
    }
}
