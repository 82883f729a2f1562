package app.plantain.core.generation;

import static java.util.Objects.requireNonNull;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.HoldId;
import app.plantain.core.gallery.AssetId;
import app.plantain.core.generation.WaitingLine.Place;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.routing.Connection;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.sql.Insert;
import app.plantain.core.sql.Together;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneOffset;
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

    static final Insert NEW = Insert.into(
            "job",
            Insert.id("id"),
            Insert.id("batch_id"),
            Insert.id("team_id"),
            Insert.number("position"),
            Insert.number("variation"),
            Insert.id("retry_of"),
            Insert.text("lane"),
            Insert.number("priority"),
            Insert.flag("paused"),
            Insert.text("state"),
            Insert.id("hold_id"),
            Insert.number("price"),
            Insert.time("created_at"),
            Insert.time("ready_at"),
            Insert.time("deadline"),
            Insert.number("version"));

    @Id
    private UUID id;

    @ManyToOne
    @JoinColumn(name = "batch_id", updatable = false)
    private Batch batch;

    @Column(updatable = false)
    private UUID teamId;

    @Column(updatable = false, columnDefinition = "natural_integer")
    private int position;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(columnDefinition = "job_state")
    private JobState state;

    @Column(updatable = false)
    private UUID holdId;

    @Column(updatable = false, columnDefinition = "positive_bigint")
    private long price;

    @Column
    private @Nullable Long charged;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(columnDefinition = "failure_kind")
    private @Nullable FailureKind failure;

    @Column
    private @Nullable String message;

    private @Nullable UUID assetId;

    @Column(columnDefinition = "resolution_tier")
    private @Nullable String deliveredTier;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private String lane;

    @Column(columnDefinition = "job_priority")
    private int priority;

    private boolean paused;

    @Column(updatable = false, columnDefinition = "natural_integer")
    private int variation;

    @Column(updatable = false)
    private @Nullable UUID retryOf;

    @Column
    private Instant readyAt;

    private @Nullable Instant decideAt;
    private Instant deadline;
    private @Nullable Instant finishedAt;

    @OneToMany(cascade = CascadeType.ALL)
    @JoinColumn(name = "job_id", nullable = false, updatable = false)
    @OrderBy("number")
    private List<Attempt> attempts = new ArrayList<>();

    @Version
    private @Nullable Long version;

    protected Job() {}

    /**
     * A new job, which waits for its turn.
     *
     * @param lane in which it waits
     * @param of the job that it is another try of, if it is one
     */
    Job(
            Batch batch,
            int position,
            Lane lane,
            HoldId hold,
            Credits price,
            Optional<Job> of,
            Instant now,
            Instant deadline) {
        this.id = TimeOrderedIds.next();
        this.batch = batch;
        this.teamId = batch.member().team().value();
        this.position = position;
        this.variation = of.map(Job::variation).orElse(position);
        this.retryOf = of.map(job -> job.id).orElse(null);
        this.lane = lane.key();
        this.priority = batch.priority().weight();
        this.state = JobState.QUEUED;
        this.holdId = hold.value();
        this.price = price.hundredths();
        this.createdAt = now;
        this.readyAt = now;
        this.deadline = deadline;
    }

    /** A new one becomes a row with what is written together, and so do its attempts. */
    void addTo(Together together) {
        together.add(
                NEW,
                id,
                batch.id().value(),
                teamId,
                position,
                variation,
                retryOf,
                lane,
                priority,
                paused,
                state.name(),
                holdId,
                price,
                createdAt.atOffset(ZoneOffset.UTC),
                readyAt.atOffset(ZoneOffset.UTC),
                deadline.atOffset(ZoneOffset.UTC),
                0L);
        attempts.forEach(attempt -> attempt.addTo(together, id()));
    }

    JobId id() {
        return new JobId(id);
    }

    Batch batch() {
        return batch;
    }

    /** Whether an image may still come of its last attempt. */
    boolean mayStillDeliver() {
        return lastAttempt().filter(Attempt::isOpen).isPresent();
    }

    /** Whether it has no more steps to take. */
    boolean isAtRest() {
        return state.isFinished() && !mayStillDeliver();
    }

    /** Where it waits for its turn. */
    Place place() {
        return new Place(batch.member().team(), lane());
    }

    /** Which of the pictures that the same words can give it is, from 0. */
    int variation() {
        return variation;
    }

    Lane lane() {
        return new Lane(lane);
    }

    boolean hasReferences() {
        return lane().shape().references() > 0;
    }

    /** Whether it stands in the line of those that may go out. */
    boolean isWaiting() {
        return state == JobState.QUEUED && !paused;
    }

    /** From when on a person or the team's rule decides a doubt. */
    Optional<Instant> decideAt() {
        return Optional.ofNullable(decideAt);
    }

    JobState state() {
        return state;
    }

    HoldId hold() {
        return new HoldId(holdId);
    }

    Instant createdAt() {
        return createdAt;
    }

    /** Why it has failed, if it has. */
    Optional<FailureKind> failure() {
        return Optional.ofNullable(failure);
    }

    Credits price() {
        return new Credits(price);
    }

    /** What was paid for it, once it has ended. */
    Credits charged() {
        return new Credits(requireNonNull(charged));
    }

    /** What came back of its price, once it has ended. */
    Credits unspent() {
        return price().minus(charged());
    }

    /** In what resolution its image arrived. */
    String deliveredTier() {
        return requireNonNull(deliveredTier);
    }

    /** Why it has no image. */
    String message() {
        return requireNonNull(message);
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

    Attempt attempt(UUID attemptId) {
        return attempts.stream()
                .filter(attempt -> attempt.id().equals(attemptId))
                .findFirst()
                .orElseThrow();
    }

    /** An attempt whose image is here and is not yet the team's. */
    Optional<Attempt> undelivered() {
        return attempts.stream()
                .filter(attempt -> attempt.result().isPresent() && !attempt.isShown())
                .findFirst();
    }

    /** Whether it ended without an image, so that another try makes sense. */
    boolean canBeRetried() {
        return (state == JobState.FAILED || state == JobState.CANCELLED) && assetId == null;
    }

    boolean isPaused() {
        return paused;
    }

    /** Its time does not run while somebody has it wait. */
    void waitLonger(Instant newDeadline) {
        require(JobState.QUEUED);
        deadline = newDeadline;
    }

    /** The connections that have said no to this job. */
    Stream<ConnectionId> refusedBy() {
        return attempts.stream()
                .filter(attempt -> attempt.is(Acceptance.NOT_ACCEPTED))
                .map(Attempt::connection);
    }

    /**
     * It is its turn: a new try is about to go out.
     *
     * @param lease the number of the lease under which it will be sent
     * @param probe whether it tries out a connection that has failed
     */
    Attempt submitTo(Connection connection, long lease, boolean probe, Instant now) {
        require(JobState.QUEUED);
        var attempt = new Attempt(attempts.size() + 1, batch, connection, lease, probe, now);
        attempts.add(attempt);
        state = JobState.SUBMITTING;
        return attempt;
    }

    /** A vendor works on the try. */
    void run() {
        require(JobState.SUBMITTING, JobState.IN_DOUBT);
        state = JobState.RUNNING;
        decideAt = null;
    }

    /** The try came to nothing: the job goes back to the line and waits there until then at least. */
    void queueAgain(Instant notBefore, Instant newDeadline) {
        require(JobState.SUBMITTING, JobState.RUNNING, JobState.STORING, JobState.IN_DOUBT);
        state = JobState.QUEUED;
        readyAt = notBefore;
        decideAt = null;
        deadline = newDeadline;
    }

    /**
     * Nobody knows whether the vendor took the try.
     *
     * @param decide until when the vendor is asked, before a person or a rule decides
     * @param end until when the job is kept open
     */
    void doubt(Instant decide, Instant end) {
        require(JobState.SUBMITTING, JobState.STORING);
        state = JobState.IN_DOUBT;
        decideAt = decide;
        deadline = end;
    }

    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
    }

    void prioritise(Priority newPriority) {
        priority = newPriority.weight();
    }

    /** The image is here. */
    void storing() {
        require(JobState.SUBMITTING, JobState.RUNNING, JobState.STORING, JobState.IN_DOUBT);
        state = JobState.STORING;
    }

    /** The image is the team's, and has been paid for. */
    void succeed(AssetId asset, ResolutionTier delivered, Credits paid, Instant now) {
        requireOpen();
        show(asset, delivered);
        finish(JobState.SUCCEEDED, paid, now);
    }

    /** There will be no image. */
    void fail(FailureKind kind, String why, Credits paid, Instant now) {
        requireOpen();
        failure = kind;
        message = Texts.fitting(why);
        finish(JobState.FAILED, paid, now);
    }

    /** Somebody does not want it any more. */
    void cancel(Credits paid, Instant now) {
        requireOpen();
        finish(JobState.CANCELLED, paid, now);
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
