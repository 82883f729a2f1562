package app.plantain.core.generation;

import static app.plantain.core.generation.SimulationViolation.unless;

import app.plantain.core.gallery.SimulationStorage;
import app.plantain.core.generation.SimulationRows.AttemptRow;
import app.plantain.core.generation.SimulationRows.JobRow;
import app.plantain.core.generation.SimulationTask.End;
import app.plantain.core.provider.ResolutionTier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What must hold of jobs, credits and submissions, in as few words as possible and none of the product's own. It is told
 * what goes on and compares that with what the database says.
 */
final class SimulationModel {

    private static final Map<ResolutionTier, Long> PRICES = Map.of(
            ResolutionTier.HALF_K,
            500L,
            ResolutionTier.ONE_K,
            700L,
            ResolutionTier.TWO_K,
            1000L,
            ResolutionTier.FOUR_K,
            1500L);
    private static final int MOST_ATTEMPTS = 6;

    private final SimulationRows rows;
    private final Clock clock;
    private final EngineProperties properties;
    private final Map<UUID, SimulationJob> jobs = new LinkedHashMap<>();
    private final Map<UUID, SimulationJob> byAttempt = new HashMap<>();
    private final Map<UUID, Long> granted = new LinkedHashMap<>();
    private final Map<UUID, Doubts.Rule> rules = new HashMap<>();
    private final Map<UUID, Place> places = new HashMap<>();
    private final Set<UUID> sent = new HashSet<>();
    private final Set<UUID> refused = new HashSet<>();
    private final SimulationArrivals arrivals;

    SimulationModel(SimulationRows rows, SimulationStorage storage, Clock clock, EngineProperties properties) {
        this.rows = rows;
        this.clock = clock;
        this.properties = properties;
        this.arrivals = new SimulationArrivals(rows, storage, properties);
    }

    /** A connection, its vendor and its limits. */
    record Place(SimulationVendor vendor, int atOnce, int aMinute) {}

    /** What happened, which says what may have become of the jobs that it was about. */
    enum Cause {
        DISPATCH,
        /** A step, by whoever has the right to it. */
        STEP,
        /** A step, by a node that has lost the right to it. */
        STALE_STEP,
        CANCEL,
        DECISION,
        /** Anything that leaves the state of jobs as it is. */
        OTHER
    }

    void team(UUID team, long credits) {
        granted.merge(team, credits, Long::sum);
    }

    void rule(UUID team, Doubts.Rule rule) {
        rules.put(team, rule);
    }

    /** From now on nothing goes wrong any more. */
    void calm() {
        arrivals.calm(clock.instant());
    }

    /** Whether a job waits for its turn. */
    boolean isSomebodyWaiting() {
        return jobs.values().stream().anyMatch(job -> job.state() == JobState.QUEUED);
    }

    void place(UUID connection, Place place) {
        places.put(connection, place);
    }

    Collection<SimulationJob> jobs() {
        return jobs.values();
    }

    SimulationJob job(UUID id) {
        return Objects.requireNonNull(jobs.get(id), () -> "Nobody submitted job " + id);
    }

    /** People have submitted jobs, or have tried to. Where nobody waited to go where they go, they may have gone out with that. */
    void discover(boolean mayGoOut, Set<UUID> paused) {
        var waited = jobs.values().stream().filter(SimulationModel::waits).toList();
        var gone = new ArrayList<SimulationJob>();
        for (var found : rows.jobsAfter(jobs.size())) {
            var job = new SimulationJob(found.id(), jobs.size() + 1, found.team(), found.batch());
            jobs.put(found.id(), job);
            var row = rows.job(found.id());
            job.see(row);
            if (row.state() == JobState.SUBMITTING) {
                gone.add(job);
            } else {
                unless(row.state() == JobState.QUEUED, "Job %d begins as %s", job.number(), row.state());
                unless(row.attempts().isEmpty(), "Job %d begins with an attempt", job.number());
            }
            checkAlone(job, row);
        }
        for (var job : gone) {
            unless(mayGoOut, "Job %d went out although all are paused", job.number());
            unless(job.row().attempts().size() == 1, "Job %d begins with several attempts", job.number());
            var attempt = job.row().last().orElseThrow();
            var taken = vendorOf(attempt);
            unless(
                    waited.stream().noneMatch(other -> taken.makes(other.row().tier())),
                    "Job %d overtook those who wait",
                    job.number());
            byAttempt.put(attempt.id(), job);
            checkLimits(attempt, paused);
        }
        granted.keySet().forEach(this::checkCredits);
    }

