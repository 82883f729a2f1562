package app.plantain.core.routing;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.routing.Declarations.Checked;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the connections that configuration declares in line with it at each start, before anything is asked of them.
 * Nodes that start at once do so one after the other, since each takes the rows in the order of their names.
 */
@Component
class DeclaredConnections implements SmartInitializingSingleton {

    private final Declarations declarations;
    private final ConnectionRepository repository;
    private final VendorKeys keys;
    private final ConnectionHealth health;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeclaredConnections(
            Declarations declarations,
            ConnectionRepository repository,
            VendorKeys keys,
            ConnectionHealth health,
            AuditLog audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.declarations = declarations;
        this.repository = repository;
        this.keys = keys;
        this.health = health;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var declared = declarations.read();
        transaction.executeWithoutResult(_ -> bringInLine(declared));
    }

    private void bringInLine(Map<String, Checked> declared) {
        var names = new TreeSet<>(declared.keySet());
        names.addAll(declaredBefore());
        for (var name : names) {
            var declaration = declared.get(name);
            if (declaration == null) {
                repository.lockByName(name).ifPresent(this::turnOff);
            } else {
                bringInLine(declaration);
            }
        }
    }

    /** Asked in SQL, as the first query of Hibernate's makes it load all that it has for queries. */
    private List<String> declaredBefore() {
        return jdbc.sql("select name from vendor_connection where declared = true")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void turnOff(VendorConnection connection) {
        if (connection.isDeclared()) {
            connection.undeclare();
            tell(connection, "Off: configuration declares it no more");
        }
    }

    private void bringInLine(Checked declaration) {
        var entry = declaration.entry();
        insert(entry);
        var connection = repository.lockByName(entry.name()).orElseThrow();
        if (!connection.isOf(entry.vendor())) {
            throw new UnusableConfiguration(
                    "%s is called \"%s\", which is the name of a connection to another vendor."
                            .formatted(declaration.place(), entry.name()),
                    "Give it another name.");
        }
        var before = connection.toConnection();
        connection.be(entry);
        connection.limit(declaration.limits());
        connection.correct(declaration.corrections());
        if (!connection.isDeclared()) {
            connection.declare();
        }
        declaration.key().ifPresent(key -> keep(connection, key));
        if (!secretOf(connection).equals(declaration.webhookSecret())) {
            connection.hearWith(declaration.webhookSecret().map(secret -> keys.seal(connection.id(), secret)));
        }
        if (!connection.toConnection().equals(before)) {
            tell(
                    connection,
                    "%s, %s%s".formatted(entry.inWords(), declaration.limits(), inWords(declaration.corrections())));
        }
    }

    private static String inWords(Corrections corrections) {
        return corrections.byModel().isEmpty()
                ? ""
                : ", corrected: " + corrections.text().replace("\n", "; ");
    }

    /** A key that is the same already stays as it was encrypted; with a new one the vendor may be asked again. */
    private void keep(VendorConnection connection, String key) {
        if (holds(connection, key)) {
            return;
        }
        connection.keep(keys.seal(connection.id(), key));
        if (connection.isPausedBy(FailureKind.AUTHENTICATION)) {
            connection.resume();
            health.forget(connection.id());
            health.tell(connection.id(), null, ConnectionEvent.Kind.RESUMED, "Configuration has a new key");
        }
    }

    private boolean holds(VendorConnection connection, String key) {
        return connection
                .key()
                .flatMap(kept -> opened(connection, kept))
                .filter(key::equals)
                .isPresent();
    }

    private Optional<String> secretOf(VendorConnection connection) {
        return connection.webhookSecret().flatMap(kept -> opened(connection, kept));
    }

    private Optional<String> opened(VendorConnection connection, SealedKey kept) {
        try {
            return Optional.of(keys.open(connection.id(), kept));
        } catch (UnreadableKey unreadable) {
            return Optional.empty();
        }
    }

    /** Adds it where no connection has its name; waits where another node is about to add the same. */
    private void insert(CheckedEntry entry) {
        jdbc.sql("""
                        insert into vendor_connection (id, vendor, name, enabled, priority, settings, created_at, version)
                        values (?, ?, ?, false, ?, '{}', ?, 0) on conflict do nothing""")
                .param(TimeOrderedIds.next())
                .param(entry.vendor().value())
                .param(entry.name())
                .param(entry.priority())
                .param(clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void tell(VendorConnection connection, String what) {
        audit.record(null, null, "connection.declare", connection.toConnection().name(), what);
    }
}
