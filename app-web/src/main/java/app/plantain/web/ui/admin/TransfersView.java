package app.plantain.web.ui.admin;

import app.plantain.core.credits.FoundTransfer;
import app.plantain.core.credits.TransferPage;
import app.plantain.core.credits.TransferQuery;
import app.plantain.core.credits.TransferSearch;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.TimeText;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Route(value = TransfersView.ADDRESS, layout = WorkspaceLayout.class)
@PageTitle("Transfers · Administration · Plantain")
@RolesAllowed("ADMINISTRATOR")
class TransfersView extends AdminPage {

    static final String ADDRESS = "admin/transfers";
    static final int PAGE = 50;

    private final transient TransferSearch search;
    private final CardTable<FoundTransfer> table = table();
    private final Div results = new Div();
    private final Div rest = new Div();
    private transient TransferQuery query = TransferQuery.ALL;
    private @Nullable UUID next;

    TransfersView(TransferSearch search) {
        super(ADDRESS);
        this.search = search;
        results.addClassName("pl-stack");
        rest.addClassNames("pl-row");
    }

    @Override
    void fill() {
        var fields = new TransferFields(TransferAddress.query(asked()), this::find);
        add(fields, results);
        look(fields.query());
    }

    private void find(TransferQuery wanted) {
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, new Location(ADDRESS, TransferAddress.parameters(wanted)));
        look(wanted);
    }

    private void look(TransferQuery wanted) {
        query = wanted;
        results.removeAll();
        table.setRows(List.of());
        var page = search.page(query, Optional.empty(), PAGE);
        if (page.found().isEmpty() && page.next().isEmpty()) {
            results.add(nothing());
            return;
        }
        results.add(table, rest);
        show(page);
    }

    private EmptyState nothing() {
        return query.equals(TransferQuery.ALL)
                ? new EmptyState(Icons.RECEIPT_TEXT, "No credits have moved yet", "Every movement is listed here.")
                : new EmptyState(
                        Icons.SEARCH,
                        "No transfer found",
                        "Look for an id, a team, an email, a code, an amount, a business key or the reason of a grant.");
    }

    private void goOn() {
        show(search.page(query, Optional.ofNullable(next), PAGE));
    }

    private void show(TransferPage page) {
        table.addRows(page.found());
        table.setVisible(table.size() > 0);
        next = page.next().orElse(null);
        rest.removeAll();
        if (page.next().isEmpty()) {
            return;
        }
        if (page.found().size() < PAGE) {
            page.lookedBackTo().ifPresent(time -> {
                var words = new Paragraph(new Span("Looked back to "), TimeText.minute(time));
                words.addClassName("pl-quiet");
                rest.add(words);
            });
            rest.add(new Button("Search further back", click -> goOn()));
        } else {
            rest.add(new Button("Show older", click -> goOn()));
        }
    }

    private static CardTable<FoundTransfer> table() {
        var table = new CardTable<FoundTransfer>("Transfers");
        table.column("When", found -> TimeText.minute(found.at()));
        table.column("Team", TransferWords::team);
        table.column("What", TransferWords::what);
        table.number("Credits", TransferWords::credits);
        table.column("Who", TransferWords::who);
        table.column("Why", TransferWords::why);
        table.column("Job", TransferWords::job);
        return table;
    }
}
