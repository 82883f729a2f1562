package app.plantain.web.ui.team;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.Ledger;
import app.plantain.core.credits.StatementLine;
import app.plantain.core.credits.TransferKind;
import app.plantain.core.identity.TeamId;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.TimeText;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** What the team has, and every movement that led there, newest first. */
final class Statement extends Div {

    static final int PAGE = 20;

    private final transient Ledger ledger;
    private final TeamId team;
    private final CardTable<StatementLine> table = new CardTable<>("Statement");
    private final Button older = new Button("Show older", click -> showOlder());
    private long oldest = Long.MAX_VALUE;

    /** Makes the statement of a team that the person belongs to. */
    Statement(Ledger ledger, TeamId team) {
        this.ledger = ledger;
        this.team = team;
        addClassName("pl-stack");
        setId("statement");
        var balance = ledger.balance(team);
        var figures = new Div(figure("Available", balance.available()), figure("Held by open jobs", balance.held()));
        figures.addClassNames("pl-card", "pl-figures");
        table.column("Date", line -> TimeText.minute(line.at()));
        table.column("What", line -> new Span(name(line.kind())));
        table.column("Why", line -> new Span(line.reason()));
        table.number("Available", line -> available(line));
        table.number("Held", line -> held(line));
        add(new H2("Credits"), figures, table, older);
        showOlder();
    }

    private static Div figure(String name, Credits amount) {
        var label = new Span(name);
        label.addClassName("pl-label");
        var figure = new Div(label, new Span(CreditText.of(amount)));
        figure.addClassName("pl-figure");
        return figure;
    }

    private void showOlder() {
        var lines = ledger.statement(team, oldest, PAGE + 1);
        var shown = lines.subList(0, Math.min(PAGE, lines.size()));
        table.addRows(shown);
        older.setVisible(lines.size() > PAGE);
        if (table.size() == 0) {
            sayEmpty();
        } else if (!shown.isEmpty()) {
            oldest = shown.getLast().position();
        }
    }

    private void sayEmpty() {
        table.setVisible(false);
        var text = new Paragraph("No credits have moved yet. An administrator grants them.");
        text.addClassName("pl-quiet");
        add(text);
    }

    private static String name(TransferKind kind) {
        return switch (kind) {
            case GRANT -> "Granted";
            case HOLD -> "Held";
            case CAPTURE -> "Spent";
            case RELEASE -> "Given back";
            case EXPIRY -> "Expired";
            case ADJUSTMENT -> "Corrected";
        };
    }

    private static String available(StatementLine line) {
        if (line.kind() == TransferKind.CAPTURE) {
            return "";
        }
        return line.gain() ? CreditText.plus(line.amount()) : CreditText.minus(line.amount());
    }

    private static String held(StatementLine line) {
        return switch (line.kind()) {
            case HOLD -> CreditText.plus(line.amount());
            case CAPTURE, RELEASE -> CreditText.minus(line.amount());
            case GRANT, EXPIRY, ADJUSTMENT -> "";
        };
    }
}
