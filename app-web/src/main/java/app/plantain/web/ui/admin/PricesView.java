package app.plantain.web.ui.admin;

import app.plantain.core.credits.Credits;
import app.plantain.core.credits.PriceList;
import app.plantain.core.provider.ModelId;
import app.plantain.core.provider.ResolutionTier;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;

@Route(value = "admin/prices", layout = WorkspaceLayout.class)
@PageTitle("Prices · Administration · Plantain")
@RolesAllowed("ADMINISTRATOR")
class PricesView extends AdminPage {

    private final transient PriceList prices;

    PricesView(PriceList prices) {
        super("admin/prices");
        this.prices = prices;
    }

    private record Row(ModelId model, Map<ResolutionTier, Credits> prices) {}

    @Override
    void fill() {
        var rows = prices.today().entrySet().stream()
                .map(entry -> new Row(entry.getKey(), entry.getValue()))
                .toList();
        if (rows.isEmpty()) {
            add(new EmptyState(Icons.TAG, "Nothing is sold today", "A model without a price cannot be asked for."));
            return;
        }
        var text = new Paragraph("What one image costs a team today, in credits, by the resolution that arrives.");
        text.addClassName("pl-quiet");
        add(text, table(rows));
    }

    private static CardTable<Row> table(List<Row> rows) {
        var table = new CardTable<Row>("Prices");
        table.column("Model", row -> strong(row.model().toString()));
        for (var tier : ResolutionTier.values()) {
            table.number(tier.label(), row -> price(row, tier));
        }
        table.setRows(rows);
        table.addClassName("pl-table-narrow");
        return table;
    }

    private static Span strong(String text) {
        var span = new Span(text);
        span.addClassName("pl-strong");
        return span;
    }

    private static String price(Row row, ResolutionTier tier) {
        return Optional.ofNullable(row.prices().get(tier)).map(CreditText::of).orElse("—");
    }
}
