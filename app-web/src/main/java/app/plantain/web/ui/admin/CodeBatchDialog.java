package app.plantain.web.ui.admin;

import app.plantain.core.codes.CodeBatchDraft;
import app.plantain.core.codes.CodeBatches;
import app.plantain.core.codes.NewCodes;
import app.plantain.core.identity.UserId;
import app.plantain.web.account.StepUp;
import app.plantain.web.ui.part.CreditText;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Makes a batch of codes: what each is worth, how many there are, and what they can cost all in all. */
final class CodeBatchDialog extends Dialog {

    private final transient CodeBatches batches;
    private final transient UserId me;
    private final transient Runnable made;
    private final TextField name = field("Name", "Only administrators see it.");
    private final TextField amount = field("Credits", "What a team gets for a code, such as 25 or 12.50.");
    private final TextField codes = field("Codes", "How many, up to 10,000.");
    private final TextField uses = field("Teams a code", "How many teams can redeem each code.");
    private final DatePicker until = new DatePicker("Redeem until");
    private final TextField lifeDays = field("Credits live", "Days from redeeming until they expire. Empty: for ever.");
    private final Paragraph preview = new Paragraph();
    private final PasswordAgain password;

    /** Makes the dialog; {@code made} is called after the codes were made and taken. */
    CodeBatchDialog(CodeBatches batches, StepUp stepUp, UserId me, Runnable made) {
        super("New codes");
        this.batches = batches;
        this.me = me;
        this.made = made;
        this.password = new PasswordAgain(stepUp, me);
        name.setMaxLength(CodeBatchDraft.LONGEST_NAME);
        name.setAutofocus(true);
        uses.setValue("1");
        until.setHelperText("To the end of that day, UTC. Empty: always.");
        until.setManualValidation(true);
        lifeDays.setSuffixComponent(new Div("days"));
        for (var number : new TextField[] {amount, codes, uses, lifeDays}) {
            number.getElement().setAttribute("inputmode", "decimal");
            number.setValueChangeMode(ValueChangeMode.LAZY);
            number.addValueChangeListener(change -> preview());
        }
        var fields = new Div(amount, codes, uses, lifeDays, until);
        fields.addClassName("pl-fields");
        preview.addClassNames("pl-well", "pl-item");
        preview.setId("preview");
        preview.getElement().setAttribute("aria-live", "polite");
        var form = new Div(name, fields, preview, password);
        form.addClassName("pl-stack");
        var make = new Button("Make the codes", click -> send());
        make.addThemeVariants(ButtonVariant.PRIMARY);
        make.addClickShortcut(Key.ENTER).listenOn(form);
        setWidth("min(600px, 94vw)");
        add(form);
        getFooter().add(new Button("Cancel", click -> close()), make);
        preview();
    }

    private static TextField field(String label, String help) {
        var field = new TextField(label);
        field.setHelperText(help);
        field.setManualValidation(true);
        field.setWidthFull();
        return field;
    }

    private void preview() {
        try {
            var draft = draft("Preview");
            preview.setText(inWords(draft));
            password.ask(batches.needsConfirmation(draft));
        } catch (IllegalArgumentException incomplete) {
            preview.setText("Write credits and codes to see what they give at most.");
            password.ask(false);
        }
    }

    private static String inWords(CodeBatchDraft draft) {
        var teams = draft.uses() == 1 ? "" : " × " + count(draft.uses()) + " teams";
        return "%s%s × %s credits: at most %s credits"
                .formatted(
                        draft.codes() == 1 ? "1 code" : count(draft.codes()) + " codes",
                        teams,
                        CreditText.brief(draft.amount()),
                        CreditText.brief(draft.most()));
    }

    private static String count(int number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private CodeBatchDraft draft(String called) {
        return new CodeBatchDraft(
                called,
                CodeBatchDraft.codes(codes.getValue()),
                CodeBatchDraft.uses(uses.getValue()),
                CodeBatchDraft.amount(amount.getValue()),
                Optional.ofNullable(until.getValue()).map(CodeBatchDialog::endOf),
                CodeBatchDraft.lifeDays(lifeDays.getValue()));
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void send() {
        if (areRight()) {
            CheckedField.read(codes, written -> draft(name.getValue())).ifPresent(this::make);
        }
    }

    private void make(CodeBatchDraft draft) {
        password.ask(batches.needsConfirmation(draft));
        if (!password.isRight()) {
            return;
        }
        NewCodes codesOfBatch;
        try {
            codesOfBatch = batches.make(draft, me, password.isAsked());
        } catch (IllegalArgumentException tooLate) {
            until.setErrorMessage(String.valueOf(tooLate.getMessage()));
            until.setInvalid(true);
            until.focus();
            return;
        }
        close();
        var shown = new NewCodesDialog(codesOfBatch);
        shown.addOpenedChangeListener(change -> {
            if (!change.isOpened()) {
                made.run();
            }
        });
        shown.open();
    }

    private boolean areRight() {
        until.setInvalid(false);
        var days = isRight(lifeDays, CodeBatchDraft::lifeDays);
        var teams = isRight(uses, CodeBatchDraft::uses);
        var count = isRight(codes, CodeBatchDraft::codes);
        var credits = isRight(amount, CodeBatchDraft::amount);
        return isRight(name, CodeBatchDraft::checkedName) && credits && count && teams && days;
    }

    private static boolean isRight(TextField field, Function<String, ?> reader) {
        return CheckedField.read(field, reader).isPresent();
    }
}
