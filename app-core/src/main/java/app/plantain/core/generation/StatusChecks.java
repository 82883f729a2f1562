package app.plantain.core.generation;

import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.Progress;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.ReadPermits;
import app.plantain.core.routing.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Asks vendors how far running work is, within the connections' limits. Questions to a vendor that can answer for
 * several at once are gathered for a moment and put in one call.
 */
@Component
class StatusChecks {

    private static final Duration GATHERING = Duration.ofMillis(20);

    private final Router router;
    private final ReadPermits permits;
    private final Map<ConnectionId, Group> groups = new ConcurrentHashMap<>();
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    StatusChecks(Router router, ReadPermits permits) {
        this.router = router;
        this.permits = permits;
    }

    /** The connection's limit of questions lets this one be put later. */
    static final class NotYet extends RuntimeException {

        private final transient Instant at;

        NotYet(Instant at) {
            super("Asked too often", null, false, false);
            this.at = at;
        }

        Instant at() {
            return at;
        }
    }

    /** Questions that go out together. */
    private static final class Group {
        private final List<Handle> handles = new ArrayList<>();
        private final CompletableFuture<Map<Handle, Progress>> answer = new CompletableFuture<>();
    }

    /**
     * How far a piece of work is.
     *
     * @throws NotYet where it may only be asked later
     */
    Progress check(Connection connection, Handle handle) {
        var provider = router.providerOf(connection);
        if (provider.checksAtOnce() == 1) {
            take(connection);
            return provider.check(connection.forProvider(), handle);
        }
        return checkTogether(provider, connection, handle);
    }

    private Progress checkTogether(ImageProvider provider, Connection connection, Handle handle) {
        var group = join(provider, connection, handle);
        try {
            var progress = group.answer.join().get(handle);
            return progress == null ? new Progress.Running(Duration.ofSeconds(2)) : progress;
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private Group join(ImageProvider provider, Connection connection, Handle handle) {
        return groups.compute(connection.id(), (id, open) -> {
            var group = open == null ? start(provider, connection) : open;
            group.handles.add(handle);
            // A full group takes no more; the next question starts another one.
            return group.handles.size() >= provider.checksAtOnce() ? null : group;
        });
    }

    private Group start(ImageProvider provider, Connection connection) {
        var group = new Group();
        CompletableFuture.delayedExecutor(GATHERING.toMillis(), TimeUnit.MILLISECONDS, threads)
                .execute(() -> ask(provider, connection, group));
        return group;
    }

    private void ask(ImageProvider provider, Connection connection, Group group) {
        // Whoever comes from now on starts another group.
        groups.remove(connection.id(), group);
        try {
            take(connection);
            group.answer.complete(provider.checkAll(connection.forProvider(), List.copyOf(group.handles)));
        } catch (RuntimeException failed) {
            group.answer.completeExceptionally(failed);
        }
    }

    private void take(Connection connection) {
        permits.take(connection).ifPresent(at -> {
            throw new NotYet(at);
        });
    }
}
