package app.plantain.web.ui.admin;

import app.plantain.core.identity.UserId;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.ConnectionProbe;
import app.plantain.core.routing.TestPicture;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import org.springframework.stereotype.Component;

/** Asks vendors apart from the screen, since they take their time. */
@Component
class ConnectionProbes {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionProbes.class);

    private final ConnectionProbe probe;
    private final TestPicture pictures;
    private final Executor executor;

    ConnectionProbes(
            ConnectionProbe probe, TestPicture pictures, @Qualifier("applicationTaskExecutor") Executor executor) {
        this.probe = probe;
        this.pictures = pictures;
        this.executor = executor;
    }

    /** Asks as who is signed in here and returns at once; the result is told once, in another thread. */
    void start(ConnectionId connection, Consumer<ConnectionProbe.Result> outcome) {
        executor.execute(new DelegatingSecurityContextRunnable(() -> outcome.accept(ask(connection))));
    }

    /** What a test picture would be, and cost. */
    Optional<TestPicture.Offer> offer(ConnectionId connection) {
        return pictures.offer(connection);
    }

    /** Has a test picture made as who is signed in here and returns at once; the result is told once, in another thread. */
    void make(ConnectionId connection, TestPicture.Offer offer, UserId by, Consumer<TestPicture.Result> outcome) {
        executor.execute(new DelegatingSecurityContextRunnable(() -> outcome.accept(picture(connection, offer, by))));
    }

    private TestPicture.Result picture(ConnectionId connection, TestPicture.Offer offer, UserId by) {
        try {
            return pictures.make(connection, offer, by);
        } catch (RuntimeException failure) {
            LOG.error("A test picture of connection {} could not be made", connection, failure);
            return new TestPicture.Result.Failed(
                    FailureKind.VENDOR_ERROR, "The test did not finish. The reason is in the application's log.", true);
        }
    }

    private ConnectionProbe.Result ask(ConnectionId connection) {
        try {
            return probe.probe(connection);
        } catch (RuntimeException failure) {
            LOG.error("Connection {} could not be tested", connection, failure);
            return new ConnectionProbe.Result.Failed(
                    FailureKind.VENDOR_ERROR, "The test did not finish. The reason is in the application's log.");
        }
    }
}
