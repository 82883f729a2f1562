package app.plantain.core.generation;

import app.plantain.core.budgets.BudgetExceeded;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.generation.SimulationModel.Cause;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.routing.ConnectionId;
import app.plantain.core.routing.Connections;
import app.plantain.core.routing.Unserved;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What people do: any of them anything, at any time. */
final class SimulationPeople {

    private static final int MOST_JOBS = 40;

    private final Generation generation;
    private final Doubts doubts;
    private final EngineControl control;
    private final Connections connections;
    private final Ledger ledger;
    private final SimulationModel model;
    private final SimulationDice dice;
    private final List<Member> members;
    private final List<ConnectionId> places;

    SimulationPeople(
            Generation generation,
            Doubts doubts,
            EngineControl control,
            Connections connections,
            Ledger ledger,
            SimulationModel model,
            SimulationDice dice,
            List<Member> members,
            List<ConnectionId> places) {
        this.generation = generation;
        this.doubts = doubts;
        this.control = control;
        this.connections = connections;
        this.ledger = ledger;
        this.model = model;
        this.dice = dice;
        this.members = members;
        this.places = places;
    }

    /**
     * Something that somebody wants.
     *
     * @param jobs whose state it may change
     * @param submits whether it makes new jobs
     */
    record Wish(String name, Cause cause, List<SimulationJob> jobs, boolean submits, Runnable action) {

        static Wish change(String name, Runnable action) {
            return new Wish(name, Cause.OTHER, List.of(), false, action);
        }

        static Wish of(String name, Cause cause, List<SimulationJob> jobs, Runnable action) {
            return new Wish(name, cause, jobs, false, action);
        }

        /** Does it. Being refused is an answer too. */
        void fulfil() {
            try {
                action.run();
            } catch (RefusedRequest | Unserved | BudgetExceeded | InsufficientCredits refused) {
                return;
            }
        }
    }

    /** What somebody wants next. */
    Wish next() {
        return switch (dice.between(0, 19)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> submit();
            case 8, 9 -> onJob("cancels", Cause.CANCEL, _ -> true, this::cancel);
            case 10, 11 -> onJob("decides", Cause.DECISION, job -> job.state() == JobState.IN_DOUBT, this::decide);
            case 12 -> retry();
            case 13 -> onJob("cancels the batch of", Cause.CANCEL, _ -> true, this::cancelBatch);
            case 14 -> onJob("pauses the batch of", Cause.OTHER, _ -> true, this::pause);
            case 15 -> onJob("resumes the batch of", Cause.OTHER, _ -> true, this::resume);
            case 16 -> onJob("prioritises the batch of", Cause.OTHER, _ -> true, this::prioritise);
            case 17 -> follow();
            case 18 -> dice.chance(0.3) ? pauseAll() : resumeAll();
            default -> resumeConnection(dice.of(places));
        };
    }

    private Wish submit() {
        if (model.jobs().size() >= MOST_JOBS) {
            return retry();
        }
        var member = dice.of(members);
        var request = new BatchRequest(
                dice.of(BatchSource.values()),
                new ImageOrder(
                        SimulationVendor.MODEL,
                        "A leaf",
                        AspectRatio.SQUARE,
                        dice.of(ResolutionTier.values()),
                        dice.between(1, 4),
                        List.of()));
        return new Wish(
                "submits " + request.images(), Cause.OTHER, List.of(), true, () -> generation.submit(member, request));
    }

    private interface Act {
        Wish on(SimulationJob job, String name);
    }

    private Wish onJob(String verb, Cause cause, Predicate<SimulationJob> which, Act act) {
        var jobs = model.jobs().stream()
                .filter(job -> !job.state().isFinished() || dice.chance(0.1))
                .filter(which)
                .toList();
        if (jobs.isEmpty()) {
            return Wish.of("would like something", cause, List.of(), () -> {});
        }
        var job = dice.of(jobs);
        return act.on(job, verb + " job " + job.number());
    }

