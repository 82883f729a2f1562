package app.plantain.web.ui.admin;

import app.plantain.core.usage.CostBook;
import app.plantain.core.usage.CostDrift;
import app.plantain.core.usage.DriftingAttempt;
import app.plantain.core.usage.Period;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.TimeText;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;

/** How far what vendors report is from our lists of prices, and the attempts that show it. */
final class CostDriftSection extends Div {

    static final int MOST = 100;

    private static final int USUAL_TOLERANCE = 5;

    private final transient CostBook book;
    private final transient Period period;
    private final Select<Integer> tolerance = new Select<>();
    private final Div tables = new Div();

    CostDriftSection(CostBook book, Period period) {
        this.book = book;
        this.period = period;
        addClassName("pl-stack");
        var text = new Paragraph("What vendors report of each image, beside what the connection's list of prices says."
                + " A vendor that is dearer than its list eats the margin.");
        text.addClassName("pl-quiet");
        tolerance.setLabel("Tolerated");
        tolerance.setWidth("150px");
        tolerance.setItems(0, 1, USUAL_TOLERANCE, 10, 25);
        tolerance.setItemLabelGenerator(percent -> percent + " %");
        tolerance.setValue(USUAL_TOLERANCE);
        tolerance.addValueChangeListener(change -> show());
        tables.addClassName("pl-stack");
        add(new H2("Drift"), text, tolerance, tables);
        show();
    }

    private void show() {
        tables.removeAll();
        var drift = book.drift(period, tolerance.getValue());
        if (drift.isEmpty()) {
            var none = new Paragraph("No vendor reported a cost in this time.");
            none.addClassName("pl-quiet");
            tables.add(none);
            return;
        }
        var connections = new CardTable<CostDrift>("Drift by connection");
        connections.column("Connection", line -> new Span(line.connection()));
        connections.number("Attempts", line -> "%,d".formatted(line.attempts()));
        connections.number("By the list", line -> MoneyText.fine(MoneyText.amount(line.listed())));
        connections.number("Reported", line -> MoneyText.fine(MoneyText.amount(line.reported())));
        connections.number(
                "Difference",
                line -> MoneyText.fine(MoneyText.amount(line.reported()).subtract(MoneyText.amount(line.listed()))));
        connections.number("Beyond", line -> "%,d".formatted(line.beyond()));
        connections.number("Not on the list", line -> "%,d".formatted(line.unlisted()));
        connections.setRows(drift);
        tables.add(connections);
        showAttempts();
    }

    private void showAttempts() {
        var attempts = book.drifting(period, tolerance.getValue(), MOST);
        if (attempts.isEmpty()) {
            return;
        }
        var table = new CardTable<DriftingAttempt>("Attempts beyond what is tolerated");
        table.column("When", attempt -> TimeText.minute(attempt.at()));
        table.column("Connection", attempt -> new Span(attempt.connection()));
        table.column("Model", attempt -> new Span(attempt.model().value()));
        table.column("Team", attempt -> new Span(attempt.team()));
        table.column("Job", attempt -> new Span(attempt.job().toString()));
        table.number("By the list", attempt -> MoneyText.fine(MoneyText.amount(attempt.listed())));
        table.number("Reported", attempt -> MoneyText.fine(MoneyText.amount(attempt.reported())));
        table.setRows(attempts);
        table.addClassName("pl-drifting");
        tables.add(
                new H3(attempts.size() < MOST ? "Beyond what is tolerated" : "The latest 100 beyond what is tolerated"),
                table);
    }
}
