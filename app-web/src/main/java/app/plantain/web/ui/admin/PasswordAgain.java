package app.plantain.web.ui.admin;

import app.plantain.core.identity.UserId;
import app.plantain.web.account.InvalidEntryException;
import app.plantain.web.account.StepUp;
import com.vaadin.flow.component.textfield.PasswordField;

/** The person's password once more, where so much is given that it is asked for. */
final class PasswordAgain extends PasswordField {

    private final transient StepUp stepUp;
    private final transient UserId person;

    PasswordAgain(StepUp stepUp, UserId person) {
        super("Your password");
        this.stepUp = stepUp;
        this.person = person;
        setHelperText("This gives so much that it needs your password once more.");
        setWidthFull();
        setManualValidation(true);
        setVisible(false);
    }

    /** Asks for it, or does not. */
    void ask(boolean needed) {
        setVisible(needed);
    }

    /** Whether it was asked for, and {@link #isRight} has checked it. */
    boolean isAsked() {
        return isVisible();
    }

    /** Whether it is the person's, or is not asked for; where it is wrong, the field says so. */
    boolean isRight() {
        setInvalid(false);
        try {
            if (isAsked()) {
                stepUp.require(person, getValue());
            }
            return true;
        } catch (InvalidEntryException wrong) {
            setErrorMessage(wrong.getMessage());
            setInvalid(true);
            focus();
            return false;
        }
    }
}
