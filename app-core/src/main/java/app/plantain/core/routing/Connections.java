package app.plantain.core.routing;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The configured accounts at vendors. */
@Service
public class Connections {

    private final ConnectionRepository repository;
    private final AuditLog audit;

    Connections(ConnectionRepository repository, AuditLog audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /** All connections, those that are off too, in the order in which they are asked. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional(readOnly = true)
    public List<Connection> all() {
        return repository.findAllByOrderByPriorityDescIdAsc().stream()
                .map(VendorConnection::toConnection)
                .toList();
    }

    /** Changes whether a connection is used and how. Jobs that run already go on. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public void change(ConnectionId id, boolean enabled, Map<String, String> settings, UserId by) {
        var connection = repository.findById(id.value()).orElseThrow();
        connection.turn(enabled);
        connection.use(settings);
        audit.record(
                by,
                null,
                "connection.change",
                connection.toConnection().name(),
                (enabled ? "On, " : "Off, ") + settings);
    }

    /** A connection by its id, whether it is on or off: work that it has accepted goes on. */
    @Transactional(readOnly = true)
    public Optional<Connection> find(ConnectionId id) {
        return repository.findById(id.value()).map(VendorConnection::toConnection);
    }

    List<Connection> enabled() {
        return repository.findByEnabledTrueOrderByPriorityDescIdAsc().stream()
                .map(VendorConnection::toConnection)
                .toList();
    }
}
