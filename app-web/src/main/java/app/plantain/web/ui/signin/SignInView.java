package app.plantain.web.ui.signin;

import app.plantain.web.ui.form.AccountFields;
import app.plantain.web.ui.layout.CenteredCard;
import app.plantain.web.ui.part.Notice;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;

/** A plain form that the browser itself sends, so that password managers know it for what it is. */
@Route("sign-in")
@PageTitle("Sign in · Plantain")
@AnonymousAllowed
class SignInView extends Div implements BeforeEnterObserver {

    private static final int WAIT_SECONDS_MAX = 3600;

    private final Div message = new Div();
    private final transient AuthenticationContext authentication;

    SignInView(AuthenticationContext authentication) {
        this.authentication = authentication;
        message.setVisible(false);
        add(new CenteredCard("Sign in", "", message, form()));
    }

    private Component form() {
        var email = AccountFields.email();
        email.setAutofocus(true);
        var password = AccountFields.currentPassword("Password");
        var form = new NativeForm("sign-in");
        form.add(named(email, "username"), named(password, "password"));
        csrfToken().ifPresent(form::add);
        var button = new Button("Sign in");
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setWidthFull();
        button.addClickListener(click -> form.send());
        button.addClickShortcut(Key.ENTER).listenOn(form);
        form.add(button);
        return form;
    }

    private static Component named(TextFieldBase<?, String> field, String name) {
        field.getElement().setProperty("name", name);
        field.setWidthFull();
        return field;
    }

    private static Optional<Component> csrfToken() {
        return Optional.ofNullable(VaadinRequest.getCurrent())
                .map(request -> (CsrfToken) request.getAttribute(CsrfToken.class.getName()))
                .map(token -> hidden(token.getParameterName(), token.getToken()));
    }

    private static Component hidden(String name, String value) {
        var input = new Input();
        input.setType("hidden");
        input.getElement().setAttribute("name", name).setAttribute("value", value);
        return input;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (authentication.isAuthenticated()) {
            event.forwardTo("");
            return;
        }
        notice(event.getLocation().getQueryParameters()).ifPresent(notice -> {
            message.add(notice);
            message.setVisible(true);
        });
    }

    /** Anyone can write an address, so that only a bounded number is taken from it. */
    private static Optional<Notice> notice(QueryParameters parameters) {
        return parameters
                .getSingleParameter("wait")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(text -> Math.min(Integer.parseInt(text), WAIT_SECONDS_MAX))
                .map(seconds -> Notice.attention(
                        "Too many wrong passwords.", "Wait %s, then try again.".formatted(inWords(seconds))))
                .or(() -> parameters
                        .getSingleParameter("error")
                        .map(ignored ->
                                Notice.error("Email and password do not match.", "Check both, then try again.")));
    }

    private static String inWords(int seconds) {
        return seconds < 120 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
    }

    @Tag("form")
    private static final class NativeForm extends HtmlContainer {

        NativeForm(String action) {
            addClassName("pl-stack");
            getElement()
                    .setAttribute("method", "post")
                    .setAttribute("action", action)
                    .setAttribute("novalidate", true);
        }

        void send() {
            getElement().executeJs("this.requestSubmit()");
        }
    }
}
