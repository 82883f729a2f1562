package app.plantain.web.ui.admin;

import app.plantain.core.routing.ConnectionEvent;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.TimeText;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;

/** What happened to a connection, newest first. */
final class HealthTimeline extends Div {

    HealthTimeline(List<ConnectionEvent> events, Instant now) {
        if (events.isEmpty()) {
            var nothing = new Paragraph("Nothing has happened yet: it was never opened, paused or asked for a rest.");
            nothing.addClassName("pl-quiet");
            add(nothing);
            return;
        }
        var list = new OrderedList();
        list.addClassName("pl-timeline");
        events.forEach(event -> list.add(item(event, now)));
        add(list);
    }

    private static ListItem item(ConnectionEvent event, Instant now) {
        var icon = new Span(icon(event.kind()).create());
        icon.addClassName("pl-timeline-icon");
        icon.getElement().setAttribute("data-kind", event.kind().name());
        var what = new Span(name(event.kind()));
        what.addClassName("pl-strong");
        var when = new Span(TimeText.relative(event.at(), now));
        when.addClassNames("pl-caption");
        var head = new Div(what, new Span(event.model().map(Object::toString).orElse("all models")), when);
        head.addClassName("pl-timeline-head");
        var detail = new Span(event.detail());
        detail.addClassNames("pl-small", "pl-quiet");
        return new ListItem(icon, new Div(head, detail));
    }

    private static Icons icon(ConnectionEvent.Kind kind) {
        return switch (kind) {
            case OPENED -> Icons.BAN;
            case PROBED -> Icons.ACTIVITY;
            case CLOSED -> Icons.CIRCLE_CHECK;
            case RESTED -> Icons.TIMER;
            case PAUSED -> Icons.PAUSE;
            case RESUMED -> Icons.PLAY;
        };
    }

    private static String name(ConnectionEvent.Kind kind) {
        return switch (kind) {
            case OPENED -> "Opened";
            case PROBED -> "Probed";
            case CLOSED -> "Closed";
            case RESTED -> "Rested";
            case PAUSED -> "Paused";
            case RESUMED -> "Resumed";
        };
    }
}
