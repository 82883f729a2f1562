package app.plantain.core.generation;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.Assets;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ResolutionTier;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings a job in line with what is known of its attempts and with the time, together with its credits. Doing it again
 * changes nothing, so whoever takes a job up after a crash begins with it.
 */
@Component
class Settlement {

    private final JobRepository jobs;
    private final Ledger ledger;
    private final Agreements agreements;
    private final Assets assets;
    private final Retries retries;
    private final Doubts doubts;
    private final WaitingLine line;
    private final EngineControl control;
    private final JobMeters meters;
    private final EngineProperties properties;
    private final Clock clock;

    Settlement(
            JobRepository jobs,
            Ledger ledger,
            Agreements agreements,
            Assets assets,
            Retries retries,
            Doubts doubts,
            WaitingLine line,
            EngineControl control,
            JobMeters meters,
            EngineProperties properties,
            Clock clock) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.agreements = agreements;
        this.assets = assets;
        this.retries = retries;
        this.doubts = doubts;
        this.line = line;
        this.control = control;
        this.meters = meters;
        this.properties = properties;
        this.clock = clock;
    }

    /** Settles a job. Returns whether that changed anything. */
    boolean settle(Job job) {
        var before = job.state();
        var hadAsset = job.hasAsset();
        change(job, () -> {
            job.undelivered().ifPresent(attempt -> deliver(job, attempt));
            job.lastAttempt().filter(_ -> !job.state().isFinished()).ifPresent(attempt -> follow(job, attempt));
            endOverdue(job);
            abandonLost(job);
        });
        return before != job.state() || hadAsset != job.hasAsset();
    }

    /** Changes a job, and with it the number of those that wait for their turn and of those that have ended. */
    void change(Job job, Runnable verb) {
        var waited = job.isWaiting();
        var open = !job.state().isFinished();
        verb.run();
        if (open && job.state().isFinished()) {
            meters.finished(job);
        }
        if (waited != job.isWaiting()) {
            line.add(job.batch().member().team(), job.lane(), job.isWaiting() ? 1 : -1);
        }
    }

    /** Ends a job that nobody wants any more and gives its credits back. */
    void cancel(Job job) {
        change(job, () -> {
            var paid = due(job, PaymentRule.CANCELLED);
            job.cancel(paid, now());
            pay(job, paid, "Cancelled");
        });
    }

    /** Somebody, or the team's rule, takes a job in doubt as failed. */
    void giveUp(Job job) {
        fail(job, FailureKind.TIMEOUT, "Given up: nobody knows whether the vendor took it. If it comes, it is free.");
    }

    /** Somebody, or the team's rule, accepts the risk that a vendor makes a job in doubt twice. */
    void tryAgain(Job job) {
        change(job, () -> queueAtRisk(job));
    }

    private void queueAtRisk(Job job) {
        job.lastAttempt().ifPresent(attempt -> attempt.abandon(now()));
        job.queueAgain(now(), now().plus(properties.deadline()));
    }

    private void follow(Job job, Attempt attempt) {
        var outcome = attempt.outcome();
        if (outcome.isEmpty() || job.state() == JobState.QUEUED) {
            return;
        }
        switch (outcome.get()) {
            case NOT_ACCEPTED -> queueAgainOrFail(job, attempt, retries.afterRefusal(job, attempt, now()));
            case IN_DOUBT -> doubt(job, attempt);
            case ACCEPTED -> followAccepted(job, attempt);
        }
    }

    private void followAccepted(Job job, Attempt attempt) {
        if (attempt.failure().isPresent()) {
            queueAgainOrFail(job, attempt, retries.afterAcceptance(job, attempt, now()));
        } else if (attempt.isOpen() && (job.state() == JobState.SUBMITTING || job.state() == JobState.IN_DOUBT)) {
            job.run();
        }
    }

    private void queueAgainOrFail(Job job, Attempt attempt, Optional<Instant> again) {
        again.ifPresentOrElse(
                notBefore -> job.queueAgain(notBefore, deadlineAfter(job)),
                () -> fail(job, attempt.failure().orElse(FailureKind.VENDOR_ERROR), attempt.message()));
    }

    /** The time in doubt does not count. */
    private Instant deadlineAfter(Job job) {
        return job.state() == JobState.IN_DOUBT ? now().plus(properties.deadline()) : job.deadline();
    }

    private void doubt(Job job, Attempt attempt) {
        if (job.state() != JobState.IN_DOUBT && attempt.isOpen()) {
            var decide = now().plus(properties.doubtCheck());
            job.doubt(decide, decide.plus(properties.doubt()));
        } else if (isToDecide(job)) {
            switch (doubts.rule(job.batch().member().team())) {
                case ASK -> {}
                case GIVE_UP -> giveUp(job);
                case TRY_AGAIN -> tryAgainOrGiveUp(job);
            }
        }
    }

    private boolean isToDecide(Job job) {
        return job.state() == JobState.IN_DOUBT
                && job.decideAt().filter(at -> !now().isBefore(at)).isPresent();
    }

    private void tryAgainOrGiveUp(Job job) {
        if (job.attempts() < properties.maxAttempts()) {
            queueAtRisk(job);
        } else {
            giveUp(job);
        }
    }

    /** The image becomes the team's, whether it is paid for or not. */
    private void deliver(Job job, Attempt attempt) {
        var member = job.batch().member();
        var recipe = job.batch().recipe(attempt.vendor());
        var image = attempt.result().orElseThrow();
        var tier = ResolutionTier.delivered(assets.sizeOf(image));
        var asset = assets.add(member, image, recipe);
        attempt.show(asset);
        var rule = PaymentRule.ofArrival(job, tier);
        switch (rule) {
            case DELIVERED, DELIVERED_SMALLER -> succeed(job, asset, tier, rule);
            case LATE -> job.deliverLate(asset, tier);
            case MADE_TWICE, REFUSED, FAILED, LOST, CANCELLED -> {}
        }
    }

    private void succeed(Job job, AssetId asset, ResolutionTier tier, PaymentRule rule) {
        var due = rule.due(job.price(), () -> agreements.lower(job, tier));
        job.succeed(asset, tier, due, now());
        pay(job, due, "%s image delivered in %s".formatted(job.batch().model(), tier));
    }

    /** A job that waited or ran for too long gives its credits back; one that is being stored or paused is left alone. */
    private void endOverdue(Job job) {
        if (job.state().isFinished() || job.state() == JobState.STORING || now().isBefore(job.deadline())) {
            return;
        }
        if (job.state() == JobState.QUEUED
                && (job.isPaused() || control.pausedSince().isPresent())) {
            job.waitLonger(now().plus(properties.deadline()));
            return;
        }
        fail(job, FailureKind.TIMEOUT, overdue(job.state()));
    }

    /** An image that has not come in all that time will not come any more. */
    private void abandonLost(Job job) {
        job.finishedAt()
                .filter(finished -> !now().isBefore(finished.plus(properties.lateWindow())))
                .flatMap(_ -> job.lastAttempt().filter(Attempt::isOpen))
                .ifPresent(attempt -> attempt.abandon(now()));
    }

    private static String overdue(JobState state) {
        return switch (state) {
            case QUEUED -> "No connection could take it in time. Try again, or ask an administrator to look.";
            case IN_DOUBT -> "Nobody could find out whether the vendor took it, so the credits came back.";
            case SUBMITTING, RUNNING -> "The vendor did not finish in time. If the image still comes, it is free.";
            case STORING, SUCCEEDED, FAILED, CANCELLED -> throw new IllegalStateException("Not overdue");
        };
    }

    private void fail(Job job, FailureKind kind, String message) {
        var paid = due(job, PaymentRule.ofFailure(kind));
        job.fail(kind, message, paid, now());
        pay(job, paid, "Not delivered: " + message);
    }

    /** Where nothing arrived, there is no lower price to pay either. */
    private static Credits due(Job job, PaymentRule rule) {
        return rule.due(job.price(), () -> Credits.ZERO);
    }

    /** Last, when all else is written: the team's other jobs wait until the transaction ends. */
    private void pay(Job job, Credits due, String reason) {
        jobs.flush();
        if (due.isZero()) {
            ledger.release(job.hold(), reason);
        } else {
            ledger.capture(job.hold(), due, reason);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
