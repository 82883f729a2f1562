package app.plantain.core.codes;

import app.plantain.core.sheet.Csv;
import app.plantain.core.sheet.Csv.Words;
import java.time.Instant;
import java.util.List;

/** Codes as comma-separated values, a line each. */
final class CodeSheet {

    private final Csv csv;

    CodeSheet(Appendable out) {
        this.csv = new Csv(out);
    }

    void head() {
        csv.heads(List.of("Code", "Credits", "Teams a code", "Redeem until", "Batch"));
    }

    void line(CodeBatch batch, RedeemCode code) {
        csv.row(List.of(
                new Words(code.written()),
                new Words(batch.amount().toString()),
                new Words(Integer.toString(batch.uses())),
                new Words(batch.redeemUntil().map(Instant::toString).orElse("")),
                new Words(batch.name())));
    }
}
