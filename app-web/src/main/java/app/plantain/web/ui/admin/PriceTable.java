package app.plantain.web.ui.admin;

import app.plantain.core.credits.Credits;
import app.plantain.core.prices.PriceRule;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The rules that count now: a line for each model, range of references and group, a column for each tier. */
final class PriceTable extends Div {

    private record Row(PriceLine line, Map<ResolutionTier, Credits> prices) {}

    PriceTable(List<PriceRule> inForce, Consumer<PriceLine> history, Consumer<PriceLine> change) {
        var table = new CardTable<Row>("Prices");
        table.column(
                "Model",
                row -> PricesView.strong(row.line().model().map(ModelId::value).orElse("")));
        table.column("References", row -> new Span(row.line().references().toString()));
        table.column("Teams", row -> new Span(PriceWords.teams(row.line().group())));
        for (var tier : ResolutionTier.values()) {
            table.number(
                    tier.label(),
                    row -> Optional.ofNullable(row.prices().get(tier))
                            .map(CreditText::of)
                            .orElse("—"));
        }
        table.actions("Actions", row -> buttons(row.line(), history, change));
        table.setRows(rows(inForce));
        add(table);
    }

    private static List<Row> rows(List<PriceRule> inForce) {
        var rows = new LinkedHashMap<PriceLine, Map<ResolutionTier, Credits>>();
        inForce.forEach(rule -> rule.amount()
                .ifPresent(amount -> rows.computeIfAbsent(
                                PriceLine.of(rule.key()), _ -> new EnumMap<>(ResolutionTier.class))
                        .put(rule.key().tier(), amount)));
        return rows.entrySet().stream()
                .map(entry -> new Row(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Component buttons(PriceLine line, Consumer<PriceLine> history, Consumer<PriceLine> change) {
        var past = new Button("History", Icons.HISTORY.create(), click -> history.accept(line));
        past.setAriaLabel("History of " + line);
        var edit = new Button("Change", Icons.PENCIL.create(), click -> change.accept(line));
        edit.setAriaLabel("Change " + line);
        var row = new Div(past, edit);
        row.addClassNames("pl-row", "pl-row-tight", "pl-row-end");
        return row;
    }
}
