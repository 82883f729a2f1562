package app.plantain.web.ui.statement;

import app.plantain.core.credits.TransferKind;
import app.plantain.core.identity.UserId;
import app.plantain.core.usage.StatementFilter;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.KindText;
import app.plantain.web.ui.part.PeriodPicker;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Which lines are shown. What a person chooses becomes the address; what the address says is shown as chosen. */
final class StatementFilters extends Div {

    private static final int MILLIS_OF_REST = 400;

    private final PeriodPicker period;
    private final Select<TransferKind> kind = new Select<>();
    private final Select<UserId> member = new Select<>();
    private final TextField text = new TextField("Search");
    private final Button clear = new Button("Clear filters");
    private final transient Consumer<StatementFilter> chosen;
    private transient StatementFilter filter = StatementFilter.ALL;

    /**
     * Makes the filters.
     *
     * @param people whose jobs can be chosen, by id; none to leave that out
     * @param chosen is told each choice of a person
     */
    StatementFilters(LocalDate today, ZoneId zone, Map<UserId, String> people, Consumer<StatementFilter> chosen) {
        this.chosen = chosen;
        addClassNames("pl-filters", "pl-no-print");
        period = new PeriodPicker(
                true,
                today,
                zone,
                days -> chosen.accept(days.map(filter::in)
                        .orElseGet(() -> new StatementFilter(
                                Optional.empty(),
                                filter.kind(),
                                filter.member(),
                                filter.model(),
                                filter.vendor(),
                                filter.text()))));
        choice(kind, "What", "Everything");
        kind.setItems(TransferKind.values());
        kind.setItemLabelGenerator(one -> one == null ? "Everything" : KindText.of(one));
        choice(member, "Person", "Everybody");
        member.setItems(people.keySet());
        member.setItemLabelGenerator(one -> one == null ? "Everybody" : people.getOrDefault(one, "Somebody"));
        member.setVisible(people.size() > 1);
        text.setPlaceholder("Prompt or reason");
        text.setClearButtonVisible(true);
        text.setPrefixComponent(Icons.SEARCH.create());
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(MILLIS_OF_REST);
        text.setMaxLength(100);
        text.addValueChangeListener(change -> tell(change.isFromClient()));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        clear.addClickListener(click -> chosen.accept(StatementFilter.ALL));
        add(period, kind, member, text, clear);
    }

    private void choice(Select<?> select, String label, String all) {
        select.setLabel(label);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(all);
        select.addValueChangeListener(change -> tell(change.isFromClient()));
    }

    private void tell(boolean byPerson) {
        if (byPerson) {
            chosen.accept(new StatementFilter(
                    filter.period(),
                    kind.getOptionalValue(),
                    member.getOptionalValue(),
                    filter.model(),
                    filter.vendor(),
                    text.getValue().strip()));
        }
    }

    /** Shows a filter as chosen. */
    void show(StatementFilter now) {
        filter = now;
        period.show(now.period());
        kind.setValue(now.kind().orElse(null));
        member.setValue(now.member()
                .filter(one -> member.getListDataView().contains(one))
                .orElse(null));
        if (!text.getValue().strip().equals(now.text())) {
            text.setValue(now.text());
        }
        clear.setVisible(!now.equals(StatementFilter.ALL));
    }
}
