package app.plantain.core.generation;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.gallery.AssetId;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * One image of a batch, from the wish to the picture. Each verb is one arrow of its life and refuses to be used from
 * the wrong state; whoever calls one settles the credits in the same transaction.
 */
@Entity
class Job {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "batch_id", updatable = false)
    private Batch batch;

    @Column(updatable = false)
    private UUID teamId;

    @Column(updatable = false)
    private int position;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private JobState state;

    @Column(updatable = false)
    private UUID holdId;

    @Column(updatable = false)
    private long price;

    @Column
    private @Nullable Long charged;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column
    private @Nullable FailureKind failure;

    @Column
    private @Nullable String message;

    private @Nullable UUID assetId;

    @Column
    private @Nullable String deliveredTier;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant deadline;
    private @Nullable Instant finishedAt;

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "job_id", nullable = false, updatable = false)
    @OrderBy("number")
    private List<Attempt> attempts = new ArrayList<>();

    @Version
    private @Nullable Long version;

    protected Job() {}

    Job(Batch batch, int position, HoldId hold, Credits price, Instant now, Instant deadline) {
        this.id = TimeOrderedIds.next();
        this.batch = batch;
        this.teamId = batch.member().team().value();
        this.position = position;
        this.state = JobState.QUEUED;
        this.holdId = hold.value();
        this.price = price.hundredths();
        this.createdAt = now;
        this.deadline = deadline;
    }

    JobId id() {
        return new JobId(id);
    }

    Batch batch() {
        return batch;
    }

    int position() {
        return position;
    }

    JobState state() {
        return state;
    }

    HoldId hold() {
        return new HoldId(holdId);
    }

    Credits price() {
        return new Credits(price);
    }

    Instant deadline() {
        return deadline;
    }

    Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    boolean hasAsset() {
        return assetId != null;
    }

    Optional<Attempt> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    int attempts() {
        return attempts.size();
    }

    /** The connections that have said no to this job. */
    Stream<ConnectionId> refusedBy() {
        return attempts.stream()
                .filter(attempt -> attempt.is(Acceptance.NOT_ACCEPTED))
                .map(Attempt::connection);
    }

    /** A new try is about to go out. */
    Attempt submitTo(Connection connection, Instant now) {
        require(JobState.QUEUED);
        var attempt = new Attempt(attempts.size() + 1, connection, now);
        attempts.add(attempt);
        state = JobState.SUBMITTING;
        return attempt;
    }

    /** The vendor took the try, and can be asked for it by its handle. */
    void accepted(Attempt attempt, Handle handle) {
        attempt.accepted(handle);
        if (state == JobState.SUBMITTING || state == JobState.IN_DOUBT) {
            state = JobState.RUNNING;
        }
    }

    /** The vendor did not take the try: the job waits for the next one. */
    void notAccepted(Attempt attempt, FailureKind kind, String why, Instant now) {
        attempt.notAccepted(kind, why, now);
        if (state == JobState.SUBMITTING || state == JobState.IN_DOUBT) {
            state = JobState.QUEUED;
        }
    }

    /** Nobody knows whether the vendor took the try. The job is kept open until then at the latest. */
    void doubt(Attempt attempt, FailureKind kind, String why, Instant until) {
        attempt.inDoubt(kind, why);
        if (!state.isFinished()) {
            state = JobState.IN_DOUBT;
            deadline = until;
        }
    }

    /** Somebody decided that the try in doubt counts as not taken. */
    void tryAgain(Instant now, Instant newDeadline) {
        require(JobState.IN_DOUBT);
        attempts.getLast().notAccepted(FailureKind.TIMEOUT, "In doubt, and tried again by hand", now);
        state = JobState.QUEUED;
        deadline = newDeadline;
    }

    /** The image is here. */
    void storing() {
        require(JobState.SUBMITTING, JobState.RUNNING, JobState.STORING, JobState.IN_DOUBT);
        state = JobState.STORING;
    }

    /** The image is the team's, and has been paid for. */
    void succeed(AssetId asset, ResolutionTier delivered, Credits paid, Instant now) {
        require(JobState.STORING);
        show(asset, delivered);
        finish(JobState.SUCCEEDED, paid, now);
    }

    /** There will be no image to pay for. */
    void fail(FailureKind kind, String why, Instant now) {
        requireOpen();
        failure = kind;
        message = Texts.fitting(why);
        finish(JobState.FAILED, Credits.ZERO, now);
    }

    /** Somebody does not want it any more. */
    void cancel(Instant now) {
        requireOpen();
        finish(JobState.CANCELLED, Credits.ZERO, now);
    }

    /** The image came after the job had ended. It costs nothing. */
    void deliverLate(AssetId asset, ResolutionTier delivered) {
        require(JobState.FAILED, JobState.CANCELLED);
        show(asset, delivered);
        message = "The image came late. It is in the gallery and cost nothing.";
    }

    private void show(AssetId asset, ResolutionTier delivered) {
        if (assetId != null) {
            throw new IllegalStateException("Job %s has its image already".formatted(id));
        }
        assetId = asset.value();
        deliveredTier = delivered.label();
    }

    private void finish(JobState end, Credits paid, Instant now) {
        state = end;
        charged = paid.hundredths();
        finishedAt = now;
    }

    private void requireOpen() {
        if (state.isFinished()) {
            throw new IllegalStateException("Job %s is %s already".formatted(id, state));
        }
    }

    private void require(JobState... expected) {
        if (!List.of(expected).contains(state)) {
            throw new IllegalStateException("Job %s is %s".formatted(id, state));
        }
    }
}
