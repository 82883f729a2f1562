package app.plantain.web.ui.jobs;

import app.plantain.core.generation.JobView;
import app.plantain.core.provider.VendorId;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The bar below the table for the jobs that are selected: what can be done with all or some of them. */
final class JobSelection extends Div {

    private final transient JobActions actions;
    private final transient Runnable clear;
    private transient List<JobView> shown = List.of();
    private transient List<JobView> toDecide = List.of();

    /** @param clear selects nothing any more; called when something was done, too */
    JobSelection(JobActions actions, Runnable clear) {
        this.actions = actions;
        this.clear = clear;
        addClassName("pl-selection");
        getElement().setAttribute("role", "region").setAttribute("aria-label", "Selected jobs");
        setVisible(false);
    }

    void show(List<JobView> selected, Instant now) {
        var undecided = selected.stream().filter(job -> job.needsDecision(now)).toList();
        if (selected.equals(shown) && undecided.equals(toDecide)) {
            return;
        }
        shown = selected;
        toDecide = undecided;
        removeAll();
        setVisible(!selected.isEmpty());
        if (selected.isEmpty()) {
            return;
        }
        var count = new Span(selected.size() + " selected");
        count.addClassName("pl-selection-count");
        add(count);
        var lost = selected.stream().filter(JobView::canBeRetried).toList();
        var open = selected.stream()
                .filter(job -> JobActions.canBeCancelled(job) && !job.needsDecision(now))
                .toList();
        decide(undecided);
        retry(lost);
        if (!open.isEmpty()) {
            add(new Button(counted("Cancel", open, selected), click -> actions.cancelAll(open, clear)));
        }
        var none = new Button("Clear", click -> clear.run());
        none.addThemeVariants(ButtonVariant.TERTIARY);
        add(none);
    }

    private void decide(List<JobView> undecided) {
        if (!undecided.isEmpty()) {
            add(
                    new Button("Take as failed", click -> {
                        actions.giveUp(undecided);
                        clear.run();
                    }),
                    new Button("Submit again", click -> actions.tryAgain(undecided)));
        }
    }

    private void retry(List<JobView> lost) {
        if (lost.isEmpty()) {
            return;
        }
        var others = actions.otherVendors(lost);
        if (!others.isEmpty()) {
            add(new VendorMenu(others, vendor -> retry(lost, Optional.of(vendor))));
        }
        var again = new Button(
                "Try %s again".formatted(JobTexts.images(lost.size())), click -> retry(lost, Optional.empty()));
        again.addThemeVariants(ButtonVariant.PRIMARY);
        add(again);
    }

    private void retry(List<JobView> lost, Optional<VendorId> at) {
        actions.retry(lost, at);
        clear.run();
    }

    private static String counted(String verb, List<JobView> some, List<JobView> all) {
        return some.size() == all.size() ? verb : "%s %d".formatted(verb, some.size());
    }
}
