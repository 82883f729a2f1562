package app.plantain.core.provider.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** A server that does with each connection exactly what a test says, on a real socket. */
final class FaultyServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

    /** What is done with one connection; it is closed afterwards. */
    interface Behaviour {
        void with(Visitor visitor) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final Behaviour behaviour;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> visits = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong leftOver = new AtomicLong();

    private FaultyServer(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
    }

    static FaultyServer that(Behaviour behaviour) {
        try {
            var server = new FaultyServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
            Thread.ofVirtual().start(server::serve);
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Answers every request with the same bytes, and keeps the connection. */
    static FaultyServer answering(String... lines) {
        return that(visitor -> {
            while (!visitor.readRequest().isEmpty()) {
                visitor.say(lines);
            }
        });
    }

    URI address() {
        return URI.create("http://127.0.0.1:%d/".formatted(server.getLocalPort()));
    }

    int port() {
        return server.getLocalPort();
    }

    /** The heads of the requests that were read. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many bytes were said to those who waited for the end. */
    long leftOver() {
        return leftOver.get();
    }

    int connections() {
        return visits.size();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var visit : List.copyOf(visits)) {
            visit.close();
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                visits.add(socket);
                Thread.ofVirtual().start(() -> visit(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void visit(Socket socket) {
        try (socket) {
            behaviour.with(new Visitor(socket));
        } catch (IOException | InterruptedException gone) {
            // The other side may go whenever it likes.
        }
    }

    /** One connection. */
    final class Visitor {
        private final Socket socket;

        private Visitor(Socket socket) {
            this.socket = socket;
        }

        /** Reads a whole request, body and all; gives its head, empty at the end of the connection. */
        String readRequest() throws IOException {
            var head = readHead();
            var length = LENGTH.matcher(head);
            if (length.find()) {
                socket.getInputStream().skipNBytes(Long.parseLong(length.group(1)));
            }
            return head;
        }

        String readHead() throws IOException {
            var head = new StringBuilder();
            InputStream input = socket.getInputStream();
            for (int next = input.read(); next != -1; next = input.read()) {
                head.append((char) next);
                if (head.indexOf("\r\n\r\n") >= 0) {
                    requests.add(head.toString());
                    return head.toString();
                }
            }
            return "";
        }

        void say(String... lines) throws IOException {
            say(String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1));
        }

        void say(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        }

        /** Closes so that the other side gets a reset and no orderly end. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        void skip(int bytes) throws IOException {
            socket.getInputStream().skipNBytes(bytes);
        }

        /** Waits until the other side goes away, and counts what it still says. */
        void untilHungUp() throws IOException {
            var some = new byte[64 * 1024];
            for (var read = 0; read != -1; read = socket.getInputStream().read(some)) {
                leftOver.addAndGet(read);
            }
        }
    }
}