    private static boolean waits(SimulationJob job) {
        return job.state() == JobState.QUEUED && !job.row().paused();
    }

    /** Jobs may have gone out. */
    void dispatched(boolean mayGoOut, Set<UUID> paused) {
        var states = rows.open();
        var gone = jobs.values().stream()
                .filter(job -> job.state() == JobState.QUEUED)
                .filter(job -> states.get(job.id()) != JobState.QUEUED)
                .toList();
        unless(gone.isEmpty() || mayGoOut, "Jobs went out although all are paused");
        for (var job : gone) {
            unless(!job.row().paused(), "Job %d went out although its batch is paused", job.number());
            lookAt(job, Cause.DISPATCH);
            checkLimits(job.row().last().orElseThrow(), paused);
        }
    }

    private void checkLimits(AttemptRow begun, Set<UUID> paused) {
        var place = Objects.requireNonNull(places.get(begun.connection()));
        unless(!paused.contains(begun.connection()), "A job went to a connection that is paused");
        var now = clock.instant();
        var others = jobs.values().stream()
                .flatMap(job -> job.row().attempts().stream())
                .filter(attempt -> attempt.connection().equals(begun.connection()))
                .toList();
        var atOnce = others.stream()
                .filter(AttemptRow::runs)
                .filter(attempt -> attempt.startedAt().isAfter(now.minus(properties.deadline())))
                .count();
        unless(atOnce <= place.atOnce(), "%s got %d at once", place.vendor().vendor(), atOnce);
        var aMinute = others.stream()
                .filter(attempt -> attempt.startedAt().isAfter(now.minusSeconds(60)))
                .count();
        unless(
                aMinute <= place.aMinute(),
                "%s got %d in a minute",
                place.vendor().vendor(),
                aMinute);
    }

    /** Something was done about a job. */
    void look(SimulationJob job, Cause cause) {
        look(List.of(job), cause);
    }

    /** Something was done about jobs, all at once. */
    void look(Collection<SimulationJob> changed, Cause cause) {
        changed.forEach(job -> lookAt(job, cause));
        changed.stream().map(SimulationJob::team).distinct().forEach(this::checkCredits);
    }

    private void lookAt(SimulationJob job, Cause cause) {
        var was = job.row();
        var is = rows.job(job.id());
        job.see(is);
        checkChange(job, was, is, cause);
        checkAttempts(job, was, is, cause);
        checkAlone(job, is);
    }

    private void checkChange(SimulationJob job, JobRow was, JobRow is, Cause cause) {
        if (was.state() == is.state()) {
            unless(
                    !was.state().isFinished() || Objects.equals(was.charged(), is.charged()),
                    "Job %d was charged after it had ended",
                    job.number());
            unless(was.asset() == null || was.asset().equals(is.asset()), "Job %d lost its image", job.number());
            return;
        }
        unless(
                SimulationRules.allowed(was.state(), cause).contains(is.state()),
                "Job %d went from %s to %s by %s",
                job.number(),
                was.state(),
                is.state(),
                cause);
        if (is.state() == JobState.FAILED && cause == Cause.STEP) {
            checkFailure(job, was, is);
        }
        if (was.state() == JobState.IN_DOUBT && is.state() == JobState.QUEUED) {
            checkSecondTry(job, was, cause);
        }
    }

