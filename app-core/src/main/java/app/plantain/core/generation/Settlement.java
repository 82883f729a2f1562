package app.plantain.core.generation;

import app.plantain.core.credits.Credits;
import app.plantain.core.gallery.AssetId;
import app.plantain.core.gallery.Assets;
import app.plantain.core.gallery.Boards;
import app.plantain.core.generation.WaitingLine.Place;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.sql.Together;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Brings a job in line with what is known of its attempts and with the time, together with its credits. Doing it again
 * changes nothing, so whoever takes a job up after a crash begins with it.
 */
@Component
class Settlement {

    private final JobCredits credits;
    private final Agreements agreements;
    private final Assets assets;
    private final Boards boards;
    private final Retries retries;
    private final Doubts doubts;
    private final EngineControl control;
    private final JobMeters meters;
    private final EngineProperties properties;
    private final JdbcTemplate template;
    private final Clock clock;

    Settlement(
            JobCredits credits,
            Agreements agreements,
            Assets assets,
            Boards boards,
            Retries retries,
            Doubts doubts,
            EngineControl control,
            JobMeters meters,
            EngineProperties properties,
            JdbcTemplate template,
            Clock clock) {
        this.credits = credits;
        this.agreements = agreements;
        this.assets = assets;
        this.boards = boards;
        this.retries = retries;
        this.doubts = doubts;
        this.control = control;
        this.meters = meters;
        this.properties = properties;
        this.template = template;
        this.clock = clock;
    }

    /** Settles a job. Returns whether that changed anything. */
    boolean settle(Job job) {
        var before = job.state();
        var hadAsset = job.hasAsset();
        settle(new Together(template), List.of(job));
        return before != job.state() || hadAsset != job.hasAsset();
    }

    /** Settles jobs, and writes what comes of it with what is to be written together. */
    void settle(Together together, List<Job> some) {
        change(together, some, job -> {
            job.undelivered().ifPresent(attempt -> deliver(together, job, attempt));
            job.lastAttempt().filter(_ -> !job.state().isFinished()).ifPresent(attempt -> follow(job, attempt));
            endOverdue(job);
            abandonLost(job);
        });
    }

    /**
     * Changes jobs, and with them the number of those that wait for their turn and of those that have ended. What ends is
     * paid for at last, when all else is written.
     */
    void change(List<Job> some, Consumer<Job> verb) {
        change(new Together(template), some, verb);
    }

    private void change(Together together, List<Job> some, Consumer<Job> verb) {
        var ended = new ArrayList<Job>();
        var counts = new TreeMap<Place, Integer>();
        for (var job : some) {
            var waited = job.isWaiting();
            var open = !job.state().isFinished();
            verb.accept(job);
            if (open && job.state().isFinished()) {
                meters.finished(job);
                ended.add(job);
            }
            if (waited != job.isWaiting()) {
                counts.merge(job.place(), job.isWaiting() ? 1 : -1, Integer::sum);
            }
        }
        WaitingLine.add(together, counts);
        together.send();
        credits.pay(ended);
    }

    /** Ends jobs that nobody wants any more and gives their credits back. */
    void cancel(List<Job> some) {
        change(some, job -> job.cancel(due(job, PaymentRule.CANCELLED), now()));
    }

    /** Somebody, or the team's rule, takes a job in doubt as failed. */
    void giveUp(Job job) {
        change(List.of(job), this::takeAsFailed);
    }

    private void takeAsFailed(Job job) {
        fail(job, FailureKind.TIMEOUT, "Given up: nobody knows whether the vendor took it. If it comes, it is free.");
    }

    /** Somebody, or the team's rule, accepts the risk that a vendor makes a job in doubt twice. */
    void tryAgain(Job job) {
        change(List.of(job), this::queueAtRisk);
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
                case GIVE_UP -> takeAsFailed(job);
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
            takeAsFailed(job);
        }
    }

    /** The image becomes the team's, whether it is paid for or not. */
    private void deliver(Together together, Job job, Attempt attempt) {
        var member = job.batch().member();
        var recipe = job.batch().recipe(attempt.vendor());
        var image = attempt.result().orElseThrow();
        var tier = ResolutionTier.delivered(attempt.resultSize().orElseGet(() -> assets.sizeOf(image)));
        var asset = assets.add(together, member, image, recipe);
        job.batch().board().ifPresent(board -> boards.put(together, member, board, asset));
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
        job.fail(kind, message, due(job, PaymentRule.ofFailure(kind)), now());
    }

    /** Where nothing arrived, there is no lower price to pay either. */
    private static Credits due(Job job, PaymentRule rule) {
        return rule.due(job.price(), () -> Credits.ZERO);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
