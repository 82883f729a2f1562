package app.plantain.core.generation;

import app.plantain.core.generation.SimulationTask.End;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Cancellation;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.Lookup;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderConnection;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ReferenceTerms;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorId;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A vendor with a truth of its own: what it took, made and stopped. What it says of that may be late, lost or a lie, and
 * differs from seed to seed.
 */
final class SimulationVendor implements ImageProvider {

    static final ModelId MODEL = new ModelId("nano-banana-2");

    private final VendorId vendor;
    private final SimulationStage stage;
    private final Clock clock;
    private final Map<Handle, SimulationTask> tasks = new LinkedHashMap<>();
    private final Map<UUID, SimulationTask> byAttempt = new LinkedHashMap<>();
    private SimulationDice dice = new SimulationDice(0);
    private SimulationMood mood = SimulationMood.CALM;
    private Manner manner = new Manner(false, true, Finds.NEVER, Cancellation.UNSUPPORTED, Makes.ALL);
    private SimulationWitness witness = SimulationWitness.NOBODY;

    SimulationVendor(String vendor, SimulationStage stage, Clock clock) {
        this.vendor = new VendorId(vendor);
        this.stage = stage;
        this.clock = clock;
    }

    /** What it knows of tries whose answer was lost. */
    private enum Finds {
        NEVER,
        TRULY,
        /** Denies some that it has. */
        LYING
    }

    /** The tiers that it can make. */
    private enum Makes {
        ALL,
        SMALL,
        LARGE;

        List<ResolutionTier> tiers() {
            return switch (this) {
                case ALL -> List.of(ResolutionTier.values());
                case SMALL -> List.of(ResolutionTier.HALF_K, ResolutionTier.ONE_K);
                case LARGE -> List.of(ResolutionTier.TWO_K, ResolutionTier.FOUR_K);
            };
        }
    }

    private record Manner(boolean atOnce, boolean billsFailures, Finds finds, Cancellation cancels, Makes makes) {}

    /** A new day: it forgets everything, and is of another kind. */
    void begin(SimulationDice newDice, SimulationMood newMood, SimulationWitness newWitness) {
        tasks.clear();
        byAttempt.clear();
        dice = newDice;
        mood = newMood;
        witness = newWitness;
        manner = new Manner(
                dice.chance(0.3),
                dice.chance(0.5),
                dice.of(Finds.values()),
                dice.of(Cancellation.values()),
                dice.of(Makes.values()));
    }

    /** It works well from now on. */
    void calm() {
        mood = SimulationMood.CALM;
    }

    Collection<SimulationTask> tasks() {
        return tasks.values();
    }

    Optional<SimulationTask> task(UUID attempt) {
        return Optional.ofNullable(byAttempt.get(attempt));
    }

    @Override
    public VendorId vendor() {
        return vendor;
    }

    @Override
    public List<Capabilities> capabilities() {
        return List.of(new Capabilities(
                MODEL, List.of(AspectRatio.SQUARE), manner.makes().tiers(), ReferenceTerms.NONE, 200));
    }

    /** Whether it can make images of this tier. */
    boolean makes(ResolutionTier tier) {
        return manner.makes().tiers().contains(tier);
    }

    @Override
    public boolean billsFailures() {
        return manner.billsFailures();
    }

    @Override
    public Submission submit(ProviderConnection connection, ImageRequest request) {
        stage.passVendor();
        witness.submitted(request.attemptId());
        if (dice.chance(mood.vendor())) {
            throw trouble(request);
        }
        var task = take(request);
        var atOnce = manner.atOnce() && task.end() instanceof End.Image;
        stage.passVendor();
        return atOnce ? hand(task) : new Submission.Accepted(task.handle(), dice.seconds(1, 10));
    }

    private Submission hand(SimulationTask task) {
        return task.image()
                .<Submission>map(image -> {
                    witness.handed(task.attempt(), image);
                    return new Submission.Delivered(image.file());
                })
                .orElseThrow();
    }

    private RuntimeException trouble(ImageRequest request) {
        return switch (dice.between(0, 9)) {
            case 0, 1, 2, 3, 4 -> refusal(request);
            case 5, 6 -> lost(request, true);
            case 7 -> lost(request, false);
            case 8 -> failure(request);
            default -> broken(request);
        };
    }

    private RuntimeException refusal(ImageRequest request) {
        var kind = dice.of(
                FailureKind.RATE_LIMITED,
                FailureKind.VENDOR_ERROR,
                FailureKind.VENDOR_ERROR,
                FailureKind.TIMEOUT,
                FailureKind.INVALID_REQUEST,
                FailureKind.CONTENT_BLOCKED,
                dice.of(FailureKind.AUTHENTICATION, FailureKind.BALANCE, FailureKind.TIMEOUT));
        stage.passVendor();
        witness.told(request.attemptId(), SimulationWitness.Word.NOT_TAKEN);
        return new ProviderException(
                kind,
                Acceptance.NOT_ACCEPTED,
                "The vendor said no",
                dice.chance(0.2) ? dice.seconds(1, 30) : null,
                null);
    }

    private RuntimeException lost(ImageRequest request, boolean taken) {
        if (taken) {
            take(request);
        }
        stage.passVendor();
        return new ProviderException(FailureKind.TIMEOUT, Acceptance.IN_DOUBT, "The answer was lost");
    }