    /** A step may take a job as failed when its time is over, its vendor said so, or the team's rule does. */
    private void checkFailure(SimulationJob job, JobRow was, JobRow is) {
        var overdue = !clock.instant().isBefore(was.deadline());
        var said = is.last().filter(AttemptRow::failed).isPresent();
        var ruled = was.state() == JobState.IN_DOUBT && mayDecide(job, was, Doubts.Rule.GIVE_UP);
        unless(overdue || said || ruled, "Job %d failed for no reason", job.number());
    }

    private void checkSecondTry(SimulationJob job, JobRow was, Cause cause) {
        var attempt = was.last().orElseThrow();
        if (cause == Cause.DECISION) {
            job.riskTaken().add(attempt.id());
        } else if (!mayFollow(job, attempt.id())) {
            unless(
                    mayDecide(job, was, Doubts.Rule.TRY_AGAIN),
                    "Job %d in doubt goes out again, and nobody wanted that",
                    job.number());
            job.riskTaken().add(attempt.id());
        }
    }

    /** Whether the team's rule decides the doubt, and does so by now. */
    private boolean mayDecide(SimulationJob job, JobRow was, Doubts.Rule rule) {
        var decideAt = was.decideAt();
        return rules.get(job.team()) == rule
                && decideAt != null
                && !clock.instant().isBefore(decideAt);
    }

    /** Whether a try that went before allows another one. */
    private boolean mayFollow(SimulationJob job, UUID attempt) {
        return job.riskTaken().contains(attempt)
                || refused.contains(attempt)
                || (arrivals.hasEnded(attempt) && !vendorOf(job, attempt).billsFailures());
    }

    private SimulationVendor vendorOf(SimulationJob job, UUID attempt) {
        return vendorOf(job.row().attempt(attempt).orElseThrow());
    }

    private SimulationVendor vendorOf(AttemptRow attempt) {
        return Objects.requireNonNull(places.get(attempt.connection())).vendor();
    }

    private void checkAttempts(SimulationJob job, JobRow was, JobRow is, Cause cause) {
        var more = is.attempts().size() - was.attempts().size();
        unless(
                more == 0 || (more == 1 && cause == Cause.DISPATCH),
                "Job %d got %d attempts by %s",
                job.number(),
                more,
                cause);
        unless(
                is.attempts().size() <= MOST_ATTEMPTS + job.riskTaken().size(),
                "Job %d was tried %d times",
                job.number(),
                is.attempts().size());
        is.attempts()
                .subList(was.attempts().size(), is.attempts().size())
                .forEach(attempt -> byAttempt.put(attempt.id(), job));
        for (var index = 0; index < was.attempts().size(); index++) {
            SimulationRules.checkEvidence(
                    job, was.attempts().get(index), is.attempts().get(index));
        }
    }

    /** What must hold of one job at any time. */
    private void checkAlone(SimulationJob job, JobRow row) {
        var finished = row.state().isFinished();
        unless(
                finished == (row.captured() != null),
                "Job %d is %s, and its hold is %s",
                job.number(),
                row.state(),
                row.captured() == null ? "open" : "resolved");
        unless(
                finished || row.lease() != null,
                "Job %d is %s, and nobody will take its next step",
                job.number(),
                row.state());
        unless(
                !finished
                        || row.asset() != null
                        || row.lease() != null
                        || row.last().filter(last -> last.endedAt() == null).isEmpty(),
                "Job %d is %s, and nobody asks for its late image",
                job.number(),
                row.state());
        if (finished) {
            var due = row.state() == JobState.SUCCEEDED ? due(job, row) : 0;
            unless(
                    Objects.equals(row.charged(), due) && Objects.equals(row.captured(), due),
                    "Job %d is %s: %d is due, %d was charged, %d captured",
                    job.number(),
                    row.state(),
                    due,
                    Objects.requireNonNullElse(row.charged(), -1),
                    Objects.requireNonNullElse(row.captured(), -1));
        }
    }

    private long due(SimulationJob job, JobRow row) {
        var shown = row.attempts().stream()
                .filter(attempt -> attempt.asset() != null && attempt.asset().equals(row.asset()))
                .findFirst()
                .orElseThrow(() -> new SimulationViolation("Job %d shows an image of nowhere".formatted(job.number())));
        var image = imageOf(job, shown)
                .orElseThrow(() ->
                        new SimulationViolation("Job %d shows an image that no vendor made".formatted(job.number())));
        return Math.min(row.price(), Objects.requireNonNull(PRICES.get(image.tier())));
    }

