package app.plantain.web.ui.admin;

import app.plantain.core.generation.PaymentRule;
import app.plantain.core.prices.PricePreview;
import app.plantain.core.prices.PriceRule;
import app.plantain.core.prices.PriceRules;
import app.plantain.core.prices.PriceTrial;
import app.plantain.core.prices.TeamGroup;
import app.plantain.core.prices.TeamGroups;
import app.plantain.core.routing.ModelOffer;
import app.plantain.core.routing.Router;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.account.Teams;
import app.plantain.web.ui.form.Attempt;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.part.CardTable;
import app.plantain.web.ui.part.EmptyState;
import app.plantain.web.ui.part.Icons;
import app.plantain.web.ui.part.TimeText;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

@Route(value = "admin/prices", layout = WorkspaceLayout.class)
@PageTitle("Prices · Administration · Plantain")
@RolesAllowed("ADMINISTRATOR")
class PricesView extends AdminPage {

    private static final int SHOWN_MILLIS = 6000;

    private final transient PriceRules rules;
    private final transient PricePreview preview;
    private final transient PriceTrial trial;
    private final transient TeamGroups groups;
    private final transient Teams teams;
    private final transient Router router;
    private final transient CurrentMember current;

    PricesView(
            PriceRules rules,
            PricePreview preview,
            PriceTrial trial,
            TeamGroups groups,
            Teams teams,
            Router router,
            CurrentMember current) {
        super("admin/prices");
        this.rules = rules;
        this.preview = preview;
        this.trial = trial;
        this.groups = groups;
        this.teams = teams;
        this.router = router;
        this.current = current;
    }

    @Override
    void fill() {
        var inForce = rules.inForce();
        add(head(inForce));
        if (inForce.isEmpty()) {
            add(new EmptyState(Icons.TAG, "Nothing is sold today", "A model without a price cannot be asked for."));
        } else {
            add(new PriceTable(inForce, this::history, line -> edit(line, inForce)));
        }
        scheduled(rules.scheduled());
        add(new TeamGroupsSection(groups, teams, current.user().id(), names(inForce), this::show), whoPays());
    }

    private Div head(List<PriceRule> inForce) {
        var text =
                new Paragraph("What one image costs today, in credits, by the resolution that arrives. A team's group"
                        + " comes before all teams, and a range of references before any number.");
        text.addClassNames("pl-quiet", "pl-fill");
        var add = new Button("New price", Icons.PLUS.create(), click -> edit(PriceLine.NONE, inForce));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        var head = new Div(text, add);
        head.addClassName("pl-row");
        return head;
    }

    private void edit(PriceLine line, List<PriceRule> inForce) {
        var models = Stream.concat(
                        router.offers().stream().map(ModelOffer::model),
                        inForce.stream().map(rule -> rule.key().model()))
                .distinct()
                .sorted()
                .toList();
        new PriceDialog(rules, preview, trial, current.user().id(), models, names(inForce), line, this::show).open();
    }

    /** The groups there are: those with teams, and those with prices. */
    private List<TeamGroup> names(List<PriceRule> inForce) {
        return Stream.concat(
                        groups.all().values().stream(), inForce.stream().flatMap(rule -> rule.key().group().stream()))
                .distinct()
                .sorted()
                .toList();
    }

    private void history(PriceLine line) {
        new PriceHistoryDialog(line, rules).open();
    }

    private void scheduled(List<PriceRule> scheduled) {
        if (scheduled.isEmpty()) {
            return;
        }
        var table = new CardTable<PriceRule>("Prices to come");
        table.column("What", rule -> strong(PriceWords.what(rule.key())));
        table.number("Credits an image", rule -> PriceWords.ruled(rule.amount()));
        table.column("From", rule -> TimeText.minute(rule.validFrom()));
        table.column("Why", rule -> new Span(rule.reason()));
        table.actions("Actions", this::takeBack);
        table.setRows(scheduled);
        add(section("Prices to come", "Each takes over by itself when its time comes.", table));
    }

    private Button takeBack(PriceRule rule) {
        var button = new Button(
                "Take back",
                Icons.UNDO_2.create(),
                click -> Attempt.afterAsking(
                        "Take this price back?",
                        "%s stays as it is. Both prices stay in the history, since nothing in it is ever rewritten: another rule of the same time is added, which says what would be without this one."
                                .formatted(PriceWords.what(rule.key())),
                        "Take back",
                        () -> back(rule)));
        button.setAriaLabel("Take back the price of " + PriceWords.what(rule.key()));
        return button;
    }

    private void back(PriceRule rule) {
        try {
            rules.takeBack(rule.id(), current.user().id());
        } catch (IllegalArgumentException late) {
            Notification.show(
                    String.valueOf(late.getMessage()) + ".", SHOWN_MILLIS, Notification.Position.BOTTOM_CENTER);
        }
        show();
    }

    private static Div whoPays() {
        var table = new CardTable<PaymentRule>("Who pays");
        table.column("What happens", rule -> strong(rule.happening()));
        table.column("Who pays", rule -> new Span(rule.charge().words()));
        table.setRows(Arrays.asList(PaymentRule.values()));
        return section("Who pays", "These rules hold for every job and cannot be changed.", table);
    }

    static Div section(String title, String text, Component... content) {
        var words = new Paragraph(text);
        words.addClassName("pl-quiet");
        var section = new Div(new H2(title), words);
        section.add(content);
        section.addClassName("pl-stack");
        return section;
    }

    static Span strong(String text) {
        var span = new Span(text);
        span.addClassName("pl-strong");
        return span;
    }
}
