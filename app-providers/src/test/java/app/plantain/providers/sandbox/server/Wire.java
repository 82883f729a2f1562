package app.plantain.providers.sandbox.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HTTP on a bare socket, since no HTTP server lets itself be told to break off at a given byte. */
final class Wire {

    private static final int MOST_LINE = 64 * 1024;
    private static final int MOST_BODY = 256 * 1024 * 1024;

    private final Socket socket;
    private final BufferedInputStream input;
    private final BufferedOutputStream output;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.input = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        this.output = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
    }

    /** The first line and the headers of a request. */
    record Head(String method, String path, Map<String, String> query, Map<String, String> headers) {

        int length() {
            return Integer.parseInt(headers.getOrDefault("content-length", "0"));
        }

        boolean isLast() {
            return "close".equalsIgnoreCase(headers.get("connection"));
        }
    }

    /** An answer that is ready to go. */
    static final class Answer {
        private final int status;
        private final String mediaType;
        private final byte[] body;
        private final String more;

        private Answer(int status, String mediaType, byte[] body, String more) {
            this.status = status;
            this.mediaType = mediaType;
            this.body = body;
            this.more = more;
        }

        static Answer json(int status, String json) {
            return new Answer(status, "application/json", json.getBytes(StandardCharsets.UTF_8), "");
        }

        static Answer of(int status, String mediaType, byte[] body) {
            return new Answer(status, mediaType, body, "");
        }

        static Answer html(int status) {
            return of(status, "text/html", "<!doctype html><title>Sandbox</title>".getBytes(StandardCharsets.UTF_8));
        }

        Answer with(String header) {
            return new Answer(status, mediaType, body, more + header + "\r\n");
        }

        private byte[] head() {
            return "HTTP/1.1 %d Sandbox\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
                    .formatted(status, mediaType, body.length, more)
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Waits for another request, and leaves it unread. */
    boolean hasMore() throws IOException {
        input.mark(1);
        boolean more = input.read() != -1;
        input.reset();
        return more;
    }

    /** Reads up to the end of the headers, empty where the other side is done. */
    Optional<Head> readHead() throws IOException {
        var first = readLine();
        if (first == null || first.isEmpty()) {
            return Optional.empty();
        }
        var headers = new HashMap<String, String>();
        for (var line = readLine(); line != null && !line.isEmpty(); line = readLine()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var words = first.split(" ", -1);
        var parts = words[1].split("\\?", 2);
        return Optional.of(new Head(words[0], parts[0], query(parts.length > 1 ? parts[1] : ""), headers));
    }

    byte[] readBody(Head head) throws IOException {
        if (head.length() > MOST_BODY) {
            throw new IOException("Too much");
        }
        var body = input.readNBytes(head.length());
        if (body.length < head.length()) {
            throw new IOException("The request was cut off");
        }
        return body;
    }

    void readHalf(Head head) throws IOException {
        input.skipNBytes(head.length() / 2);
    }

    void send(Answer answer) throws IOException {
        output.write(answer.head());
        output.write(answer.body);
        output.flush();
    }

    void sendHalf(Answer answer) throws IOException {
        output.write(answer.head());
        output.write(answer.body, 0, answer.body.length / 2);
        output.flush();
    }

    void drip(Answer answer) throws IOException, InterruptedException {
        for (byte[] part : new byte[][] {answer.head(), answer.body}) {
            for (byte one : part) {
                output.write(one);
                output.flush();
                Thread.sleep(500);
            }
        }
    }

    /** Sends zeros, as an image that never seems to end. */
    void flood(long bytes) throws IOException {
        output.write("HTTP/1.1 200 Sandbox\r\nContent-Type: image/png\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        var zeros = new byte[64 * 1024];
        for (long sent = 0; sent < bytes; sent += zeros.length) {
            output.write(zeros);
        }
        output.flush();
    }

    void untilHungUp() throws IOException {
        while (input.read() != -1) {
            // Whatever it still says.
        }
    }

    /** Closes so that the other side gets a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private @Nullable String readLine() throws IOException {
        var line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next == -1) {
                return line.isEmpty() ? null : line.toString();
            }
            if (next != '\r') {
                line.append((char) next);
            }
            if (line.length() > MOST_LINE) {
                throw new IOException("Too long a line");
            }
        }
        return line.toString();
    }

    private static Map<String, String> query(String text) {
        var query = new HashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            var parts = pair.split("=", 2);
            query.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return query;
    }
}
