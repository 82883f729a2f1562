package app.plantain.core.provider.http;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;

/**
 * Spring's client over one of Apache's, which writes down the evidence of what it does. Between them nothing is
 * converted: bodies are bytes.
 */
final class WatchedClient {

    private static final ScopedValue<Watched> CURRENT = ScopedValue.newInstance();

    private final RestClient client;

    WatchedClient(CloseableHttpClient apache) {
        this.client = RestClient.builder()
                .requestFactory(new WatchedRequests(apache))
                .configureMessageConverters(
                        converters -> converters.disableDefaults().addCustomConverter(new BytesInPortions()))
                .build();
    }

    /** Makes something of an answer whose head has come. */
    interface Reading {
        VendorAnswer of(ConvertibleClientHttpResponse response) throws IOException;
    }

    /** What an exchange sends, and what is known of it. */
    private record Watched(VendorRequest request, Evidence evidence) {}

    VendorAnswer exchange(VendorRequest request, Evidence evidence, Reading reading) {
        return ScopedValue.where(CURRENT, new Watched(request, evidence)).call(() -> send(request, evidence, reading));
    }

    private VendorAnswer send(VendorRequest request, Evidence evidence, Reading reading) {
        var message = client.method(HttpMethod.valueOf(request.method()))
                .uri(request.address())
                .headers(head -> request.headers().forEach(line -> head.add(line.name(), line.value())));
        if (request.isOnce()) {
            message.header("Connection", "close");
        }
        var type = request.mediaType();
        var body = request.body();
        if (type != null && body != null) {
            message.header("Content-Type", type).body(body);
        }
        return message.exchangeForRequiredValue((_, response) -> {
            try {
                return reading.of(response);
            } catch (IOException | RuntimeException broken) {
                // Closing alone would read the rest of it, however long that is.
                evidence.abandon();
                throw broken;
            }
        });
    }

    /** Before each portion it is listened whether the request was refused already. */
    private static final class BytesInPortions extends ByteArrayHttpMessageConverter {

        @Override
        protected void writeInternal(byte[] bytes, HttpOutputMessage message) throws IOException {
            var body = message.getBody();
            for (var from = 0; from < bytes.length; from += Clients.LISTENS_EVERY) {
                body.write(bytes, from, Math.min(Clients.LISTENS_EVERY, bytes.length - from));
            }
        }
    }

    /** Gives each request its limits, and ties it to the evidence of its exchange. */
    private static final class WatchedRequests extends HttpComponentsClientHttpRequestFactory {

        WatchedRequests(CloseableHttpClient apache) {
            super(apache);
            setHttpContextFactory((_, _) -> CURRENT.get().evidence().context());
        }

        @Override
        protected void postProcessHttpRequest(ClassicHttpRequest request) {
            var message = (HttpUriRequestBase) request;
            message.setConfig(Clients.config(CURRENT.get().request().time()));
            CURRENT.get().evidence().isOf(message);
        }
    }
}
