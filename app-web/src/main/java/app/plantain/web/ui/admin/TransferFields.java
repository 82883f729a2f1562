package app.plantain.web.ui.admin;

import app.plantain.core.credits.TransferKind;
import app.plantain.core.credits.TransferQuery;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.KindText;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Optional;
import java.util.function.Consumer;

/** What to look for: one text that is read in every way, and what narrows it. */
final class TransferFields extends Div {

    private static final int PAUSE_IN_TYPING_MILLIS = 600;

    private final TextField text = new TextField("Find");
    private final Select<TransferKind> kind = new Select<>();
    private final DatePicker from = new DatePicker("From");
    private final DatePicker to = new DatePicker("To");

    /** Makes the fields; {@code find} is called whenever something else is looked for. */
    TransferFields(TransferQuery query, Consumer<TransferQuery> find) {
        addClassName("pl-transfer-search");
        text.setPlaceholder("Job, team, email, code, amount, reason, key");
        text.setPrefixComponent(Icons.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setMaxLength(TransferQuery.LONGEST);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_IN_TYPING_MILLIS);
        text.setAutofocus(true);
        kind.setLabel("What");
        kind.setItems(TransferKind.values());
        kind.setItemLabelGenerator(one -> one == null ? "Everything" : KindText.of(one));
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption("Everything");
        from.setClearButtonVisible(true);
        to.setClearButtonVisible(true);
        text.setValue(query.text());
        query.kind().ifPresent(kind::setValue);
        query.from().map(TransferAddress::firstDay).ifPresent(from::setValue);
        query.until().map(TransferAddress::lastDay).ifPresent(to::setValue);
        text.addValueChangeListener(change -> find.accept(query()));
        kind.addValueChangeListener(change -> find.accept(query()));
        from.addValueChangeListener(change -> find.accept(query()));
        to.addValueChangeListener(change -> find.accept(query()));
        add(text, kind, from, to);
    }

    /** What the fields say; days are days in UTC. */
    TransferQuery query() {
        return new TransferQuery(
                text.getValue(),
                kind.getOptionalValue(),
                Optional.ofNullable(from.getValue()).map(TransferAddress::start),
                Optional.ofNullable(to.getValue()).map(day -> TransferAddress.start(day.plusDays(1))));
    }
}