    private Optional<End.Image> imageOf(SimulationJob job, AttemptRow attempt) {
        return vendorOf(job, attempt.id())
                .task(attempt.id())
                .map(SimulationTask::end)
                .filter(End.Image.class::isInstance)
                .map(End.Image.class::cast)
                .filter(image -> SimulationStorage.nameOf(image.file().bytes()).equals(attempt.result()));
    }

    private void checkCredits(UUID team) {
        long held = 0;
        long spent = 0;
        for (var job : jobs.values()) {
            if (job.team().equals(team)) {
                var charged = job.row().charged();
                held += job.state().isFinished() ? 0 : job.row().price();
                spent += charged == null ? 0 : charged;
            }
        }
        var balance = rows.balance(team);
        unless(balance[1] == held, "%d is held, and open jobs need %d", balance[1], held);
        var available = granted.getOrDefault(team, 0L) - held - spent;
        unless(balance[0] == available, "%d is available, and %d should be", balance[0], available);
        unless(
                rows.budgeted(team) == held + spent,
                "The budget counts %d, and %d is held or spent",
                rows.budgeted(team),
                held + spent);
    }

    /** A request arrives at a vendor's door. */
    void submitted(UUID attempt) {
        var job = byAttempt.get(attempt);
        if (job == null) {
            throw new SimulationViolation("A request was sent of which there is no record");
        }
        unless(sent.add(attempt), "Job %d sent the same attempt twice", job.number());
        var row = rows.job(job.id());
        for (var earlier : row.attempts()) {
            if (earlier.id().equals(attempt)) {
                return;
            }
            unless(
                    !sent.contains(earlier.id()) || mayFollow(job, earlier.id()),
                    "Job %d was submitted again without leave",
                    job.number());
        }
    }

    void told(UUID attempt, SimulationWitness.Word word) {
        switch (word) {
            case NOT_TAKEN -> refused.add(attempt);
            case ENDED -> arrivals.end(attempt);
        }
    }

    /** A step that was handed an image has ended well: the image is on record. */
    void delivered(SimulationJob job, UUID attempt) {
        unless(
                job.row().attempt(attempt).orElseThrow().result() != null,
                "Job %d was handed an image and dropped it",
                job.number());
    }

    /** All that takes too long to be looked at after every event. */
    void checkAll(List<String> ledgerBreaks) {
        look(jobs.values(), Cause.OTHER);
        unless(ledgerBreaks.isEmpty(), "The ledger does not prove: %s", ledgerBreaks);
        var waiting = jobs.values().stream().filter(SimulationModel::waits).count();
        var counted = rows.number("select coalesce(sum(waiting), 0) from queue_turn");
        unless(waiting == counted, "%d jobs wait, and %d are counted", waiting, counted);
        var spent = jobs.values().stream()
                .map(job -> job.row().charged())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        var used = rows.number("select coalesce(sum(amount), 0) from credit_transfer where credit = 'USED'");
        unless(spent == used, "%d was spent by jobs, and %d was used", spent, used);
    }

    /** All was let run out: nothing is left open, and nothing was lost. */
    void checkEnd() {
        for (var job : jobs.values()) {
            unless(job.state().isFinished(), "Job %d is %s for ever", job.number(), job.state());
            unless(job.row().lease() == null, "Job %d is over and has a step to take", job.number());
            for (var attempt : job.row().attempts()) {
                arrivals.check(job, attempt, vendorOf(job, attempt.id()).task(attempt.id()));
            }
        }
        granted.keySet().forEach(team -> unless(rows.balance(team)[1] == 0, "Credits are held for ever"));
    }

    /** The jobs that people may still act on. */
    List<SimulationJob> open() {
        return new ArrayList<>(
                jobs.values().stream().filter(job -> !job.state().isFinished()).toList());
    }
}
