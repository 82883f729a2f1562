package app.plantain.web.ui.layout;

import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The frame around every signed-in view: navigation, team, balance and account; the view fills the main area. */
@PermitAll
public final class WorkspaceLayout extends BundledFrame implements RouterLayout, AfterNavigationObserver {

    private static final String MAIN = "main";

    private final Anchor skip = new Anchor();
    private final Navigation navigation;
    private final Span team = new Span();
    private final BalanceLink balance = new BalanceLink();
    private final Main main = new Main();
    private final transient ObjectProvider<WorkspaceHeader> headers;

    WorkspaceLayout(AuthenticationContext authentication, ObjectProvider<WorkspaceHeader> headers) {
        this.headers = headers;
        this.navigation = new Navigation(authentication.hasRole("ADMINISTRATOR"));
        addClassName("pl-workspace");
        skip.setText("Skip to content");
        skip.addClassName("pl-skip");
        main.setId(MAIN);
        main.addClassName("pl-main");
        main.getElement().setAttribute("tabindex", "-1");
        add(skip, rail(), bar(authentication), main);
    }

    /** Shows which team the person works in. */
    public void setTeam(String name) {
        team.setText(name);
    }

    /**
     * Shows the team's credits, written for people.
     *
     * @param available what can be spent, for example {@code 1,240.00}
     * @param held what open jobs have reserved; empty when nothing is
     */
    public void setBalance(String available, String held) {
        balance.show(available, held);
    }

    /** Shows how many wishes for more of a budget wait for the person's decision. */
    public void setToDecide(int wishes) {
        navigation.setBadge("team", wishes, wishes == 1 ? "request to decide" : "requests to decide");
    }

    @Override
    public void showRouterLayoutContent(@Nullable HasElement content) {
        main.removeAll();
        if (content != null) {
            main.getElement().appendChild(content.getElement());
        }
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement oldContent) {
        main.removeAll();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String path = event.getLocation().getPathWithQueryParameters();
        // The page has a base address, so a bare "#main" would leave the view.
        skip.setHref((path.isEmpty() ? "./" : path) + "#" + MAIN);
        navigation.markCurrent(event.getLocation().getFirstSegment());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        headers.orderedStream().forEach(header -> header.fill(this));
    }

    private Aside rail() {
        Aside rail = new Aside(new Brand(), navigation);
        rail.getElement().setAttribute("aria-label", "Places");
        rail.addClassName("pl-rail");
        return rail;
    }

    private Header bar(AuthenticationContext authentication) {
        team.addClassName("pl-bar-team");
        Div end = new Div(balance, new AccountMenu(authentication));
        end.addClassName("pl-bar-end");
        Header bar = new Header(new Brand(), team, end);
        bar.addClassName("pl-bar");
        return bar;
    }

    /** The team's credits, leading to its statement. */
    private static final class BalanceLink extends Anchor {

        private final Span available = new Span();
        private final Span held = new Span();

        BalanceLink() {
            addClassName("pl-balance");
            setHref("statement");
            getElement().setAttribute("router-link", true);
            held.addClassName("pl-balance-held");
            Span unit = new Span("credits");
            unit.addClassName("pl-balance-unit");
            available.addClassName("pl-strong");
            add(Icons.COINS.create(), available, unit, held);
            setVisible(false);
        }

        void show(String availableText, String heldText) {
            available.setText(availableText);
            held.setText(heldText.isEmpty() ? "" : "· " + heldText + " held");
            setAriaLabel(availableText + " credits available" + (heldText.isEmpty() ? "" : ", " + heldText + " held"));
            setVisible(true);
        }
    }
}
