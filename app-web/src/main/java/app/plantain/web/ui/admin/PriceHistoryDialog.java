package app.plantain.web.ui.admin;

import app.plantain.core.prices.PriceRule;
import app.plantain.core.prices.PriceRules;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.TimeText;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.Comparator;

/** All that was ever said of the prices of one line. */
final class PriceHistoryDialog extends Dialog {

    PriceHistoryDialog(PriceLine line, PriceRules rules) {
        super("History of " + line);
        var text = new Paragraph(
                "Newest first. Nothing here is ever changed or deleted: of one resolution, the latest that has begun counts,"
                        + " and of the same time the one that was written later.");
        text.addClassName("pl-quiet");
        var table = new CardTable<PriceRule>("History");
        table.column("From", rule -> TimeText.minute(rule.validFrom()));
        table.column("Resolution", rule -> new Span(rule.key().tier().label()));
        table.number("Credits an image", rule -> PriceWords.ruled(rule.amount()));
        table.column("Why", rule -> new Span(rule.reason()));
        table.column("Written", rule -> TimeText.minute(rule.createdAt()));
        line.model()
                .ifPresent(model -> table.setRows(Arrays.stream(ResolutionTier.values())
                        .flatMap(tier -> rules.history(line.in(model, tier)).stream())
                        .sorted(Comparator.comparing(PriceRule::validFrom)
                                .thenComparingLong(PriceRule::number)
                                .reversed())
                        .toList()));
        var content = new Div(text, table);
        content.addClassName("pl-stack");
        setWidth("min(860px, 94vw)");
        add(content);
        getFooter().add(new Button("Close", click -> close()));
    }
}
