package app.plantain.web.ui.jobs;

import app.plantain.core.generation.JobView;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person can do about one job, as buttons: only what is possible in its state. */
final class JobButtons {

    private final JobActions actions;

    JobButtons(JobActions actions) {
        this.actions = actions;
    }

    List<Component> of(JobView job, Instant now) {
        var buttons = new ArrayList<Component>();
        if (job.state().isFinished()) {
            buttons.add(reuse(job));
        }
        if (job.canBeRetried()) {
            var others = actions.otherVendors(List.of(job));
            if (!others.isEmpty()) {
                buttons.add(new VendorMenu(others, vendor -> actions.retry(List.of(job), Optional.of(vendor))));
            }
            buttons.add(retry(job));
        }
        if (JobActions.canBeCancelled(job) && !job.needsDecision(now)) {
            buttons.add(new Button("Cancel", Icons.X.create(), click -> actions.cancel(job)));
        }
        return buttons;
    }

    /** The two ways out of a doubt that only a person can end. */
    List<Button> decision(JobView job) {
        return List.of(
                new Button(
                        "Take as failed: %s credits come back".formatted(job.price()),
                        click -> actions.giveUp(List.of(job))),
                new Button("Try again: it may be billed twice", click -> actions.tryAgain(List.of(job))));
    }

    private Button retry(JobView job) {
        var button = new Button(
                "Try again", Icons.REFRESH_CW.create(), click -> actions.retry(List.of(job), Optional.empty()));
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private static Button reuse(JobView job) {
        var button = new Button(
                "Use these settings",
                click -> UI.getCurrent()
                        .navigate("", QueryParameters.of("job", job.id().toString())));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
