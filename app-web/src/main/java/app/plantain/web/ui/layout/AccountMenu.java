package app.plantain.web.ui.layout;

import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Locale;

/** The signed-in person: name, account, light or dark, sign out. */
final class AccountMenu extends Div {

    AccountMenu(AuthenticationContext authentication) {
        String name = authentication.getPrincipalName().orElse("Guest");
        NativeButton button = new NativeButton();
        button.addClassName("pl-account");
        button.setAriaLabel("Account of " + name);
        button.add(new Span(name.substring(0, 1).toUpperCase(Locale.ROOT)));
        add(button, popover(button, name, authentication));
    }

    private static Popover popover(NativeButton target, String name, AuthenticationContext authentication) {
        Popover popover = new Popover(content(name, authentication));
        popover.setTarget(target);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setModal(true);
        popover.setAutofocus(true);
        popover.setAriaLabel("Account");
        return popover;
    }

    private static Div content(String name, AuthenticationContext authentication) {
        Div who = new Div(name);
        who.addClassName("pl-account-name");
        Anchor account = new Anchor("account", Icons.CIRCLE_USER_ROUND.create(), new Span("Account"));
        account.addClassName("pl-menu-entry");
        account.getElement().setAttribute("router-link", true);
        NativeButton signOut = new NativeButton();
        signOut.add(Icons.LOG_OUT.create(), new Span("Sign out"));
        signOut.addClassName("pl-menu-entry");
        signOut.addClickListener(click -> authentication.logout());
        Div content = new Div(who, new ThemeChoice(), account, signOut);
        content.addClassName("pl-account-menu");
        return content;
    }
}
