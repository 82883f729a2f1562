package app.plantain.web.ui.jobs;

import app.plantain.core.generation.AttemptView;
import app.plantain.core.routing.RoutingDecision;
import app.plantain.core.routing.RoutingDecision.Candidate;
import app.plantain.core.routing.RoutingPolicy;
import app.plantain.web.ui.part.CostText;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Each attempt of a job: where it went, what came of it, and why it went there, in one sentence and in full. */
final class AttemptList extends Div {

    /** @param money whether what vendors take is shown, which is for administrators only */
    AttemptList(List<AttemptView> attempts, boolean money) {
        addClassName("pl-stack");
        var list = new OrderedList();
        list.addClassName("pl-attempts");
        attempts.forEach(attempt -> list.add(item(attempt, money)));
        add(new H3("Attempts"), list);
    }

    private static ListItem item(AttemptView attempt, boolean money) {
        var item = new ListItem(new Div(inWords(attempt)));
        if (money) {
            item.add(quiet(CostText.of(attempt)));
        }
        attempt.decision().ifPresent(decision -> {
            var full = new Details("All connections that were looked at", table(decision, money));
            full.addClassName("pl-decision");
            item.add(quiet(decision.sentence()), full);
        });
        return item;
    }

    private static Div quiet(String text) {
        var line = new Div(new Span(text));
        line.addClassNames("pl-small", "pl-quiet");
        return line;
    }

    private static String inWords(AttemptView attempt) {
        var outcome = attempt.outcome()
                .map(found -> found.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("waiting for the answer");
        var why = attempt.message().map(message -> ": " + message).orElse("");
        return "%s, %s%s".formatted(attempt.connection(), outcome, why);
    }

    private static NativeTable table(RoutingDecision decision, boolean money) {
        var table = new NativeTable();
        table.addClassName("pl-decision-table");
        var head = new NativeTableRow();
        heads(decision, money).forEach(text -> head.add(new NativeTableHeaderCell(text)));
        table.getHead().add(head);
        decision.candidates().forEach(one -> table.getBody().add(row(decision, one, money)));
        return table;
    }

    private static List<String> heads(RoutingDecision decision, boolean money) {
        var heads = new ArrayList<>(List.of("Connection", "Why", "Priority · weight"));
        if (isByTime(decision)) {
            heads.add("Time of late");
        }
        if (money) {
            heads.add("Price");
        }
        return heads;
    }

    private static NativeTableRow row(RoutingDecision decision, Candidate one, boolean money) {
        var row = new NativeTableRow();
        row.add(new NativeTableCell(one.name()));
        row.add(new NativeTableCell(one.verdict().inWords()));
        row.add(new NativeTableCell("%d · %d".formatted(one.priority(), one.weight())));
        if (isByTime(decision)) {
            row.add(new NativeTableCell(one.time()
                    .map(time -> "%.1f s".formatted(time.toMillis() / 1000.0))
                    .orElse("–")));
        }
        if (money) {
            row.add(new NativeTableCell(one.price().map(Object::toString).orElse("–")));
        }
        return row;
    }

    private static boolean isByTime(RoutingDecision decision) {
        return decision.policy() == RoutingPolicy.Order.FASTEST;
    }
}
