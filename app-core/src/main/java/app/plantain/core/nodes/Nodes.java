package app.plantain.core.nodes;

import app.plantain.core.sql.DatabaseAddress;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sends this node's events to the others, where the database is one that nodes can share. With the built-in database there
 * are no others: then nothing is started, and the library that listens is not even loaded.
 *
 * @see "Decision 0007"
 */
@Component
class Nodes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

    private static final int SAY_FIRST = Ordered.LOWEST_PRECEDENCE - 1;
    private static final int THEN_SEND = Ordered.LOWEST_PRECEDENCE;

    private final ObjectProvider<JdbcConnectionDetails> database;
    private final EventLines lines;
    private final Conversation conversation;
    private final AtomicReference<@Nullable PostgresLink> link = new AtomicReference<>();

    Nodes(ObjectProvider<JdbcConnectionDetails> database, EventLines lines, Conversation conversation) {
        this.database = database;
        this.lines = lines;
        this.conversation = conversation;
    }

    /** After the commit and in no transaction, so that a notification costs the transaction nothing and is never early. */
    @TransactionalEventListener
    @Order(SAY_FIRST)
    void say(Object event) {
        if (isRunning()) {
            lines.write(event).ifPresent(conversation::say);
        }
    }

    /** Only when all events of the transaction are said, so that they share a notification and none is left behind. */
    @TransactionalEventListener
    @Order(THEN_SEND)
    void send(Object event) {
        var open = link.get();
        if (open != null) {
            open.wake();
        }
    }

    @Override
    public void start() {
        Optional.ofNullable(database.getIfAvailable())
                .filter(details -> DatabaseAddress.isPostgres(details.getJdbcUrl()))
                .ifPresent(this::open);
    }

    /** Settings that only the JDBC driver understands leave this node alone, but at work. */
    private void open(JdbcConnectionDetails details) {
        try {
            var opened = new PostgresLink(PostgresAddress.of(details), conversation);
            link.set(opened);
            opened.open();
        } catch (IllegalArgumentException | UncheckedIOException unusable) {
            LOG.warn(
                    "Does not hear the other nodes, and open screens follow only what happens on this one: {}. Correct"
                            + " this in the address of the database and start again.",
                    unusable.getMessage());
        }
    }

    @Override
    public void stop() {
        var open = link.getAndSet(null);
        if (open != null) {
            open.close();
        }
    }

    @Override
    public boolean isRunning() {
        return link.get() != null;
    }

    /** Opened first and closed last, so that what other parts do as they end is told too. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
