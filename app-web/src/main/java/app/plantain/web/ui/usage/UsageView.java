package app.plantain.web.ui.usage;

import app.plantain.core.credits.Credits;
import app.plantain.core.usage.BurnDowns;
import app.plantain.core.usage.Period;
import app.plantain.core.usage.Spent;
import app.plantain.core.usage.Split;
import app.plantain.core.usage.TeamDays;
import app.plantain.core.usage.UsageSeries;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.ui.layout.WorkspaceLayout;
import app.plantain.web.ui.live.LiveChanges;
import app.plantain.web.ui.live.Pulse;
import app.plantain.web.ui.part.CreditPages;
import app.plantain.web.ui.part.CreditText;
import app.plantain.web.ui.part.Figure;
import app.plantain.web.ui.part.PageHeader;
import app.plantain.web.ui.part.PeriodPicker;
import app.plantain.web.ui.statement.StatementAccess;
import app.plantain.web.ui.statement.StatementAddress;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

@Route(value = UsageView.PATH, layout = WorkspaceLayout.class)
@RouteAlias(value = "usage", layout = WorkspaceLayout.class)
@PageTitle("Usage · Plantain")
@PermitAll
class UsageView extends Div implements BeforeEnterObserver {

    static final String PATH = "statement/usage";

    private static final int DAYS = 30;
    private static final int LOOKS_BETWEEN = 5;

    private final transient StatementAccess access;
    private final transient UsageSeries usage;
    private final transient BurnDowns burnDowns;
    private final ZoneId zone;
    private final LocalDate today;
    private final PeriodPicker picker;
    private final Select<Split> splits = new Select<>();
    private final Div figures = new Div();
    private final SpentPanel spent;
    private final BurnDownPanel left = new BurnDownPanel();
    private transient Period period;
    private Split split = Split.NONE;
    private boolean changed;
    private int looks;

    UsageView(
            StatementAccess access,
            CurrentMember current,
            UsageSeries usage,
            BurnDowns burnDowns,
            TeamDays days,
            LiveChanges live,
            Pulse pulse) {
        this.access = access;
        this.usage = usage;
        this.burnDowns = burnDowns;
        var team = access.reader().team();
        this.zone = days.zone(team);
        this.today = days.today(zone);
        this.period = Period.until(today, DAYS, zone);
        this.picker = new PeriodPicker(false, today, zone, chosen -> chosen.ifPresent(other -> go(other, split)));
        this.spent = new SpentPanel(usage.people(team));
        addClassNames("pl-page", "pl-stack", "pl-usage");
        figures.addClassNames("pl-card", "pl-figures");
        splits.setLabel("Told apart by");
        splits.setItems(Arrays.stream(Split.values())
                .filter(one -> one != Split.MEMBER || access.readsAll())
                .toList());
        splits.setItemLabelGenerator(UsageView::name);
        splits.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(period, change.getValue());
            }
        });
        var filters = new Div(picker, splits);
        filters.addClassNames("pl-filters", "pl-no-print");
        add(
                new PageHeader(
                        "Usage",
                        access.readsAll()
                                ? "What the team's credits were used for, and how long they last."
                                : "What your images cost, and how long the team's credits last."),
                new CreditPages(PATH),
                filters,
                figures,
                spent,
                left);
        live.follow(this, current.require(), changes -> changed = true);
        pulse.follow(this, this::look);
    }

    private static String name(Split split) {
        return switch (split) {
            case NONE -> "Nothing";
            case MEMBER -> "Person";
            case MODEL -> "Model";
            case VENDOR -> "Vendor";
        };
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        period = StatementAddress.period(parameters, zone)
                .map(UsageView::bounded)
                .orElseGet(() -> Period.until(today, DAYS, zone));
        split = parameters
                .getSingleParameter("by")
                .flatMap(name -> Arrays.stream(Split.values())
                        .filter(one -> name.equals(key(one)))
                        .findFirst())
                .filter(one -> one != Split.MEMBER || access.readsAll())
                .orElse(Split.NONE);
        picker.show(Optional.of(period));
        splits.setValue(split);
        show();
    }

    /** So many days are drawn at most; of a longer period, the last ones. */
    private static Period bounded(Period wanted) {
        return wanted.days().size() > UsageSeries.MOST_DAYS
                ? Period.until(wanted.last(), UsageSeries.MOST_DAYS, wanted.zone())
                : wanted;
    }

    private static String key(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    private static void go(Period period, Split split) {
        UI.getCurrent()
                .navigate(
                        PATH,
                        QueryParameters.simple(Map.of(
                                "from", period.first().toString(),
                                "to", period.last().toString(),
                                "by", key(split))));
    }

    private void show() {
        var reader = access.reader();
        var all = usage.spent(reader, period, split);
        var table = SpentTable.of(period, all);
        spent.show(period, split, table);
        left.show(burnDowns.of(reader.team(), period, today), today);
        figures.removeAll();
        figures.add(
                new Figure("Spent", CreditText.of(table.total())),
                new Figure("Images", "%,d".formatted(images(all))),
                new Figure("A day", CreditText.of(aDay(table))));
    }

    private static long images(List<Spent> all) {
        return all.stream().mapToLong(Spent::images).sum();
    }

    /** On average of the days that have begun, rounded down. */
    private Credits aDay(SpentTable table) {
        var days = table.days().stream().filter(day -> !day.isAfter(today)).count();
        return new Credits(table.total().hundredths() / Math.max(1, days));
    }

    /** Charts that move all the time cannot be read, and each costs the database some work. */
    private void look() {
        looks++;
        if (changed && looks >= LOOKS_BETWEEN) {
            changed = false;
            looks = 0;
            show();
        }
    }
}
