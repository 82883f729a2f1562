package app.plantain.core.usage;

import app.plantain.core.credits.TransferKind;
import app.plantain.core.identity.UserId;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.VendorId;
import java.util.Optional;

/**
 * Which lines of a statement are read: those that fit all that is said.
 *
 * @param member whoever asked for the line's job
 * @param model of the line's job
 * @param vendor who made the image of the line's job
 * @param text stands in the prompt of the line's job or in the line's reason, in capitals or not; empty for any
 */
public record StatementFilter(
        Optional<Period> period,
        Optional<TransferKind> kind,
        Optional<UserId> member,
        Optional<ModelId> model,
        Optional<VendorId> vendor,
        String text) {

    /** Every line. */
    public static final StatementFilter ALL = new StatementFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");

    /** The same for a period only. */
    public StatementFilter in(Period only) {
        return new StatementFilter(Optional.of(only), kind, member, model, vendor, text);
    }

    /** The same for one kind of transfer only. */
    public StatementFilter of(TransferKind only) {
        return new StatementFilter(period, Optional.of(only), member, model, vendor, text);
    }

    /** The same for one member's jobs only. */
    public StatementFilter by(UserId only) {
        return new StatementFilter(period, kind, Optional.of(only), model, vendor, text);
    }

    /** The same for jobs of one model only. */
    public StatementFilter of(ModelId only) {
        return new StatementFilter(period, kind, member, Optional.of(only), vendor, text);
    }

    /** The same for jobs that one vendor made only. */
    public StatementFilter of(VendorId only) {
        return new StatementFilter(period, kind, member, model, Optional.of(only), text);
    }

    /** The same for what contains a text only. */
    public StatementFilter with(String words) {
        return new StatementFilter(period, kind, member, model, vendor, words);
    }

    /** Whether it lets every line of its period through. */
    boolean isOpen() {
        return kind.isEmpty() && member.isEmpty() && model.isEmpty() && vendor.isEmpty() && text.isBlank();
    }
}
