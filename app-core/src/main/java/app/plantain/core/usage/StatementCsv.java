package app.plantain.core.usage;

import app.plantain.core.generation.JobId;
import app.plantain.core.provider.ModelId;
import app.plantain.core.sheet.Csv;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;

/** A statement as comma-separated values, written a page at a time: only one is ever in memory. */
@Service
public class StatementCsv {

    private static final int PAGE = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Statements statements;
    private final TeamDays days;

    StatementCsv(Statements statements, TeamDays days) {
        this.statements = statements;
        this.days = days;
    }

    /**
     * Writes all lines that the filter lets through, newest first, with times in the team's zone.
     *
     * @throws java.io.UncheckedIOException where nobody takes them any more
     */
    public void write(Reader reader, StatementFilter filter, Appendable out) {
        var zone = days.zone(reader.team());
        var csv = new Csv(out);
        csv.heads(List.of(
                "Number",
                "Time (" + zone.getId() + ")",
                "What",
                "Why",
                "Person",
                "Model",
                "Prompt",
                "Job",
                "Available",
                "Held",
                "Available after"));
        var page = statements.newest(reader, filter, PAGE);
        write(csv, page, zone);
        while (page.next().isPresent()) {
            page = statements.after(reader, filter, page.next().get(), PAGE);
            write(csv, page, zone);
        }
    }

    private static void write(Csv csv, StatementPage page, ZoneId zone) {
        page.entries()
                .forEach(line -> csv.row(List.of(
                        new Csv.Figure(Long.toString(line.position())),
                        new Csv.Words(TIME.format(line.at().atZone(zone))),
                        new Csv.Words(line.kind().name().toLowerCase(Locale.ROOT)),
                        new Csv.Words(line.reason()),
                        new Csv.Words(line.person().orElse("")),
                        new Csv.Words(line.model().map(ModelId::value).orElse("")),
                        new Csv.Words(line.prompt().orElse("")),
                        new Csv.Words(line.job().map(JobId::toString).orElse("")),
                        credits(line.available()),
                        credits(line.held()),
                        credits(line.availableAfter().hundredths()))));
    }

    private static Csv.Figure credits(long hundredths) {
        return new Csv.Figure(BigDecimal.valueOf(hundredths, 2).toPlainString());
    }
}
