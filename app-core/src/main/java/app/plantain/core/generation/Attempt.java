package app.plantain.core.generation;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.StoredImage;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.PixelSize;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.RoutingDecision;
import app.plantain.core.sql.Insert;
import app.plantain.core.sql.Together;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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

    static final Insert NEW = Insert.into(
            "attempt",
            Insert.id("id"),
            Insert.id("job_id"),
            Insert.number("number"),
            Insert.id("connection_id"),
            Insert.text("vendor"),
            Insert.id("team_id"),
            Insert.text("model"),
            Insert.number("lease"),
            Insert.flag("probe"),
            Insert.text("decision"),
            Insert.number("listed_cost"),
            Insert.number("cost"),
            Insert.text("cost_source"),
            Insert.time("started_at"));

    @Id
    private UUID id;

    @Column(updatable = false, columnDefinition = "positive_integer")
    private int number;

    @Column(updatable = false)
    private UUID connectionId;

    @Column(updatable = false)
    private String vendor;

    @Column(updatable = false)
    private UUID teamId;

    @Column(updatable = false)
    private String model;

    private long lease;

    @Column(updatable = false)
    private boolean probe;

    private @Nullable String resultSha256;

    @Transient
    private @Nullable PixelSize resultSize;

    @Column
    private @Nullable UUID assetId;

    @Column(name = "retry_after_ms", columnDefinition = "natural_bigint")
    private @Nullable Long retryAfterMillis;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(columnDefinition = "attempt_outcome")
    private @Nullable Acceptance outcome;

    private @Nullable String handle;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column
    private @Nullable FailureKind failure;

    @Column
    private @Nullable String message;

    @Column(updatable = false)
    private @Nullable String decision;

    @Column(updatable = false, columnDefinition = "natural_bigint")
    private @Nullable Long listedCost;

    @Column(columnDefinition = "natural_bigint")
    private @Nullable Long cost;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(columnDefinition = "cost_source")
    private @Nullable CostSource costSource;

    @Column(updatable = false)
    private Instant startedAt;

    private @Nullable Instant endedAt;

    protected Attempt() {}

    Attempt(int number, Batch batch, Connection connection, long lease, boolean probe, Instant now) {
        this.id = TimeOrderedIds.next();
        this.number = number;
        this.teamId = batch.member().team().value();
        this.model = batch.model().value();
        this.connectionId = connection.id().value();
        this.vendor = connection.vendor().value();
        this.lease = lease;
        this.probe = probe;
        this.startedAt = now;
    }

    /** A new one becomes a row with what is written together. */
    void addTo(Together together, JobId job) {
        together.add(
                NEW,
                id,
                job.value(),
                number,
                connectionId,
                vendor,
                teamId,
                model,
                lease,
                probe,
                decision,
                listedCost,
                cost,
                costSource == null ? null : costSource.name(),
                startedAt.atOffset(ZoneOffset.UTC));
    }

    UUID id() {
        return id;
    }

    /** Why it goes to its connection, of which it is to cost what its price list says. Said before it is first kept. */
    void chosenBy(RoutingDecision why) {
        decision = why.text();
        why.taken().flatMap(RoutingDecision.Candidate::price).ifPresent(price -> {
            listedCost = price.micros();
            cost(price, CostSource.LISTED);
        });
    }

    private void cost(Dollars price, CostSource source) {
        cost = price.micros();
        costSource = source;
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

    ModelId model() {
        return new ModelId(model);
    }

    boolean isProbe() {
        return probe;
    }

    /** How it failed, empty where it did not. */
    Optional<FailureKind> failure() {
        return Optional.ofNullable(failure);
    }

    /** What was said of its failure. */
    String message() {
        return Optional.ofNullable(message).orElse("The vendor failed");
    }

    /** The image that came of it, by the name under which its bytes are kept. */
    Optional<String> result() {
        return Optional.ofNullable(resultSha256);
    }

    /** The true size of its image, where that has just been learned. */
    Optional<PixelSize> resultSize() {
        return Optional.ofNullable(resultSize);
    }

    /** Whether an image may still come of it. */
    boolean isOpen() {
        return endedAt == null;
    }

    /** Nobody waits for it any more, although it may have been taken. */
    void abandon(Instant now) {
        endedAt = now;
    }

    /** How long the vendor asked to be left alone. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfterMillis).map(Duration::ofMillis);
    }

    /** Whether its image is one of the team's. */
    boolean isShown() {
        return assetId != null;
    }

    void show(AssetId asset) {
        assetId = asset.value();
    }

    /** Whether it may be sent under the lease: only by whoever takes the very step that it was recorded for. */
    boolean maySendUnder(Lease current) {
        return outcome == null && lease == current.number();
    }

    /** The step that was to send it broke before it did; a later one may. */
    void sendLaterUnder(Lease later) {
        if (outcome == null) {
            lease = later.number();
        }
    }

    /**
     * Takes in what was learned of it.
     *
     * @return false where it was known, or contradicts what is known for certain
     */
    boolean learn(Evidence evidence, Instant now) {
        return switch (evidence) {
            case Evidence.Accepted(var newHandle, var charge) -> isUndecided() && accept(newHandle, charge);
            case Evidence.NotAccepted(var kind, var why, var retryAfter) ->
                isUndecided() && refuse(kind, why, retryAfter, now);
            case Evidence.Lost(var kind, var why) -> outcome == null && doubt(kind, why);
            case Evidence.Ended(var kind, var why, var billed) -> isOpen() && fail(kind, why, billed, now);
            case Evidence.Delivered(var image, var charge) -> resultSha256 == null && deliver(image, charge, now);
            case Evidence.Stopped() -> isOpen() && stop(now);
        };
    }

    /** The vendor is known to have it, so asking it for the try in doubt has an end. */
    private boolean isUndecided() {
        return isOpen() && outcome != Acceptance.ACCEPTED;
    }

    private boolean accept(Handle newHandle, Optional<Dollars> charge) {
        charge.ifPresent(price -> cost(price, CostSource.REPORTED));
        outcome = Acceptance.ACCEPTED;
        handle = newHandle.value();
        failure = null;
        message = null;
        return true;
    }

    private boolean doubt(FailureKind kind, String why) {
        outcome = Acceptance.IN_DOUBT;
        failure = kind;
        message = Texts.fitting(why);
        return true;
    }

    private boolean deliver(StoredImage image, Optional<Dollars> charge, Instant now) {
        charge.ifPresent(price -> cost(price, CostSource.REPORTED));
        outcome = Acceptance.ACCEPTED;
        resultSha256 = image.name();
        resultSize = image.size();
        failure = null;
        message = null;
        endedAt = now;
        return true;
    }

    private boolean refuse(FailureKind kind, String why, Optional<Duration> retryAfter, Instant now) {
        retryAfterMillis = retryAfter.map(Duration::toMillis).orElse(null);
        cost(Dollars.ZERO, CostSource.LISTED);
        return end(Acceptance.NOT_ACCEPTED, kind, why, now);
    }

    /** Whether a vendor that bills failures has billed this one, only its own account tells. */
    private boolean fail(FailureKind kind, String why, boolean billed, Instant now) {
        if (!billed) {
            cost(Dollars.ZERO, CostSource.LISTED);
        }
        return end(Acceptance.ACCEPTED, kind, why, now);
    }

    private boolean end(Acceptance how, FailureKind kind, String why, Instant now) {
        outcome = how;
        failure = kind;
        message = Texts.fitting(why);
        endedAt = now;
        return true;
    }

    private boolean stop(Instant now) {
        endedAt = now;
        return true;
    }
}
