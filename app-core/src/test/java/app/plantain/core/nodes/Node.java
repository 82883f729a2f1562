package app.plantain.core.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import app.plantain.core.credits.BalanceChanged;
import app.plantain.core.generation.JobChanged;
import app.plantain.core.testing.TestDatabases;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import plantain.testing.CoreTestApplication;

/** One Plantain of several on a database, and what a screen on it hears. */
final class Node implements AutoCloseable {

    private static final long SECONDS_TO_HEAR = 20;

    private final ConfigurableApplicationContext context;
    private final Screen screen;

    private Node(ConfigurableApplicationContext context) {
        this.context = context;
        this.screen = context.getBean(Screen.class);
    }

    /** Starts a node; one on PostgreSQL is ready once it hears the others. */
    static Node on(String url, String user) throws InterruptedException {
        var node = new Node(new SpringApplicationBuilder(CoreTestApplication.class, Screen.class)
                .web(WebApplicationType.NONE)
                .initializers(TestDatabases.at(url, user))
                .properties(
                        "spring.datasource.hikari.maximum-pool-size=3",
                        "spring.main.banner-mode=off",
                        "db-scheduler.enabled=false")
                .run());
        if (node.bean(Nodes.class).isRunning()) {
            assertThat(node.next()).isEqualTo(new ChangesMissed());
        }
        return node;
    }

    /** Publishes in one transaction, which commits. */
    void commit(Object... events) {
        inTransaction(_ -> publish(events));
    }

    /** Publishes in one transaction, which is rolled back. */
    void rollBack(Object... events) {
        inTransaction(status -> {
            publish(events);
            status.setRollbackOnly();
        });
    }

    /** What the screen hears next. */
    Object next() throws InterruptedException {
        var event = screen.heard.poll(SECONDS_TO_HEAR, TimeUnit.SECONDS);
        assertThat(event).as("what the node hears next").isNotNull();
        return event;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private void publish(Object... events) {
        for (var event : events) {
            context.publishEvent(event);
        }
    }

    private void inTransaction(Consumer<TransactionStatus> work) {
        bean(TransactionTemplate.class).executeWithoutResult(work);
    }

    static class Screen {

        final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

        @TransactionalEventListener(fallbackExecution = true)
        void on(JobChanged event) {
            heard.add(event);
        }

        @TransactionalEventListener(fallbackExecution = true)
        void on(BalanceChanged event) {
            heard.add(event);
        }

        @EventListener
        void on(ChangesMissed event) {
            heard.add(event);
        }
    }
}
