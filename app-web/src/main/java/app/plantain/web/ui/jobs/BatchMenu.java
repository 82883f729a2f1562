package app.plantain.web.ui.jobs;

import app.plantain.core.generation.JobState;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Priority;
import app.plantain.core.provider.VendorId;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import java.util.List;
import java.util.Optional;

/** What can be done with a whole batch, as a menu: only what is possible now; hidden where that is nothing. */
public final class BatchMenu extends MenuBar {

    private final transient JobActions actions;
    private transient Optional<Possible> shown = Optional.empty();
    private transient List<JobView> jobs = List.of();
    private transient List<JobView> asked = List.of();
    private transient List<VendorId> vendors = List.of();

    BatchMenu(JobActions actions) {
        this.actions = actions;
        addThemeNames("tertiary");
        addClassName("pl-batch-menu");
        setVisible(false);
    }

    /** All that decides what the menu holds. */
    private record Possible(
            boolean waits, boolean paused, Priority priority, int open, int lost, List<VendorId> vendors) {

        boolean isNothing() {
            return open == 0 && lost == 0;
        }
    }

    /** Shows what is possible with the batch's jobs as they are now. */
    public void show(List<JobView> now) {
        jobs = now;
        var possible = possible();
        if (shown.filter(possible::equals).isEmpty()) {
            shown = Optional.of(possible);
            setVisible(!possible.isNothing());
            fill(possible);
        }
    }

    private Possible possible() {
        var waiting =
                jobs.stream().filter(job -> job.state() == JobState.QUEUED).findFirst();
        var lost = lost();
        return new Possible(
                waiting.isPresent(),
                waiting.filter(JobView::paused).isPresent(),
                waiting.map(JobView::priority).orElse(Priority.NORMAL),
                open().size(),
                lost.size(),
                vendors(lost));
    }

    /** Asked again only when others are lost: a batch changes several times a second. */
    private List<VendorId> vendors(List<JobView> lost) {
        if (!lost.equals(asked)) {
            asked = lost;
            vendors = lost.isEmpty() ? List.of() : actions.otherVendors(lost);
        }
        return vendors;
    }

    private void fill(Possible possible) {
        removeAll();
        if (possible.isNothing()) {
            return;
        }
        var root = addItem(Icons.ELLIPSIS.create());
        root.setAriaLabel("What to do with this batch");
        var menu = root.getSubMenu();
        if (possible.waits()) {
            waiting(menu, possible);
        }
        if (possible.lost() > 0) {
            again(menu, possible);
        }
        if (possible.open() > 0) {
            menu.addItem(
                    row(Icons.X, "Cancel %s".formatted(JobTexts.images(possible.open()))),
                    click -> actions.cancelAll(open(), () -> {}));
        }
    }

    private void waiting(SubMenu menu, Possible possible) {
        var batch = jobs.getFirst().batch();
        if (possible.paused()) {
            menu.addItem(row(Icons.PLAY, "Resume batch"), click -> actions.resume(batch));
        } else {
            menu.addItem(row(Icons.PAUSE, "Pause batch"), click -> actions.pause(batch));
        }
        menu.addSeparator();
        for (var priority : Priority.values()) {
            var item = menu.addItem(name(priority), click -> actions.prioritise(batch, priority));
            item.setCheckable(true);
            item.setChecked(priority == possible.priority());
        }
        menu.addSeparator();
    }

    private void again(SubMenu menu, Possible possible) {
        menu.addItem(
                row(Icons.REFRESH_CW, "Try %s again".formatted(JobTexts.images(possible.lost()))),
                click -> actions.retry(lost(), Optional.empty()));
        if (!possible.vendors().isEmpty()) {
            var at = menu.addItem(row(Icons.SHUFFLE, "Try at another vendor"));
            VendorMenu.fill(at.getSubMenu(), possible.vendors(), vendor -> actions.retry(lost(), Optional.of(vendor)));
        }
    }

    private List<JobView> open() {
        return jobs.stream().filter(JobActions::canBeCancelled).toList();
    }

    private List<JobView> lost() {
        return jobs.stream().filter(JobView::canBeRetried).toList();
    }

    private static Span row(Icons icon, String text) {
        var row = new Span(icon.create(), new Span(text));
        row.addClassName("pl-menu-row");
        return row;
    }

    private static String name(Priority priority) {
        return switch (priority) {
            case FIRST -> "Goes first";
            case NORMAL -> "Goes by age";
            case LAST -> "Goes last";
        };
    }
}
