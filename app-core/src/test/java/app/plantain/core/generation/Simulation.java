package app.plantain.core.generation;

import app.plantain.core.generation.SimulationModel.Cause;
import app.plantain.core.generation.SimulationPeople.Wish;
import app.plantain.core.generation.SimulationScene.NodeDied;
import app.plantain.core.generation.SimulationTask.End;
import app.plantain.core.testing.SettableClock;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;

/**
 * One seed: people, nodes and vendors in a world where anything may go wrong at any point, and after each event the
 * question whether all still is as it must be. When the given number of events is over, the world calms down and
 * everything is let run out.
 */
final class Simulation implements SimulationWitness {

    private static final int MOST_CALM_EVENTS = 20_000;
    private static final double THAW = 0.04;
    private static final int BETWEEN_FULL_CHECKS = 100;
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final SimulationWorld world;
    private final SimulationDice dice;
    private final SimulationMood mood;
    private final SimulationModel model;
    private final SimulationPeople people;
    private final List<SimulationNode> nodes;
    private final SimulationStage stage;
    private final SettableClock clock;
    private final SimulationTrace trace;
    private Instant beaten;
    private @Nullable SimulationStep playing;
    private int kills;

    Simulation(long seed, SimulationWorld world) {
        this.world = world;
        this.dice = new SimulationDice(seed);
        this.mood = SimulationMood.of(dice);
        this.clock = world.clock();
        this.stage = world.stage();
        this.trace = new SimulationTrace(clock);
        this.model = world.model();
        this.nodes = world.nodes();
        this.people = world.people(model, dice);
        this.beaten = clock.instant();
        world.vendors().forEach(vendor -> vendor.begin(dice, mood, this));
    }

    /** Runs it. */
    SimulationReport run(long seed, int events) {
        Optional<SimulationViolation> violation = Optional.empty();
        var steps = 0;
        try {
            people.grant();
            stage.use(mood, dice);
            while (steps < events) {
                event();
                steps++;
                checkNowAndThen(steps);
            }
            steps += runOut();
        } catch (SimulationViolation found) {
            violation = Optional.of(found);
        } finally {
            stage.use(SimulationMood.CALM, dice);
            nodes.forEach(SimulationNode::kill);
        }
        var images = (int) model.jobs().stream()
                .filter(job -> job.state() == JobState.SUCCEEDED)
                .count();
        return new SimulationReport(
                seed, steps, model.jobs().size(), images, kills, violation, trace.digest(), trace.last());
    }

    private void checkNowAndThen(int steps) {
        if (steps % BETWEEN_FULL_CHECKS == 0) {
            model.checkAll(world.ledgerBreaks());
        }
    }

    private void event() {
        if (dice.chance(mood.freeze())) {
            freeze();
        } else if (dice.chance(THAW)) {
            thaw(dice.of(nodes));
        }
        var lot = dice.between(0, 99);
        if (lot < 9) {
            wish(people.next());
        } else if (lot < 14) {
            reviveDead(dice.of(nodes));
        } else if (lot < 24) {
            dispatch(dice.of(nodes));
        } else if (lot < 35) {
            goOn();
        } else if (lot < 41) {
            advance(dice.seconds(0, dice.of(1, 5, 30)));
        } else if (lot < 43) {
            advance(dice.seconds(0, 200));
        } else {
            step();
        }
    }

    /** The next step that is due, or else the time until one is. */
    private void step() {
        var node = dice.of(nodes);
        if (node.isFrozen()) {
            return;
        }
        var due = node.due();
        if (due.isEmpty()) {
            advance(untilNext());
            dispatch(node);
        } else {
            step(node, due.get(dice.chance(0.7) ? 0 : dice.between(0, due.size() - 1)));
        }
    }

    private void step(SimulationNode node, Execution due) {
        node.pick(due).ifPresent(picked -> {
            var job = model.job(UUID.fromString(picked.getId()));
            model.look(job, Cause.OTHER);
            var step = new SimulationStep(job, node, picked, dice.chance(3 * mood.delay()));
            node.begins(step);
            play(step);
        });
    }

    /** A step that waits in the middle goes on. */
    private void goOn() {
        var waiting = nodes.stream()
                .filter(node -> !node.isFrozen())
                .flatMap(node -> node.waiting().stream())
                .toList();
        if (!waiting.isEmpty()) {
            play(dice.of(waiting));
        }
    }

