package app.plantain.web.ui.team;

import app.plantain.core.codes.CodeAnswer;
import app.plantain.core.identity.Member;
import app.plantain.web.account.CodeRedemption;
import app.plantain.web.account.Entry;
import app.plantain.web.ui.form.EntryForm;
import app.plantain.web.ui.part.CreditText;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;

/** Takes a code and says what it brought the team, or at the field why it brings nothing. */
final class RedeemDialog extends Dialog {

    private static final int SHOWN_MILLIS = 8000;
    private static final int LONGEST = 60;

    private final transient CodeRedemption codes;
    private final transient Member me;
    private final transient Runnable redeemed;
    private final TextField code = new TextField("Code");

    /** Makes the dialog; {@code redeemed} is called after credits have come. */
    RedeemDialog(CodeRedemption codes, Member me, Runnable redeemed) {
        super("Redeem a code");
        this.codes = codes;
        this.me = me;
        this.redeemed = redeemed;
        code.setPlaceholder("PLANT-XXXX-XXXX-XXXX-XXXX");
        code.setMaxLength(LONGEST);
        code.setAutocomplete(Autocomplete.OFF);
        code.setAutocapitalize(Autocapitalize.CHARACTERS);
        code.getElement().setAttribute("spellcheck", "false");
        var form = new EntryForm("Redeem", this::redeem);
        form.field(Entry.CODE, code).setAutofocus(true);
        var note = new Paragraph("The credits go to the whole team. Each team can redeem a code once.");
        note.addClassName("pl-quiet");
        setWidth("min(440px, 92vw)");
        var content = new Div(note, form);
        content.addClassName("pl-stack");
        add(content);
    }

    private void redeem() {
        var answer = codes.redeem(me, code.getValue());
        close();
        redeemed.run();
        thank(answer);
    }

    private static void thank(CodeAnswer.Redeemed answer) {
        var message = Notification.show(
                "%s credits came in. Your team has %s available now."
                        .formatted(CreditText.brief(answer.amount()), CreditText.brief(answer.available())),
                SHOWN_MILLIS,
                Notification.Position.BOTTOM_CENTER);
        message.addThemeVariants(NotificationVariant.SUCCESS);
    }
}
