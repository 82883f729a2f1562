package app.plantain.core.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes comma-separated values that spreadsheets open safely: what a person wrote is never taken for a formula, and
 * figures stay figures.
 */
public final class Csv {

    /** By this, spreadsheets know that it is UTF-8. */
    private static final String MARK = "\uFEFF";

    /** What makes a spreadsheet reckon, the wide forms of East Asian keyboards among it. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private final Appendable out;

    /** Writes to the end of something. */
    public Csv(Appendable out) {
        this.out = out;
    }

    /** One cell. */
    public sealed interface Cell {

        /** How it stands in the file. */
        String written();
    }

    /** Words, whoever wrote them. */
    public record Words(String text) implements Cell {

        @Override
        public String written() {
            var formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
            return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
        }
    }

    /** A figure of ours: digits, a sign and a point. */
    public record Figure(String digits) implements Cell {

        /** Refuses what is no figure. */
        public Figure {
            if (!digits.matches("(-?\\d+(\\.\\d+)?)?")) {
                throw new IllegalArgumentException("Not a figure: " + digits);
            }
        }

        @Override
        public String written() {
            return digits;
        }
    }

    /**
     * The first line: what the columns are called.
     *
     * @throws UncheckedIOException where it cannot be written
     */
    public void heads(List<String> names) {
        write(MARK);
        row(names.stream().<Cell>map(Words::new).toList());
    }

    /**
     * One line.
     *
     * @throws UncheckedIOException where it cannot be written
     */
    public void row(List<Cell> cells) {
        write(cells.stream().map(Cell::written).collect(Collectors.joining(",", "", "\r\n")));
    }

    private void write(String text) {
        try {
            out.append(text);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
