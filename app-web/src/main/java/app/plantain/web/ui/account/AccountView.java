package app.plantain.web.ui.account;

import app.plantain.web.account.AccountPrincipal;
import app.plantain.web.account.Accounts;
import app.plantain.web.account.ApiKeys;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.account.Entry;
import app.plantain.web.address.PublicAddress;
import app.plantain.web.security.SessionSignIn;
import app.plantain.web.ui.form.AccountFields;
import app.plantain.web.ui.form.EntryForm;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.Notice;
import app.plantain.web.ui.part.PageHeader;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;

@Route(value = "account", layout = WorkspaceLayout.class)
@PageTitle("Account · Plantain")
@PermitAll
class AccountView extends Div implements BeforeEnterObserver {

    private static final String FORM_WIDTH = "416px";

    private final transient CurrentMember current;
    private final transient Accounts accounts;
    private final transient ApiKeys keys;
    private final transient PublicAddress address;
    private final transient SessionSignIn session;
    private final transient AuthenticationContext authentication;

    AccountView(
            CurrentMember current,
            Accounts accounts,
            ApiKeys keys,
            PublicAddress address,
            SessionSignIn session,
            AuthenticationContext authentication) {
        this.current = current;
        this.accounts = accounts;
        this.keys = keys;
        this.address = address;
        this.session = session;
        this.authentication = authentication;
        addClassNames("pl-page", "pl-page-narrow", "pl-stack", "pl-stack-loose");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(new PageHeader("Account", current.user().email()));
        current.team().ifPresent(team -> add(new KeyList(keys, address, current.require(), team.name())));
        add(section("Name", nameForm()), section("Password", passwordForm()));
    }

    private static Div section(String title, EntryForm content) {
        content.setMaxWidth(FORM_WIDTH);
        var section = new Div(new H2(title), content);
        section.addClassNames("pl-card", "pl-stack");
        return section;
    }

    private EntryForm nameForm() {
        var name = AccountFields.name();
        name.setValue(current.user().name());
        var form = new FormWithThanks(
                "Change name",
                "Your name is changed.",
                () -> accounts.rename(current.user().id(), name.getValue()));
        form.form().field(Entry.NAME, name);
        return form.form();
    }

    private EntryForm passwordForm() {
        var now = AccountFields.currentPassword("Current password");
        var next = AccountFields.newPassword("New password");
        var form = new FormWithThanks(
                "Change password", "Your password is changed. Other browsers are signed out.", () -> {
                    var principal = authentication
                            .getAuthenticatedUser(AccountPrincipal.class)
                            .orElseThrow();
                    session.continueAs(accounts.changePassword(principal, now.getValue(), next.getValue()));
                    now.clear();
                    next.clear();
                });
        form.form().field(Entry.CURRENT_PASSWORD, now);
        form.form().field(Entry.PASSWORD, next);
        return form.form();
    }

    /** A form that says when it is done. */
    private static final class FormWithThanks {

        private final EntryForm form;

        FormWithThanks(String submit, String thanks, Runnable action) {
            form = new EntryForm(submit, () -> {
                action.run();
                thank(thanks);
            });
        }

        private void thank(String thanks) {
            form.show(Notice.success(thanks, ""));
        }

        EntryForm form() {
            return form;
        }
    }
}
