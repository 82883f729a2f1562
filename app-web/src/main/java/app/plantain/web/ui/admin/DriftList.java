package app.plantain.web.ui.admin;

import app.plantain.core.routing.ConnectionDrifts.Drift;
import app.plantain.web.ui.part.TimeText;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.List;

/** What in a vendor's answers was not as its page promises, and how often. */
final class DriftList extends Div {

    DriftList(List<Drift> drifts, Instant now) {
        var seen = drifts.stream().mapToLong(Drift::seen).sum();
        var what = new Paragraph("The vendor's answers are not what its page promises. The first of each kind is in the"
                + " application's log, with the shape of the answer.");
        what.addClassNames("pl-small", "pl-quiet");
        var list = new UnorderedList();
        list.addClassName("pl-small");
        drifts.forEach(drift -> list.add(new ListItem(
                new Span("%s: %s, the last ".formatted(drift.what(), times(drift.seen()))),
                TimeText.relative(drift.lastAt(), now))));
        add(new Details("Contract drift, seen %s".formatted(times(seen)), new Div(what, list)));
    }

    private static String times(long seen) {
        return seen == 1 ? "once" : "%,d times".formatted(seen);
    }
}
