package app.plantain.web.ui.admin;

import app.plantain.core.usage.CostBook;
import app.plantain.core.usage.CostCsv;
import app.plantain.core.usage.CostLine;
import app.plantain.core.usage.CostSplit;
import app.plantain.core.usage.Period;
import app.plantain.core.usage.TeamDays;
import app.plantain.web.ui.component.Chart;
import app.plantain.web.ui.component.ChartPanel;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.CsvDownload;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Figure;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.Notice;
import app.plantain.web.ui.part.PeriodPicker;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

@Route(value = "admin/costs", layout = WorkspaceLayout.class)
@PageTitle("Costs · Administration · Plantain")
@RolesAllowed("ADMINISTRATOR")
class CostsView extends AdminPage {

    static final int MOST_SHOWN = 200;

    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final int DAYS = 30;
    private static final int MOST_DAYS = 400;

    private final transient CostBook book;
    private final transient CostCsv csv;
    private final PeriodPicker picker;
    private final Select<CostSplit> splits = new Select<>();
    private final Div content = new Div();
    private transient Period period;

    CostsView(CostBook book, CostCsv csv, TeamDays days) {
        super("admin/costs");
        this.book = book;
        this.csv = csv;
        var zone = days.zone();
        var today = days.today(zone);
        this.period = Period.until(today, DAYS, zone);
        this.picker = new PeriodPicker(false, today, zone, chosen -> chosen.ifPresent(this::choose));
        splits.setLabel("By");
        splits.setItems(CostSplit.values());
        splits.setItemLabelGenerator(CostsView::name);
        splits.setValue(CostSplit.VENDOR);
        splits.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                showContent();
            }
        });
        content.addClassNames("pl-stack", "pl-stack-loose");
    }

    private static String name(CostSplit split) {
        return switch (split) {
            case TEAM -> "Team";
            case MEMBER -> "Person";
            case MODEL -> "Model";
            case VENDOR -> "Vendor";
            case CONNECTION -> "Connection";
            case DAY -> "Day";
        };
    }

    @Override
    void fill() {
        picker.show(Optional.of(period));
        var filters = new Div(
                picker,
                splits,
                new CsvDownload(
                        () -> "costs-%s-%s".formatted(period.first(), period.last()),
                        out -> csv.write(period, splits.getValue(), out)));
        filters.addClassName("pl-filters");
        add(filters, content);
        showContent();
    }

    private void choose(Period chosen) {
        period = chosen.days().size() > MOST_DAYS ? Period.until(chosen.last(), MOST_DAYS, chosen.zone()) : chosen;
        picker.show(Optional.of(period));
        showContent();
    }

    private void showContent() {
        content.removeAll();
        var total = book.total(period);
        if (total.attempts() == 0 && total.images() == 0) {
            content.add(new EmptyState(
                    Icons.WALLET,
                    "Nothing was made in this time",
                    "Choose another period, or wait for the first images."));
            return;
        }
        content.add(figures(total));
        if (total.unknown() > 0) {
            content.add(
                    Notice.attention(
                            "The cost of %,d of %,d attempts is unknown".formatted(total.unknown(), total.attempts()),
                            "They are in no figure here, so the margin is at most what is shown. Give their connections prices."));
        }
        content.add(days(), lines(), new CostDriftSection(book, period));
    }

    private static Div figures(CostLine total) {
        var figures = new Div(
                new Figure("Charged", CreditText.of(total.charged()) + " credits"),
                new Figure("Worth", MoneyText.cents(total.worth())),
                new Figure("Vendors' cost", MoneyText.cents(MoneyText.amount(total.cost()))),
                new Figure(total.unknown() > 0 ? "Margin at most" : "Margin", MoneyText.cents(total.margin())),
                new Figure("Margin of what was paid", percent(total)));
        figures.addClassNames("pl-card", "pl-figures");
        return figures;
    }

    private static String percent(CostLine line) {
        return line.percent()
                .map(percent -> (percent < 0 ? "−" : "") + Math.abs(percent) + " %")
                .orElse("Unknown");
    }

    private Component days() {
        var byDay = book.lines(period, CostSplit.DAY).stream()
                .collect(Collectors.toMap(line -> LocalDate.parse(line.key()), Function.identity()));
        var days = period.days();
        var chart = new Chart(Chart.Kind.LINE, "What teams paid and what vendors took, a day");
        chart.show(
                days.stream().map(SHORT_DAY::format).toList(),
                List.of(
                        series("Worth of credits", days, byDay, CostLine::worth),
                        series("Vendors' cost", days, byDay, line -> MoneyText.amount(line.cost()))));
        var panel = new ChartPanel("Day by day", chart);
        panel.show("In dollars; days in which nothing was made stand at zero.", () -> {
            var table = table("Costs by day", "Day");
            table.setRows(byDay.values().stream()
                    .sorted(Comparator.comparing(CostLine::key).reversed())
                    .toList());
            return table;
        });
        return panel;
    }

    private static Chart.Series series(
            String name, List<LocalDate> days, Map<LocalDate, CostLine> lines, Function<CostLine, BigDecimal> amount) {
        return new Chart.Series(
                name,
                days.stream()
                        .map(day ->
                                Optional.ofNullable(lines.get(day)).map(amount).orElse(BigDecimal.ZERO))
                        .map(dollars -> new Chart.Figure(dollars.doubleValue(), MoneyText.cents(dollars)))
                        .toList(),
                false);
    }

    private Component lines() {
        var split = splits.getValue();
        var lines = book.lines(period, split);
        var table = table("Costs by " + name(split), name(split));
        table.setRows(lines.stream().limit(MOST_SHOWN).toList());
        var section = new Div(new H2("By " + name(split).toLowerCase(Locale.ROOT)), table);
        section.addClassName("pl-stack");
        if (lines.size() > MOST_SHOWN) {
            section.add(Notice.info(
                    "The first %d of %,d are shown".formatted(MOST_SHOWN, lines.size()), "All are in the CSV."));
        }
        return section;
    }

    private static CardTable<CostLine> table(String label, String first) {
        var table = new CardTable<CostLine>(label);
        table.column(first, line -> new Span(line.name().isEmpty() ? "Unknown" : line.name()));
        table.number("Attempts", line -> "%,d".formatted(line.attempts()));
        table.number("Unknown cost", line -> "%,d".formatted(line.unknown()));
        table.number(
                "Cost",
                line -> line.unknown() == line.attempts() && line.unknown() > 0
                        ? "Unknown"
                        : MoneyText.fine(MoneyText.amount(line.cost())));
        table.number("Images", line -> "%,d".formatted(line.images()));
        table.number("Credits", line -> CreditText.of(line.charged()));
        table.number("Worth", line -> MoneyText.fine(line.worth()));
        table.number("Margin", line -> (line.unknown() > 0 ? "≤ " : "") + MoneyText.fine(line.margin()));
        table.number("Margin, %", CostsView::percent);
        return table;
    }
}
