package app.plantain.core.codes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Codes as comma-separated values, a line each, that spreadsheets open safely: a name that begins like a formula is
 * text to them.
 */
final class CodeSheet {

    /** By this, spreadsheets know that it is UTF-8. */
    private static final String MARK = "\uFEFF";

    /** What makes a spreadsheet reckon, the wide forms of East Asian keyboards among it. */
    private static final String STARTS_FORMULA = "=+-@\t\r\n＝＋－＠";

    private final Appendable out;

    CodeSheet(Appendable out) {
        this.out = out;
    }

    void head() {
        write(MARK);
        write(Stream.of("Code", "Credits", "Teams a code", "Redeem until", "Batch"));
    }

    void line(CodeBatch batch, RedeemCode code) {
        write(Stream.of(
                code.written(),
                batch.amount().toString(),
                Integer.toString(batch.uses()),
                until(batch.redeemUntil()),
                batch.name()));
    }

    private static String until(Optional<Instant> end) {
        return end.map(Instant::toString).orElse("");
    }

    private void write(Stream<String> cells) {
        write(cells.map(CodeSheet::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String cell(String text) {
        var formula = !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }

    private void write(String text) {
        try {
            out.append(text);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
