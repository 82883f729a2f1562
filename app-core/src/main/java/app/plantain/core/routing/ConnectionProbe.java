package app.plantain.core.routing;

import app.plantain.core.provider.Balance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ProviderException;
import java.util.Optional;
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

        /** The vendor answered with what is left on our account. */
        record Told(Balance balance) implements Result {}

        /** The vendor has no call that costs nothing: neither the key nor the balance is known. */
        record Untold() implements Result {}

        /**
         * The vendor refused, or did not answer.
         *
         * @param message in plain words
         */
        record Failed(FailureKind kind, String message) implements Result {}
    }

    /** Asks for the balance of a connection, whether it is on or off. Takes as long as the vendor does. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public Result probe(ConnectionId id) {
        var connection = connections.find(id).orElseThrow();
        try {
            Optional<Result> told = router.providerOf(connection)
                    .balance(connection.forProvider())
                    .map(Result.Told::new);
            return told.orElseGet(Result.Untold::new);
        } catch (ProviderException failure) {
            return new Result.Failed(failure.kind(), String.valueOf(failure.getMessage()));
        }
    }
}
