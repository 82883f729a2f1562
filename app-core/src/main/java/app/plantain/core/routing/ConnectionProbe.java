package app.plantain.core.routing;

import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Probe;
import app.plantain.core.provider.ProviderException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Asks a vendor something that costs nothing, to see whether a connection works. */
@Service
public class ConnectionProbe {

    private final Connections connections;
    private final Router router;

    ConnectionProbe(Connections connections, Router router) {
        this.connections = connections;
        this.router = router;
    }

    /** What came of it. */
    public sealed interface Result {

        /** The vendor has answered, or has no question that costs nothing. */
        record Answered(Probe probe) implements Result {}

        /**
         * The vendor refused, or did not answer.
         *
         * @param message in plain words
         */
        record Failed(FailureKind kind, String message) implements Result {}
    }

    /** Asks the vendor of a connection, whether it is on or off. Takes as long as the vendor does. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public Result probe(ConnectionId id) {
        var connection = connections.find(id).orElseThrow();
        try {
            return new Result.Answered(router.providerOf(connection).probe(connection.forProvider()));
        } catch (ProviderException failure) {
            return new Result.Failed(failure.kind(), String.valueOf(failure.getMessage()));
        }
    }
}
