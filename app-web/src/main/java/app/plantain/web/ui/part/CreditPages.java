package app.plantain.web.ui.part;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** The links between the pages about a team's credits. */
public final class CreditPages extends Nav {

    /** Makes the links, and marks the page at this address. */
    public CreditPages(String current) {
        addClassName("pl-subnav");
        setAriaLabel("Credits");
        link("statement", "Statement", current);
        link("statement/grants", "Grants", current);
        link("statement/usage", "Usage", current);
    }

    private void link(String address, String name, String current) {
        var link = new Anchor(address, name);
        link.getElement().setAttribute("router-link", true);
        if (address.equals(current)) {
            link.getElement().setAttribute("aria-current", "page");
        }
        add(link);
    }
}
