package app.plantain.core.usage;

import app.plantain.core.sheet.Csv;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** The book of costs as comma-separated values. For administrators. */
@Service
@PreAuthorize("hasRole('ADMINISTRATOR')")
public class CostCsv {

    private static final int MICROS = 6;

    private final CostBook book;

    CostCsv(CostBook book) {
        this.book = book;
    }

    /**
     * Writes all lines of a period.
     *
     * @throws java.io.UncheckedIOException where nobody takes them any more
     */
    public void write(Period period, CostSplit split, Appendable out) {
        var csv = new Csv(out);
        csv.heads(List.of(
                "Id",
                "Name",
                "Attempts",
                "Of unknown cost",
                "Cost in dollars",
                "Images",
                "Credits",
                "Worth in dollars",
                "Margin in dollars"));
        book.lines(period, split)
                .forEach(line -> csv.row(List.of(
                        new Csv.Words(line.key()),
                        new Csv.Words(line.name()),
                        figure(line.attempts()),
                        figure(line.unknown()),
                        new Csv.Figure(
                                BigDecimal.valueOf(line.cost().micros(), MICROS).toPlainString()),
                        figure(line.images()),
                        new Csv.Figure(BigDecimal.valueOf(line.charged().hundredths(), 2)
                                .toPlainString()),
                        new Csv.Figure(line.worth().toPlainString()),
                        new Csv.Figure(line.margin().toPlainString()))));
    }

    private static Csv.Figure figure(long number) {
        return new Csv.Figure(Long.toString(number));
    }
}
