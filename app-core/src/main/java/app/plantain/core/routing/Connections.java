package app.plantain.core.routing;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.UserId;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.routing.WrongEntry.Field;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The configured accounts at vendors. */
@Service
public class Connections {

    private final ConnectionRepository repository;
    private final ConnectionHealth health;
    private final ConnectionRules rules;
    private final VendorKeys keys;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Connections(
            ConnectionRepository repository,
            ConnectionHealth health,
            ConnectionRules rules,
            VendorKeys keys,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.repository = repository;
        this.health = health;
        this.rules = rules;
        this.keys = keys;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
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
     * Adds a connection, which is given jobs from now on, within the limits that its vendor states.
     *
     * @param apiKey our key at the vendor; kept encrypted and told to nobody
     * @throws WrongEntry where something of it cannot be used
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public ConnectionId add(ConnectionEntry entry, String apiKey, UserId by) {
        var checked = rules.check(entry);
        var connection = VendorConnection.of(
                checked, rules.limits(checked.vendor()), clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (ConnectionRules.isOutside(checked.vendor())) {
            connection.keep(keys.seal(connection.id(), rules.key(apiKey)));
        }
        transaction.executeWithoutResult(_ -> {
            requireFree(checked.name(), Optional.empty());
            save(connection);
            audit.record(by, null, "connection.add", checked.name(), checked.inWords());
        });
        return connection.id();
    }

    /**
     * Changes what a connection is and what it is used for. Its vendor stays. Where its address leads to another host,
     * the key has to be given again: it was given for the host before.
     *
     * @param apiKey a new key; empty to keep the one it has
     * @throws WrongEntry where something of it cannot be used, or the connection is declared in configuration
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public void edit(ConnectionId id, ConnectionEntry entry, String apiKey, UserId by) {
        var checked = rules.check(entry);
        transaction.executeWithoutResult(_ -> edit(id, checked, apiKey, by));
    }

    private void edit(ConnectionId id, CheckedEntry checked, String apiKey, UserId by) {
        var connection = lockOurs(id);
        requireFree(checked.name(), Optional.of(id));
        var before = connection.toConnection();
        connection.be(checked);
        if (!apiKey.isBlank()) {
            replaceKey(connection, apiKey);
        } else if (before.key().isEmpty() || !origin(before.baseUrl()).equals(origin(checked.baseUrl()))) {
            throw new WrongEntry(Field.API_KEY, "Give the key again, since the address leads elsewhere");
        }
        save(connection);
        audit.record(
                by,
                null,
                "connection.edit",
                checked.name(),
                checked.inWords() + (apiKey.isBlank() ? "" : ", with a new key"));
    }

    /**
     * Puts a new key in the place of the old one, from the next call to the vendor on. A connection that was paused for
     * its key gets jobs again.
     *
     * @throws WrongEntry where the key cannot be one, or the connection is declared in configuration
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public void rotateKey(ConnectionId id, String apiKey, UserId by) {
        var connection = lockOurs(id);
        replaceKey(connection, apiKey);
        audit.record(by, null, "connection.key", connection.toConnection().name(), "A new key");
    }

    /** Whether the connection's key can be used by this node. */
    public KeyState keyState(Connection connection) {
        return keys.stateOf(connection);
    }

    /**
     * Changes whether a connection is used, and its vendor's options. Jobs that run already go on. One that was paused
     * gets jobs again, since an administrator has acted.
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
                (enabled ? "On, " : "Off, ") + withoutSecret(settings));
    }

    private static Map<String, String> withoutSecret(Map<String, String> settings) {
        var shown = new TreeMap<>(settings);
        shown.remove(ProviderConnection.WEBHOOK_SECRET);
        return shown;
    }

    /**
     * Says with which secret the vendor signs what it tells by itself.
     *
     * @param secret kept encrypted and told to nobody; empty to listen no longer
     * @throws WrongEntry where the secret cannot be one, or the connection is declared in configuration
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public void hearWith(ConnectionId id, String secret, UserId by) {
        var checked = rules.webhookSecret(secret);
        var connection = lockOurs(id);
        connection.hearWith(checked.map(text -> keys.seal(id, text)));
        audit.record(
                by,
                null,
                "connection.webhook",
                connection.toConnection().name(),
                checked.isPresent() ? "A new webhook secret" : "No webhook secret any more");
    }

    /**
     * Changes what a connection may be asked for, by all nodes from now on.
     *
     * @throws WrongEntry where the connection is declared in configuration
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public void limit(ConnectionId id, Limits limits, UserId by) {
        var connection = lockOurs(id);
        connection.limit(limits);
        audit.record(by, null, "connection.limit", connection.toConnection().name(), limits.toString());
    }

    /**
     * Says what a connection can do otherwise than its adapter says, from now on. What runs already goes on.
     *
     * @param corrections {@link Corrections#NONE} to go back to what the adapter says
     * @throws WrongEntry where they cannot be used, or the connection is declared in configuration
     */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Transactional
    public void correct(ConnectionId id, Corrections corrections, UserId by) {
        var connection = lockOurs(id);
        var before = connection.toConnection();
        var checked = rules.corrections(corrections.text(), before.vendor());
        if (!checked.equals(before.corrections())) {
            connection.correct(checked);
            audit.record(by, null, "connection.correct", before.name(), inWords(checked));
        }
    }

    private static String inWords(Corrections corrections) {
        return corrections.byModel().isEmpty()
                ? "As the adapter says"
                : corrections.text().replace("\n", "; ");
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

    private void replaceKey(VendorConnection connection, String apiKey) {
        connection.keep(keys.seal(connection.id(), rules.key(apiKey)));
        if (connection.isPausedBy(FailureKind.AUTHENTICATION)) {
            connection.resume();
            letThrough(connection.id());
        }
    }

    private VendorConnection lockOurs(ConnectionId id) {
        var connection = repository.lockById(id.value()).orElseThrow();
        if (connection.isDeclared()) {
            throw new WrongEntry(Field.NAME, "This connection is declared in configuration. Change it there");
        }
        return connection;
    }

    private void requireFree(String name, Optional<ConnectionId> own) {
        repository
                .findByName(name)
                .map(VendorConnection::id)
                .filter(other -> !own.equals(Optional.of(other)))
                .ifPresent(_ -> {
                    throw nameIsTaken();
                });
    }

    private void save(VendorConnection connection) {
        try {
            repository.saveAndFlush(connection);
        } catch (DataIntegrityViolationException overtaken) {
            throw nameIsTaken();
        }
    }

    private static WrongEntry nameIsTaken() {
        return new WrongEntry(Field.NAME, "There is a connection of that name already. Choose another");
    }

    private static Optional<String> origin(Optional<URI> address) {
        return address.map(uri -> "%s://%s:%d"
                .formatted(uri.getScheme(), uri.getHost(), uri.getPort())
                .toLowerCase(Locale.ROOT));
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

    /** All of them for the router, those that are off too. */
    List<Connection> everyOne() {
        return repository.findAllByOrderByPriorityDescIdAsc().stream()
                .map(VendorConnection::toConnection)
                .toList();
    }
}
