package app.plantain.web.vendors;

import app.plantain.core.generation.Callbacks;
import app.plantain.core.provider.Webhook;
import app.plantain.core.routing.ConnectionId;
import app.plantain.web.media.MediaPaths;
import app.plantain.web.throttle.Throttle;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the vendor of a connection tells of finished work by itself, signed with the connection's webhook secret. What
 * is not signed so is answered as if there were no such connection. What was signed and is sent again within the
 * minutes of its life makes a running job be asked for, a few times a minute at most, and otherwise nothing.
 */
@RestController
class WebhookController {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_A_MINUTE = 600;

    private final Callbacks callbacks;
    private final Hurry hurry;
    private final Throttle throttle = new Throttle(MOST_A_MINUTE, Duration.ofMinutes(1));

    WebhookController(Callbacks callbacks, Hurry hurry) {
        this.callbacks = callbacks;
        this.hurry = hurry;
    }

    @PostMapping("/webhooks/{connection}")
    ResponseEntity<Void> told(@PathVariable String connection, HttpServletRequest request) throws IOException {
        var id = MediaPaths.id(connection, UUID::fromString).map(ConnectionId::new);
        if (id.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        if (throttle.take(id.get().toString()).isPresent()) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS).build();
        }
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        return answer(callbacks.hear(id.get(), new Webhook(headers(request), body)));
    }

    private ResponseEntity<Void> answer(Callbacks.Answer heard) {
        return switch (heard) {
            case Callbacks.Answer.Running(var attempt) -> {
                hurry.up(attempt);
                yield ResponseEntity.ok().build();
            }
            case Callbacks.Answer.Nothing() -> ResponseEntity.ok().build();
            case Callbacks.Answer.Unbelieved() -> ResponseEntity.notFound().build();
        };
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .collect(Collectors.toMap(name -> name, request::getHeader, (one, other) -> one));
    }
}