    private RuntimeException failure(ImageRequest request) {
        stage.passVendor();
        witness.told(request.attemptId(), SimulationWitness.Word.ENDED);
        return new ProviderException(
                dice.of(FailureKind.VENDOR_ERROR, FailureKind.NO_IMAGE, FailureKind.CONTENT_BLOCKED),
                Acceptance.ACCEPTED,
                "The vendor took it and failed");
    }

    private RuntimeException broken(ImageRequest request) {
        if (dice.chance(0.5)) {
            take(request);
        }
        stage.passVendor();
        return new IllegalStateException("The adapter broke");
    }

    private SimulationTask take(ImageRequest request) {
        var number = tasks.size() + 1;
        var wait = dice.chance(0.9) ? dice.seconds(0, 60) : dice.seconds(0, dice.of(600, 1200, 2400));
        var task =
                new SimulationTask(number, request.attemptId(), clock.instant().plus(wait), end(request, number));
        tasks.put(task.handle(), task);
        byAttempt.put(request.attemptId(), task);
        return task;
    }

    private End end(ImageRequest request, int number) {
        if (dice.chance(mood.vendor() / 2)) {
            return dice.chance(0.3)
                    ? new End.Rubbish()
                    : new End.Failure(
                            dice.of(FailureKind.VENDOR_ERROR, FailureKind.CONTENT_BLOCKED, FailureKind.NO_IMAGE));
        }
        var tier = dice.chance(mood.vendor()) ? dice.of(ResolutionTier.values()) : request.tier();
        return new End.Image(SimulationPicture.of(tier, uniquely(number)), tier);
    }

    /** No two vendors make the same picture. */
    private int uniquely(int number) {
        return vendor.value().charAt(0) * 1_000_000 + number;
    }

    @Override
    public Progress check(ProviderConnection connection, Handle handle) {
        stage.passVendor();
        if (dice.chance(mood.vendor() / 4)) {
            throw new ProviderException(
                    FailureKind.TIMEOUT,
                    Acceptance.ACCEPTED,
                    "The vendor did not answer",
                    dice.chance(0.2) ? dice.seconds(1, 60) : null,
                    null);
        }
        var progress = progress(taskOf(handle));
        stage.passVendor();
        return progress;
    }

    private Progress progress(SimulationTask task) {
        if (task.isStopped()) {
            witness.told(task.attempt(), SimulationWitness.Word.ENDED);
            return new Progress.Refused(FailureKind.NO_IMAGE, "It was stopped");
        }
        if (!task.isReady(clock.instant())) {
            var again = dice.seconds(1, 30);
            return dice.chance(0.3) ? new Progress.Queued(again) : new Progress.Running(again);
        }
        return switch (task.end()) {
            case End.Image image -> {
                witness.handed(task.attempt(), image);
                yield new Progress.Delivered(image.file());
            }
            case End.Rubbish() -> {
                witness.told(task.attempt(), SimulationWitness.Word.ENDED);
                yield new Progress.Delivered(SimulationPicture.broken());
            }
            case End.Failure(var kind) -> {
                witness.told(task.attempt(), SimulationWitness.Word.ENDED);
                yield new Progress.Refused(kind, "The vendor failed");
            }
        };
    }

    @Override
    public Cancellation cancel(ProviderConnection connection, Handle handle) {
        stage.passVendor();
        var task = taskOf(handle);
        if (dice.chance(mood.vendor() / 4)) {
            throw new ProviderException(FailureKind.TIMEOUT, Acceptance.ACCEPTED, "The vendor did not answer");
        }
        var cancels = task.isReady(clock.instant()) && manner.cancels() == Cancellation.CANCELLED
                ? Cancellation.TOO_LATE
                : manner.cancels();
        if (cancels == Cancellation.CANCELLED) {
            task.stop();
            witness.told(task.attempt(), SimulationWitness.Word.ENDED);
        }
        stage.passVendor();
        return cancels;
    }

    @Override
    public Lookup find(ProviderConnection connection, ImageRequest request) {
        stage.passVendor();
        if (dice.chance(mood.vendor() / 4)) {
            throw new ProviderException(FailureKind.TIMEOUT, Acceptance.NOT_ACCEPTED, "The vendor did not answer");
        }
        var task = task(request.attemptId());
        var lookup = switch (manner.finds()) {
            case NEVER -> new Lookup.Unanswerable();
            case TRULY -> found(task);
            case LYING -> dice.chance(0.5) ? found(task) : new Lookup.Absent();
        };
        stage.passVendor();
        if (lookup instanceof Lookup.Absent) {
            witness.told(request.attemptId(), SimulationWitness.Word.NOT_TAKEN);
        }
        return lookup;
    }

    private static Lookup found(Optional<SimulationTask> task) {
        return task.<Lookup>map(known -> new Lookup.Found(known.handle())).orElseGet(Lookup.Absent::new);
    }

    private SimulationTask taskOf(Handle handle) {
        return Optional.ofNullable(tasks.get(handle))
                .orElseThrow(() -> new SimulationViolation(
                        "%s was asked for %s, which it never gave out".formatted(vendor, handle)));
    }
}
