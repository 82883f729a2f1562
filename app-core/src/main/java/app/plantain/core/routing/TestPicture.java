package app.plantain.core.routing;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import app.plantain.core.provider.Acceptance;
import app.plantain.core.provider.AspectRatio;
import app.plantain.core.provider.Capabilities;
import app.plantain.core.provider.Dollars;
import app.plantain.core.provider.FailureKind;
import app.plantain.core.provider.Handle;
import app.plantain.core.provider.ImageFile;
import app.plantain.core.provider.ImageProvider;
import app.plantain.core.provider.ImageRequest;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.Progress;
import app.plantain.core.provider.ProviderException;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.core.provider.Submission;
import app.plantain.core.provider.VendorCharge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/**
 * Makes one real picture through a connection, to see whether it works. The vendor bills it; no team pays for it, and it
 * is kept nowhere.
 */
@Service
public class TestPicture {

    private static final String PROMPT = "A ripe plantain on a white plate, soft daylight, studio photograph";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Connections connections;
    private final Router router;
    private final AuditLog audit;
    private final Pauses pauses;
    private final Clock clock;

    TestPicture(Connections connections, Router router, AuditLog audit, Pauses pauses, Clock clock) {
        this.connections = connections;
        this.router = router;
        this.audit = audit;
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * What would be made.
     *
     * @param price what it is known to cost, empty where that is not known
     */
    public record Offer(ModelId model, AspectRatio ratio, ResolutionTier tier, Optional<Dollars> price) {

        /** Such as {@code nano-banana, 1:1 in 1K}. */
        public String inWords() {
            return "%s, %s in %s".formatted(model, ratio, tier);
        }
    }

    /** What came of it. */
    public sealed interface Result {

        /**
         * A picture.
         *
         * @param cost what the vendor says it took, or else the known price
         */
        record Made(ImageFile image, Duration time, Optional<Dollars> cost) implements Result {}

        /**
         * None.
         *
         * @param message in plain words
         * @param maybeBilled whether the vendor may have taken money all the same
         */
        record Failed(FailureKind kind, String message, boolean maybeBilled) implements Result {}
    }

    /** What a test of the connection would make: the cheapest that is known in 1K, or nothing where it makes none. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public Optional<Offer> offer(ConnectionId id) {
        var connection = connections.find(id).orElseThrow();
        return router.providerOf(connection).capabilities().stream()
                .filter(one ->
                        connection.isUsedFor(one.model()) && one.references().allow(0))
                .map(one -> offer(connection, one))
                .min(Comparator.<Offer, Boolean>comparing(one -> one.tier() != ResolutionTier.ONE_K)
                        .thenComparingLong(
                                one -> one.price().map(Dollars::micros).orElse(Long.MAX_VALUE)));
    }

    /** Makes it, whether the connection is on or off. Takes as long as the vendor does, five minutes at most. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public Result make(ConnectionId id, Offer offer, UserId by) {
        var connection = connections.find(id).orElseThrow();
        var price = offer.price().map(known -> "for " + known).orElse("at an unknown price");
        tell(by, connection, "Asked for %s %s".formatted(offer.inWords(), price));
        var result = make(connection, offer);
        tell(
                by,
                connection,
                switch (result) {
                    case Result.Made made ->
                        "Came in %d s, cost %s"
                                .formatted(
                                        made.time().toSeconds(),
                                        made.cost().map(Object::toString).orElse("unknown"));
                    case Result.Failed failed -> "Failed: " + failed.message();
                });
        return result;
    }

    private void tell(UserId by, Connection connection, String what) {
        audit.record(by, null, "connection.picture", connection.name(), what);
    }

    private Result make(Connection connection, Offer offer) {
        var provider = router.providerOf(connection);
        var begun = clock.instant();
        try {
            return switch (provider.submit(connection.forProvider(), request(offer))) {
                case Submission.Delivered(var image, var charge) -> made(connection, offer, image, charge, begun);
                case Submission.Accepted(var handle, var pause, var charge) ->
                    wait(new Waiting(connection, provider, handle, offer, charge, begun), pause);
            };
        } catch (ProviderException failure) {
            return new Result.Failed(
                    failure.kind(),
                    String.valueOf(failure.getMessage()),
                    failure.acceptance() != Acceptance.NOT_ACCEPTED && provider.billsFailures());
        }
    }

    private static ImageRequest request(Offer offer) {
        return new ImageRequest(
                TimeOrderedIds.next(),
                offer.model(),
                PROMPT,
                offer.ratio(),
                offer.tier(),
                List.of(),
                0,
                Optional.empty());
    }

    /** Accepted work. */
    private record Waiting(
            Connection connection,
            ImageProvider provider,
            Handle handle,
            Offer offer,
            Optional<VendorCharge> charge,
            Instant begun) {}

    private Result wait(Waiting waiting, Duration first) {
        var pause = first;
        while (clock.instant().isBefore(waiting.begun().plus(PATIENCE))) {
            pauses.take(pause);
            switch (waiting.provider().check(waiting.connection().forProvider(), waiting.handle())) {
                case Progress.Queued(var next) -> pause = next;
                case Progress.Running(var next) -> pause = next;
                case Progress.Delivered(var image, var charge) -> {
                    return made(
                            waiting.connection(), waiting.offer(), image, charge.or(waiting::charge), waiting.begun());
                }
                case Progress.Refused(var kind, var message) -> {
                    return new Result.Failed(kind, message, waiting.provider().billsFailures());
                }
            }
        }
        return new Result.Failed(FailureKind.TIMEOUT, "The picture did not come within five minutes.", true);
    }

    private Result made(
            Connection connection, Offer offer, ImageFile image, Optional<VendorCharge> charge, Instant begun) {
        var cost = charge.flatMap(told -> router.cost(connection, told)).or(offer::price);
        return new Result.Made(image, Duration.between(begun, clock.instant()), cost);
    }

    private Offer offer(Connection connection, Capabilities can) {
        var tier = can.tiers().contains(ResolutionTier.ONE_K)
                ? ResolutionTier.ONE_K
                : can.tiers().getFirst();
        var ratio = can.aspectRatios().contains(AspectRatio.SQUARE)
                ? AspectRatio.SQUARE
                : can.aspectRatios().getFirst();
        return new Offer(can.model(), ratio, tier, router.price(connection, can.model(), tier));
    }
}
