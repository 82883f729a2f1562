package app.plantain.providers.sandbox;

import app.plantain.core.provider.Handle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The accepted tasks on disk, a directory each: the task, its references and, where it was cancelled, a mark. A task
 * appears whole or not at all, so that a killed process leaves nothing half accepted.
 */
final class TaskShelf {

    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    private static final String TASK = "task.json";
    private static final String CANCELLED = "cancelled";
    private static final String CLOSED = "closed";

    private final JsonMapper json = JsonMapper.builder().build();
    private final AtomicReference<Instant> sweptAt = new AtomicReference<>(Instant.EPOCH);
    private final Path directory;

    TaskShelf(Path directory) {
        this.directory = directory;
    }

    /**
     * Puts a task there; where it is there already, leaves it as it is.
     *
     * @return false where its id was closed before, and nothing was put there
     */
    boolean put(SandboxTask task, List<byte[]> references) throws IOException {
        Files.createDirectories(directory);
        var draft = Files.createTempDirectory(directory, ".new-");
        try {
            Files.write(draft.resolve(TASK), json.writeValueAsBytes(task));
            for (int i = 0; i < references.size(); i++) {
                Files.write(draft.resolve(referenceName(i)), references.get(i));
            }
            // The age by which it is swept away, in the time of the injected clock.
            Files.setLastModifiedTime(draft, FileTime.from(task.acceptedAt()));
            publish(draft, directoryOf(task.id()));
            return Files.exists(directoryOf(task.id()).resolve(TASK));
        } finally {
            FileSystemUtils.deleteRecursively(draft);
        }
    }

    /** Sees to it that no task comes to an id any more; one that is there stays. */
    void close(UUID id, Instant now) throws IOException {
        Files.createDirectories(directory);
        var draft = Files.createTempDirectory(directory, ".new-");
        try {
            Files.createFile(draft.resolve(CLOSED));
            Files.setLastModifiedTime(draft, FileTime.from(now));
            publish(draft, directoryOf(id));
        } finally {
            FileSystemUtils.deleteRecursively(draft);
        }
    }

    /** The task, empty where there is none or it has expired. */
    Optional<SandboxTask> get(UUID id, Instant now) throws IOException {
        try {
            var task = json.readValue(Files.readAllBytes(directoryOf(id).resolve(TASK)), SandboxTask.class);
            return task.isExpired(now) ? Optional.empty() : Optional.of(task);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JacksonException broken) {
            throw new IOException("The task is not readable", broken);
        }
    }

    /** The task's references, in the order they were given. */
    List<BufferedImage> references(UUID id) throws IOException {
        var pictures = new ArrayList<BufferedImage>();
        for (var file = directoryOf(id).resolve(referenceName(0));
                Files.exists(file);
                file = directoryOf(id).resolve(referenceName(pictures.size()))) {
            pictures.add(ReferencePictures.read(Files.readAllBytes(file)));
        }
        return pictures;
    }

    void cancel(UUID id) throws IOException {
        try {
            Files.createFile(directoryOf(id).resolve(CANCELLED));
        } catch (FileAlreadyExistsException cancelledBefore) {
            // It is what was wanted.
        }
    }

    boolean isCancelled(UUID id) {
        return Files.exists(directoryOf(id).resolve(CANCELLED));
    }

    /** The id in a handle, empty where it is none of ours: what is not exactly an id never becomes a path. */
    static Optional<UUID> idIn(Handle handle) {
        try {
            var id = UUID.fromString(handle.value());
            return id.toString().equals(handle.value()) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Removes what has expired; does so at most once an hour. */
    void sweep(Instant now) throws IOException {
        var last = sweptAt.get();
        boolean due = now.isAfter(last.plus(SWEEP_EVERY)) && Files.isDirectory(directory);
        if (!due || !sweptAt.compareAndSet(last, now)) {
            return;
        }
        try (var entries = Files.newDirectoryStream(directory)) {
            for (var entry : entries) {
                if (SandboxTask.isExpired(ageMark(entry, now), now)) {
                    FileSystemUtils.deleteRecursively(entry);
                }
            }
        }
    }

    private static Instant ageMark(Path entry, Instant now) throws IOException {
        try {
            return Files.getLastModifiedTime(entry).toInstant();
        } catch (NoSuchFileException sweptByAnother) {
            return now;
        }
    }

    private static void publish(Path draft, Path place) throws IOException {
        try {
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            // A directory that has content is never replaced: the same attempt came before, or was closed.
            if (!Files.exists(place.resolve(TASK)) && !Files.exists(place.resolve(CLOSED))) {
                throw failure;
            }
        }
    }

    private Path directoryOf(UUID id) {
        return directory.resolve(id.toString());
    }

    private static String referenceName(int index) {
        return String.format(Locale.ROOT, "reference-%02d.jpg", index + 1);
    }
}
