package app.plantain.web.ui.setup;

import app.plantain.web.account.Entry;
import app.plantain.web.account.NewAccount;
import app.plantain.web.account.Setup;
import app.plantain.web.account.SetupRequest;
import app.plantain.web.security.SessionSignIn;
import app.plantain.web.ui.form.AccountFields;
import app.plantain.web.ui.form.EntryForm;
import app.plantain.web.ui.layout.CenteredCard;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;

@Route("setup")
@PageTitle("Set up · Plantain")
@AnonymousAllowed
class SetupView extends Div implements BeforeEnterObserver {

    private final transient Setup setup;
    private final transient SessionSignIn session;

    private final TextField code = new TextField("Setup code");
    private final TextField name = AccountFields.name();
    private final EmailField email = AccountFields.email();
    private final PasswordField password = AccountFields.newPassword("Password");
    private final TextField team = new TextField("Team name");

    SetupView(Setup setup, SessionSignIn session) {
        this.setup = setup;
        this.session = session;
        code.setHelperText("The application's log shows it since the last start.");
        code.setPlaceholder("ABCD-EFGH-JKMN");
        code.setAutocomplete(Autocomplete.OFF);
        code.setAutofocus(true);
        team.setValue("My team");
        team.setMaxLength(80);
        add(new CenteredCard(
                "Set up Plantain", "Make your account and the first team. You will be the administrator.", form()));
    }

    private EntryForm form() {
        var form = new EntryForm("Set up", this::complete);
        form.field(Entry.SETUP_CODE, code);
        form.field(Entry.NAME, name);
        form.field(Entry.EMAIL, email);
        form.field(Entry.PASSWORD, password);
        form.field(Entry.TEAM_NAME, team);
        return form;
    }

    private void complete() {
        var account = new NewAccount(name.getValue(), email.getValue(), password.getValue());
        var request = new SetupRequest(code.getValue(), account, team.getValue());
        session.start(setup.complete(request, VaadinRequest.getCurrent().getRemoteAddr()));
        UI.getCurrent().getPage().setLocation("./");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!setup.isPending()) {
            event.forwardTo("");
        }
    }
}