    private void play(SimulationStep step) {
        var job = step.job();
        var was = job.state();
        var cause = step.holdsLease() ? Cause.STEP : Cause.STALE_STEP;
        playing = step;
        try {
            stage.play(step);
        } catch (NodeDied died) {
            kill(step.node());
        } finally {
            playing = null;
        }
        step.node().forgetEnded();
        try {
            model.look(job, cause);
        } finally {
            trace.say("%s steps job %d: %s -> %s%s"
                    .formatted(step.node(), job.number(), was, job.state(), step.isOver() ? "" : ", waiting"));
        }
        if (step.isOver()) {
            checkEnd(step);
        }
    }

    private void checkEnd(SimulationStep step) {
        step.failure().ifPresent(Simulation::checkExpected);
        if (step.isComplete()) {
            step.handed().forEach(attempt -> model.delivered(step.job(), attempt));
        }
    }

    /** Only what the simulation itself breaks may break; and who was frozen for long may send nothing. */
    private static void checkExpected(Throwable failure) {
        if (failure instanceof BeforeTheStep && failure.getCause() == null) {
            return;
        }
        var cause = failure instanceof BeforeTheStep before && before.getCause() != null ? before.getCause() : failure;
        if (!(cause instanceof TransientDataAccessException || cause instanceof UncheckedIOException)) {
            var unexpected = new SimulationViolation("The product broke: " + cause);
            unexpected.initCause(cause);
            throw unexpected;
        }
    }

    private void dispatch(SimulationNode node) {
        if (!node.isFrozen() && model.isSomebodyWaiting()) {
            var mayGoOut = world.goesOn();
            var paused = new HashSet<>(world.pausedConnections());
            act(node, () -> world.dispatcher().dispatch());
            model.dispatched(mayGoOut, paused);
        }
    }

    private void wish(Wish wish) {
        var node = dice.of(nodes);
        if (node.isFrozen()) {
            return;
        }
        trace.say("Somebody " + wish.name());
        var mayGoOut = world.goesOn();
        var paused = new HashSet<>(world.pausedConnections());
        act(node, wish::fulfil);
        if (wish.submits()) {
            model.discover(mayGoOut, paused);
        }
        model.look(wish.jobs(), wish.cause());
        people.tellRules();
    }

    private void act(SimulationNode node, Runnable action) {
        try {
            stage.play(SimulationScene.of(action));
        } catch (NodeDied died) {
            kill(node);
        } catch (RuntimeException failed) {
            checkExpected(failed);
            trace.say("It failed: " + failed.getMessage());
        }
    }

    private void kill(SimulationNode node) {
        kills++;
        node.kill();
        trace.say(node + " was killed");
    }

    /** Best one that is in the middle of something. */
    private void freeze() {
        var busy = nodes.stream().filter(node -> !node.waiting().isEmpty()).toList();
        var node = dice.of(busy.isEmpty() ? nodes : busy);
        node.freeze();
        trace.say(node + " freezes");
    }

    private void thaw(SimulationNode node) {
        if (node.isFrozen()) {
            node.thaw();
            trace.say(node + " goes on");
        }
    }

    private void reviveDead(SimulationNode node) {
        if (!node.isFrozen() && node.reviveDead() > 0) {
            trace.say(node + " revives what is dead");
            model.look(model.open(), Cause.OTHER);
        }
    }

    private void advance(Duration time) {
        clock.advance(time);
        if (!clock.instant().isBefore(beaten.plus(HEARTBEAT))) {
            beaten = clock.instant();
            nodes.forEach(SimulationNode::beat);
        }
    }

    private Duration untilNext() {
        var next = world.nextExecution().orElse(clock.instant().plusSeconds(1));
        var wait = Duration.between(clock.instant(), next);
        var most = Duration.ofSeconds(dice.between(1, 20));
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(most) < 0 ? wait : most;
    }

    /** Nothing goes wrong any more and nobody wants anything: everything comes to its end. Returns the events it took. */
    private int runOut() {
        trace.say("The world calms down");
        model.calm();
        stage.use(SimulationMood.CALM, dice);
        world.vendors().forEach(SimulationVendor::calm);
        nodes.forEach(SimulationNode::thaw);
        var steps = 0;
        while (world.executions() > 0) {
            SimulationViolation.unless(steps < MOST_CALM_EVENTS, "It never ends");
            if (steps % 50 == 0) {
                people.mendAll().forEach(this::wish);
            }
            goOn();
            dispatch(dice.of(nodes));
            step();
            reviveDead(dice.of(nodes));
            steps++;
        }
        model.checkAll(world.ledgerBreaks());
        model.checkEnd();
        return steps;
    }

    @Override
    public void submitted(UUID attempt) {
        model.submitted(attempt);
    }

    @Override
    public void told(UUID attempt, Word word) {
        model.told(attempt, word);
    }

    @Override
    public void handed(UUID attempt, End.Image image) {
        if (playing != null) {
            playing.hand(attempt);
        }
    }
}
