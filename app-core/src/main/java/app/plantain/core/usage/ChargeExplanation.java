package app.plantain.core.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.TransferKind;
import app.plantain.core.generation.AttemptView;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.PaymentRule;
import app.plantain.core.provider.VendorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that led to what a job cost.
 *
 * @param job with what was asked for, its price and what was charged
 * @param priceOrigin the quote and the rule behind its price, where they were kept
 * @param tries each try at a vendor, in their order
 * @param file what arrived, empty where nothing did
 * @param rule why it cost that much, empty while the job is open
 * @param moves how its credits moved, oldest first
 */
public record ChargeExplanation(
        JobView job,
        Optional<PriceOrigin> priceOrigin,
        List<Try> tries,
        Optional<DeliveredFile> file,
        Optional<PaymentRule> rule,
        List<Move> moves) {

    public ChargeExplanation {
        tries = List.copyOf(tries);
        moves = List.copyOf(moves);
    }

    /** One try, and at which vendor it was. */
    public record Try(VendorId vendor, AttemptView attempt) {}

    /**
     * The image as it arrived.
     *
     * @param mediaType such as {@code image/png}
     * @param bytes how large
     */
    public record DeliveredFile(String mediaType, long bytes) {}

    /** One transfer of the job's credits. */
    public record Move(long position, Instant at, TransferKind kind, Credits amount, String reason) {}
}
