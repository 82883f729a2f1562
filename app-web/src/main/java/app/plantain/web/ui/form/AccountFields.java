package app.plantain.web.ui.form;

import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;

/** The fields of an account, named so that browsers and password managers fill them. */
public final class AccountFields {

    private static final String PASSWORD_RULE = "At least 10 characters, at most 72 bytes.";

    private AccountFields() {}

    /** The person's name. */
    public static TextField name() {
        var field = new TextField("Your name");
        field.setAutocomplete(Autocomplete.NAME);
        field.setMaxLength(80);
        return field;
    }

    /** What the person signs in with. */
    public static EmailField email() {
        var field = new EmailField("Email");
        field.setAutocomplete(Autocomplete.USERNAME);
        field.setAutocapitalize(Autocapitalize.NONE);
        return field;
    }

    /** A password that is chosen now; says the rule. */
    public static PasswordField newPassword(String label) {
        var field = new PasswordField(label);
        field.setAutocomplete(Autocomplete.NEW_PASSWORD);
        field.setHelperText(PASSWORD_RULE);
        return field;
    }

    /** The password until now. */
    public static PasswordField currentPassword(String label) {
        var field = new PasswordField(label);
        field.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        return field;
    }
}
