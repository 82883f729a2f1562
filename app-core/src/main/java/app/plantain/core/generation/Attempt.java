package app.plantain.core.generation;

import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One try at one connection. It is recorded before the first byte goes out, and until it has an outcome nobody knows
 * whether the vendor took it.
 */
@Entity
class Attempt {

    @Id
    private UUID id;

    @Column(updatable = false)
    private int number;

    @Column(updatable = false)
    private UUID connectionId;

    @Column(updatable = false)
    private String vendor;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private @Nullable Acceptance outcome;

    private @Nullable String handle;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column
    private @Nullable FailureKind failure;

    @Column
    private @Nullable String message;

    @Column(updatable = false)
    private Instant startedAt;

    private @Nullable Instant endedAt;

    protected Attempt() {}

    Attempt(int number, Connection connection, Instant now) {
        this.id = TimeOrderedIds.next();
        this.number = number;
        this.connectionId = connection.id().value();
        this.vendor = connection.vendor().value();
        this.startedAt = now;
    }

    UUID id() {
        return id;
    }

    ConnectionId connection() {
        return new ConnectionId(connectionId);
    }

    VendorId vendor() {
        return new VendorId(vendor);
    }

    Optional<Acceptance> outcome() {
        return Optional.ofNullable(outcome);
    }

    Optional<Handle> handle() {
        return Optional.ofNullable(handle).map(Handle::new);
    }

    boolean is(Acceptance expected) {
        return outcome == expected;
    }

    /** Whether an image may still come of it. */
    boolean isOpen() {
        return endedAt == null;
    }

    /** The vendor stopped working on it. */
    void stopped(Instant now) {
        this.endedAt = now;
    }

    /** The vendor took it, and can be asked by the handle. Also ends a doubt. */
    void accepted(Handle newHandle) {
        requireUndecided();
        this.outcome = Acceptance.ACCEPTED;
        this.handle = newHandle.value();
    }

    /** The vendor certainly did not take it. Also ends a doubt. */
    void notAccepted(FailureKind kind, String why, Instant now) {
        requireUndecided();
        this.outcome = Acceptance.NOT_ACCEPTED;
        end(kind, why, now);
    }

    /** The answer was lost. */
    void inDoubt(FailureKind kind, String why) {
        requireUndecided();
        this.outcome = Acceptance.IN_DOUBT;
        this.failure = kind;
        this.message = Texts.fitting(why);
    }

    /** It ended without an image. */
    void failed(FailureKind kind, String why, Instant now) {
        if (outcome == null) {
            this.outcome = Acceptance.ACCEPTED;
        }
        end(kind, why, now);
    }

    /** It ended with an image. */
    void delivered(Instant now) {
        if (outcome != Acceptance.ACCEPTED) {
            this.outcome = Acceptance.ACCEPTED;
        }
        this.failure = null;
        this.message = null;
        this.endedAt = now;
    }

    private void end(FailureKind kind, String why, Instant now) {
        this.failure = kind;
        this.message = Texts.fitting(why);
        this.endedAt = now;
    }

    private void requireUndecided() {
        if (outcome != null && outcome != Acceptance.IN_DOUBT) {
            throw new IllegalStateException("Attempt %s is %s already".formatted(id, outcome));
        }
    }
}
