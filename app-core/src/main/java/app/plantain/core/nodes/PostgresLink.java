package app.plantain.core.nodes;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of its own to PostgreSQL, on which this node listens and notifies; opened again by itself whenever it is
 * lost. All state is touched by one thread only, that of Vert.x.
 */
final class PostgresLink {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresLink.class);

    private static final String CHANNEL = "plantain_nodes";

    /** A notification is not worth waiting for the disk, least of all under the lock that PostgreSQL puts around it. */
    private static final String BEGIN = "set synchronous_commit = off; listen " + CHANNEL;

    /** What happens within this time after a notification shares the next one. */
    private static final long MILLIS_BETWEEN_NOTIFICATIONS = 20;

    private static final long SHORTEST_PAUSE_MILLIS = 1;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long SECONDS_TO_CLOSE = 5;

    private final PostgresAddress address;
    private final Conversation conversation;
    private final Vertx vertx = vertx();
    private final Context context = vertx.getOrCreateContext();
    private final AtomicBoolean woken = new AtomicBoolean();

    private @Nullable PgConnection connection;
    private boolean sending;

    /** Whether a notification of this node has come back over this connection, so that the whole way works. */
    private boolean proven;

    private boolean heardItselfSinceTheBeat;
    private boolean complained;
    private boolean closing;
    private int attempt;
    private int failures;

    PostgresLink(PostgresAddress address, Conversation conversation) {
        this.address = address;
        this.conversation = conversation;
    }

    /** Connects, now or as soon as the database lets it; returns at once. */
    void open() {
        context.runOnContext(_ -> connect());
        vertx.setPeriodic(Conversation.BEAT.toMillis(), _ -> context.runOnContext(_ -> beat()));
    }

    /** There is something to say. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(_ -> {
                woken.set(false);
                send();
            });
        }
    }

    void close() {
        var ended = Promise.<Void>promise();
        context.runOnContext(_ -> end().onComplete(ended));
        try {
            ended.future().eventually(vertx::close).await(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            LOG.debug("The connection between the nodes was still closing", slow);
        }
    }

    private Future<Void> end() {
        var open = connection;
        connection = null;
        closing = true;
        attempt++;
        return open == null ? Future.succeededFuture() : open.close();
    }

    private void connect() {
        var current = ++attempt;
        PgConnection.connect(vertx, address.host(failures))
                .compose(fresh -> listen(fresh, current))
                .timeout(address.connectSeconds(), TimeUnit.SECONDS)
                .onSuccess(this::begin)
                .onFailure(failure -> retry(reason(failure)));
    }

    /** A connection that comes when nobody waits for it any more is closed. */
    private Future<PgConnection> listen(PgConnection fresh, int current) {
        if (current != attempt) {
            return fresh.close().map(fresh);
        }
        fresh.notificationHandler(notification -> hear(fresh, notification.getPayload()));
        fresh.exceptionHandler(failure -> LOG.debug("The database ends a connection", failure));
        fresh.closeHandler(_ -> lose(fresh, "the database closed the connection"));
        return fresh.query(BEGIN).execute().map(fresh).onFailure(_ -> fresh.close());
    }

    private void begin(PgConnection fresh) {
        connection = fresh;
        proven = false;
        heardItselfSinceTheBeat = true;
        sending = false;
        conversation.say(Letter.ALIVE);
        send();
    }

    private void hear(PgConnection source, String text) {
        if (source.equals(connection) && conversation.hear(text)) {
            heardItselfSinceTheBeat = true;
            if (!proven) {
                proven = true;
                resume();
            }
        }
    }

    private void resume() {
        LOG.info(complained ? "Hears the other nodes again" : "Hears the other nodes on this database");
        failures = 0;
        complained = false;
        conversation.resume();
    }

    private void beat() {
        conversation.forgetSilent();
        var open = connection;
        if (open == null) {
            return;
        }
        if (!proven || !heardItselfSinceTheBeat) {
            lose(open, "notifications do not come back");
            return;
        }
        heardItselfSinceTheBeat = false;
        conversation.say(Letter.ALIVE);
        send();
    }

    private void lose(PgConnection lost, String reason) {
        if (lost.equals(connection)) {
            connection = null;
            lost.close();
            retry(reason);
        }
    }

    private void retry(String reason) {
        if (closing) {
            return;
        }
        attempt++;
        if (!complained) {
            complained = true;
            LOG.warn(
                    "Does not hear the other nodes: {}. Open screens follow only what happens on this node until it does; it"
                            + " goes on trying. If this stays: {} must let one more connection in, and no pooler in"
                            + " transaction mode may lie in between, as LISTEN needs a session of its own.",
                    reason,
                    address);
        }
        var pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
        failures++;
        vertx.setTimer(pause, _ -> context.runOnContext(_ -> connect()));
    }

    /** One notification at a time: what happens meanwhile goes with the next. */
    private void send() {
        var open = connection;
        if (open != null && !sending) {
            conversation.next().ifPresent(text -> {
                sending = true;
                open.preparedQuery("select pg_notify($1, $2)")
                        .execute(Tuple.of(CHANNEL, text))
                        .onSuccess(_ -> sendNextAfter(pauseAfter(text)))
                        .onFailure(failure -> {
                            LOG.debug("A notification was not taken", failure);
                            conversation.say(Letter.MISSED);
                            sendNextAfter(FIRST_PAUSE_MILLIS);
                        });
            });
        }
    }

    /** A full notification says that more is waiting already. */
    private static long pauseAfter(String text) {
        return text.length() > Outbox.MOST_BYTES / 2 ? SHORTEST_PAUSE_MILLIS : MILLIS_BETWEEN_NOTIFICATIONS;
    }

    private void sendNextAfter(long millis) {
        vertx.setTimer(
                millis,
                _ -> context.runOnContext(_ -> {
                    sending = false;
                    send();
                }));
    }

    private static String reason(Throwable failure) {
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /** As small as it gets: one thread, no files, and names resolved as the JDBC driver resolves them. */
    private static Vertx vertx() {
        System.setProperty("vertx.disableDnsResolver", "true");
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }
}
