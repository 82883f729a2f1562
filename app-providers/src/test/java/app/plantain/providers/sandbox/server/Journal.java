package app.plantain.providers.sandbox.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the sandbox knows of every submission that it has read to its end: a line of JSON each, on the disk before the
 * answer goes out. A submission that stands here twice was sent twice.
 */
public final class Journal implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final @Nullable FileChannel file;

    /**
     * One submission.
     *
     * @param time in ISO 8601
     * @param attempt our name for the try, as it came with it
     * @param handle the sandbox's name for the work, null where it was not taken
     * @param outcome {@code accepted}, or the fault that kept it from being answered so
     * @param width in pixels
     * @param height in pixels
     */
    public record Entry(
            String time, String attempt, @Nullable String handle, String outcome, int width, int height) {

        /** Whether work began, which a real vendor would bill. */
        public boolean isTaken() {
            return handle != null;
        }
    }

    private Journal(@Nullable FileChannel file) {
        this.file = file;
    }

    /** Goes on with a journal, or keeps none where there is no path. */
    static Journal at(@Nullable Path path) throws IOException {
        return new Journal(
                path == null
                        ? null
                        : FileChannel.open(
                                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    /** What a journal says; a last line that was cut off is left out. */
    public static List<Entry> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        return Files.readAllLines(path).stream()
                .<Entry>mapMulti((line, entries) -> {
                    try {
                        entries.accept(JSON.readValue(line, Entry.class));
                    } catch (JacksonException cutOff) {
                        // The server was killed while it wrote; nobody was answered.
                    }
                })
                .toList();
    }

    synchronized void write(Entry entry) {
        if (file == null) {
            return;
        }
        try {
            var line = ByteBuffer.wrap((JSON.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                file.write(line);
            }
            file.force(false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
