package app.plantain.core.codes;

import java.util.List;

/** Codes that were just made: the only time that anybody sees them. */
public final class NewCodes {

    private final CodeBatch batch;
    private final List<RedeemCode> codes;

    NewCodes(CodeBatch batch, List<RedeemCode> codes) {
        this.batch = batch;
        this.codes = List.copyOf(codes);
    }

    /** What they belong to. */
    public CodeBatch batch() {
        return batch;
    }

    /** The codes as people get them, at most so many. */
    public List<String> first(int most) {
        return codes.stream().limit(most).map(RedeemCode::written).toList();
    }

    /**
     * Writes all of them as comma-separated values.
     *
     * @throws java.io.UncheckedIOException where nobody takes them any more
     */
    public void writeTo(Appendable out) {
        var sheet = new CodeSheet(out);
        sheet.head();
        codes.forEach(code -> sheet.line(batch, code));
    }

    /** Without the codes: this is what a log would show. */
    @Override
    public String toString() {
        return "%d codes of %s".formatted(codes.size(), batch.id());
    }
}
