package app.plantain.providers.sandbox.server;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The work that the sandbox has taken. Two submissions are two pieces of work, whatever they say. */
final class TaskBook {

    /** One piece of work, and whether it was cancelled. */
    static final class Task {
        private final String handle;
        private final int width;
        private final int height;
        private final Instant acceptedAt;
        private final Instant readyAt;
        private volatile boolean cancelled;

        private Task(String handle, int width, int height, Instant acceptedAt, Instant readyAt) {
            this.handle = handle;
            this.width = width;
            this.height = height;
            this.acceptedAt = acceptedAt;
            this.readyAt = readyAt;
        }

        String handle() {
            return handle;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }

        String status(Instant now) {
            if (cancelled) {
                return "cancelled";
            }
            if (!now.isBefore(readyAt)) {
                return "completed";
            }
            var quarter = Duration.between(acceptedAt, readyAt).dividedBy(4);
            return now.isBefore(acceptedAt.plus(quarter)) ? "queued" : "running";
        }

        /** At least 20 ms, at most a second. */
        long pollAfterMillis(Instant now) {
            return Math.clamp(Duration.between(now, readyAt).toMillis(), 20, 1000);
        }

        boolean cancel(Instant now) {
            cancelled = cancelled || now.isBefore(readyAt);
            return cancelled;
        }
    }

    private final Map<String, Task> tasks = new ConcurrentHashMap<>();
    private final Map<String, List<Task>> byAttempt = new ConcurrentHashMap<>();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();
    private final Duration latency;

    TaskBook(Duration latency) {
        this.latency = latency;
    }

    static String newHandle() {
        return "task-" + UUID.randomUUID();
    }

    /** Takes what a journal says was taken. */
    void takeAgain(Journal.Entry entry) {
        if (entry.isTaken()) {
            take(entry);
        }
    }

    Task take(Journal.Entry entry) {
        var handle = Objects.requireNonNull(entry.handle());
        var acceptedAt = Instant.parse(entry.time());
        var task = new Task(handle, entry.width(), entry.height(), acceptedAt, acceptedAt.plus(latency));
        tasks.put(handle, task);
        byAttempt
                .computeIfAbsent(entry.attempt(), _ -> new CopyOnWriteArrayList<>())
                .add(task);
        return task;
    }

    Optional<Task> find(String handle) {
        return Optional.ofNullable(tasks.get(handle));
    }

    /** The tasks of an attempt, to which none will be added any more. */
    List<Task> close(String attempt) {
        closed.add(attempt);
        return byAttempt.getOrDefault(attempt, List.of());
    }

    boolean isClosed(String attempt) {
        return closed.contains(attempt);
    }
}
