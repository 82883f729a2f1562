package app.plantain.web.ui.admin;

import app.plantain.web.ui.part.PageHeader;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;

/** The frame of all administration: one heading, the links to its pages, and the page, read anew each time. */
abstract class AdminPage extends Div implements BeforeEnterObserver {

    private final String path;
    private QueryParameters asked = QueryParameters.empty();

    AdminPage(String path) {
        this.path = path;
        addClassNames("pl-page", "pl-admin");
    }

    @Override
    public final void beforeEnter(BeforeEnterEvent event) {
        asked = event.getLocation().getQueryParameters();
        show();
    }

    /** What the address asked for after its path. */
    final QueryParameters asked() {
        return asked;
    }

    /** Reads everything anew. */
    final void show() {
        removeAll();
        add(new PageHeader("Administration", ""), pages());
        fill();
    }

    /** Adds what the page is about. */
    abstract void fill();

    private Nav pages() {
        var nav = new Nav(
                link("admin", "Teams"),
                link("admin/codes", "Codes"),
                link("admin/transfers", "Transfers"),
                link("admin/connections", "Connections"),
                link("admin/prices", "Prices"),
                link("admin/costs", "Costs"),
                link("admin/housekeeping", "Housekeeping"),
                link("admin/audit", "Audit log"));
        nav.addClassName("pl-subnav");
        nav.setAriaLabel("Administration");
        return nav;
    }

    private Anchor link(String address, String name) {
        var link = new Anchor(address, name);
        link.getElement().setAttribute("router-link", true);
        if (address.equals(path)) {
            link.getElement().setAttribute("aria-current", "page");
            // On a phone the row of links is wider than the screen.
            link.getElement().executeJs("this.scrollIntoView({block: 'nearest', inline: 'center'})");
        }
        return link;
    }
}
