package app.plantain.providers.contract;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a simulator does instead of what it should. */
@FunctionalInterface
public interface Misbehaviour {

    /**
     * Answers a request, or does not.
     *
     * @param honest does what was asked for, and gives the answer to it
     */
    void act(HttpExchange exchange, Supplier<Answer> honest) throws IOException;

    /** Refuses: nothing is taken. */
    static Misbehaviour instead(Answer answer) {
        return (exchange, _) -> VendorSimulator.send(exchange, answer);
    }

    /** Takes the request, and answers as if it had not. */
    static Misbehaviour takeBut(Answer answer) {
        return (exchange, honest) -> {
            var _ = honest.get();
            VendorSimulator.send(exchange, answer);
        };
    }

    /** Changes the answer's JSON. */
    static Misbehaviour rewrite(UnaryOperator<JsonNode> change) {
        var json = JsonMapper.builder().build();
        return (exchange, honest) -> {
            var answer = honest.get();
            var changed = change.apply(json.readTree(answer.body()));
            VendorSimulator.send(exchange, Answer.json(answer.status(), json.writeValueAsString(changed)));
        };
    }

    /** Leaves one field out of the answer. */
    static Misbehaviour without(String pointer) {
        return rewrite(answer -> {
            parent(answer, pointer).remove(pointer.substring(pointer.lastIndexOf('/') + 1));
            return answer;
        });
    }

    /** Puts something else in one field of the answer. */
    static Misbehaviour with(String pointer, String value) {
        var json = JsonMapper.builder().build();
        return rewrite(answer -> {
            parent(answer, pointer).set(pointer.substring(pointer.lastIndexOf('/') + 1), json.readTree(value));
            return answer;
        });
    }

    /** Takes the request and hangs up. */
    static Misbehaviour hangUp() {
        return (exchange, honest) -> {
            var _ = honest.get();
            exchange.close();
        };
    }

    /** Takes the request, and its answer ends in the middle. */
    static Misbehaviour half() {
        return (exchange, honest) -> {
            var answer = honest.get();
            exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
            exchange.sendResponseHeaders(answer.status(), answer.body().length);
            exchange.getResponseBody().write(answer.body(), 0, answer.body().length / 2);
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /** Takes the request and answers late. */
    static Misbehaviour slow(Duration pause) {
        return (exchange, honest) -> {
            var answer = honest.get();
            LockSupport.parkNanos(pause.toNanos());
            VendorSimulator.send(exchange, answer);
        };
    }

    /** Takes the request, and its answer does not seem to end. */
    static Misbehaviour huge(String mediaType) {
        return (exchange, honest) -> {
            var _ = honest.get();
            exchange.getResponseHeaders().set("Content-Type", mediaType);
            exchange.sendResponseHeaders(200, 0);
            var blanks = new byte[64 * 1024];
            for (int sent = 0; sent < 200 * 1024 * 1024; sent += blanks.length) {
                exchange.getResponseBody().write(blanks);
            }
            exchange.close();
        };
    }

    private static ObjectNode parent(JsonNode answer, String pointer) {
        return (ObjectNode) answer.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }
}
