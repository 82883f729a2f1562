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
    private final ConnectionHealth health;
    private final AuditLog audit;

    Connections(ConnectionRepository repository, ConnectionHealth health, AuditLog audit) {
        this.repository = repository;
        this.health = health;
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

    /**
     * Changes whether a connection is used and how. Jobs that run already go on. One that was paused gets jobs again,
     * since an administrator has acted.
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public void change(ConnectionId id, boolean enabled, Map<String, String> settings, UserId by) {
        var connection = repository.findById(id.value()).orElseThrow();
        connection.turn(enabled);
        connection.use(settings);
        if (enabled && connection.resume()) {
            letThrough(id);
        }
        audit.record(
                by,
                null,
                "connection.change",
                connection.toConnection().name(),
                (enabled ? "On, " : "Off, ") + settings);
    }

    /** Changes what a connection may be asked for, by all nodes from now on. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public void limit(ConnectionId id, Limits limits, UserId by) {
        var connection = repository.lockById(id.value()).orElseThrow();
        connection.limit(limits);
        audit.record(by, null, "connection.limit", connection.toConnection().name(), limits.toString());
    }

    /**
     * Gives a connection jobs again after its cause to stop was mended: ends its pause and closes its breakers.
     *
     * @return false where it was not paused; its failures are forgotten all the same
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public boolean resume(ConnectionId id, UserId by) {
        var connection = repository.lockById(id.value()).orElseThrow();
        var wasPaused = connection.resume();
        letThrough(id);
        audit.record(by, null, "connection.resume", connection.toConnection().name(), "Jobs go through again");
        return wasPaused;
    }

    private void letThrough(ConnectionId id) {
        health.forget(id);
        health.tell(id, null, ConnectionEvent.Kind.RESUMED, "An administrator let jobs through again");
    }

    /** A connection by its id, whether it is on or off: work that it has accepted goes on. */
    @Transactional(readOnly = true)
    public Optional<Connection> find(ConnectionId id) {
        return repository.findById(id.value()).map(VendorConnection::toConnection);
    }

    List<Connection> takingJobs() {
        return enabled().stream().filter(Connection::takesJobs).toList();
    }

    List<Connection> enabled() {
        return repository.findByEnabledTrueOrderByPriorityDescIdAsc().stream()
                .map(VendorConnection::toConnection)
                .toList();
    }
}
