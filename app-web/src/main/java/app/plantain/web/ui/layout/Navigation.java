package app.plantain.web.ui.layout;

import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The places of the workspace; the stylesheet makes it a rail or, on a phone, a bar of tabs. */
final class Navigation extends Nav {

    private final UnorderedList places = new UnorderedList();
    private final Map<String, Anchor> links = new LinkedHashMap<>();

    Navigation(boolean administrator) {
        addClassName("pl-nav");
        setAriaLabel("Main");
        place("", "Studio", Icons.BRUSH);
        place("jobs", "Jobs", Icons.ACTIVITY);
        place("gallery", "Gallery", Icons.IMAGES);
        place("boards", "Boards", Icons.LAYERS);
        place("statement", "Credits", Icons.COINS);
        place("team", "Team", Icons.USERS);
        if (administrator) {
            place("admin", "Admin", Icons.SLIDERS_HORIZONTAL).getElement().setAttribute("data-apart", true);
        }
        add(places);
    }

    /** Marks the place that the first part of an address belongs to; an address outside marks none. */
    void markCurrent(String firstSegment) {
        links.forEach((path, link) -> {
            if (path.equals(firstSegment)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
    }

    /** Shows how much waits for the person at a place; nothing for zero. */
    void setBadge(String path, int count, String meaning) {
        var link = links.get(path);
        if (link == null) {
            return;
        }
        link.getChildren()
                .filter(part -> part.hasClassName("pl-nav-badge"))
                .toList()
                .forEach(link::remove);
        if (count > 0) {
            var badge = new Span(Integer.toString(count));
            badge.addClassName("pl-nav-badge");
            badge.setTitle("%d %s".formatted(count, meaning));
            link.add(badge);
        }
    }

    private ListItem place(String path, String name, Icons icon) {
        Anchor link = new Anchor(path.isEmpty() ? "./" : path, icon.create(), new Span(name));
        link.getElement().setAttribute("router-link", true);
        links.put(path, link);
        ListItem item = new ListItem(link);
        places.add(item);
        return item;
    }
}