    private Wish cancel(SimulationJob job, String name) {
        return Wish.of(name, Cause.CANCEL, List.of(job), () -> generation.cancel(owner(job), new JobId(job.id())));
    }

    private Wish decide(SimulationJob job, String name) {
        var decision = dice.of(Generation.Doubt.values());
        return Wish.of(
                name + " " + decision,
                Cause.DECISION,
                List.of(job),
                () -> generation.decide(owner(job), new JobId(job.id()), decision));
    }

    private Wish cancelBatch(SimulationJob job, String name) {
        return Wish.of(name, Cause.CANCEL, ofBatch(job), () -> generation.cancel(owner(job), new BatchId(job.batch())));
    }

    private Wish pause(SimulationJob job, String name) {
        return Wish.of(name, Cause.OTHER, ofBatch(job), () -> generation.pause(owner(job), new BatchId(job.batch())));
    }

    private Wish resume(SimulationJob job, String name) {
        return Wish.of(name, Cause.OTHER, ofBatch(job), () -> generation.resume(owner(job), new BatchId(job.batch())));
    }

    private Wish prioritise(SimulationJob job, String name) {
        var priority = dice.of(Priority.values());
        return Wish.of(
                name,
                Cause.OTHER,
                ofBatch(job),
                () -> generation.prioritise(owner(job), new BatchId(job.batch()), priority));
    }

    private Wish retry() {
        var member = dice.of(members);
        var ids = model.jobs().stream()
                .filter(job -> job.team().equals(member.team().value()))
                .filter(job -> job.state().isFinished() && dice.chance(0.2))
                .map(job -> new JobId(job.id()))
                .toList();
        var most = model.jobs().size() >= 2 * MOST_JOBS ? List.<JobId>of() : ids;
        return new Wish(
                "retries " + most.size(),
                Cause.OTHER,
                List.of(),
                true,
                () -> generation.retry(member, most, Optional.empty()));
    }

    private Wish follow() {
        var member = dice.of(members);
        var rule = dice.of(Doubts.Rule.values());
        return Wish.change("makes the rule " + rule, () -> doubts.follow(member.team(), rule));
    }

    private Wish pauseAll() {
        return Wish.change("pauses all", () -> control.pause(members.getFirst().user()));
    }

    private Wish resumeAll() {
        return Wish.change(
                "resumes all", () -> control.resume(members.getFirst().user()));
    }

    private Wish resumeConnection(ConnectionId connection) {
        return Wish.change(
                "lets jobs through again",
                () -> connections.resume(connection, members.getFirst().user()));
    }

    /** Everything that waits for a person gets one. */
    List<Wish> mendAll() {
        var paused = model.jobs().stream()
                .filter(job -> !job.state().isFinished())
                .map(job -> resume(job, "resumes the batch of job " + job.number()));
        return Stream.of(Stream.of(resumeAll()), places.stream().map(this::resumeConnection), paused)
                .flatMap(Function.identity())
                .toList();
    }

    /** Gives each team its first credits. */
    void grant() {
        for (var member : members) {
            var credits = Credits.of(dice.of(60, 300, 900));
            ledger.grant(member.team(), credits, "To start with", null, "grant:" + member.team());
            model.team(member.team().value(), credits.hundredths());
        }
    }

    /** What each team wants done with doubts, as it is on record. */
    void tellRules() {
        members.forEach(member -> model.rule(member.team().value(), doubts.rule(member.team())));
    }

    private List<SimulationJob> ofBatch(SimulationJob job) {
        return model.jobs().stream()
                .filter(other -> other.batch().equals(job.batch()))
                .toList();
    }

    private Member owner(SimulationJob job) {
        return members.stream()
                .filter(member -> member.team().value().equals(job.team()))
                .findFirst()
                .orElseThrow();
    }
}
