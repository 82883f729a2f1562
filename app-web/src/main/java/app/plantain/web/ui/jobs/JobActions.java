package app.plantain.web.ui.jobs;

import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.generation.Generation;
import app.plantain.core.generation.Generation.Doubt;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.RefusedRequest;
import app.plantain.core.identity.Member;
import app.plantain.core.routing.Unserved;
import app.plantain.web.ui.part.Icons;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person can do about a job, as buttons: only what is possible in its state. */
final class JobActions {

    private final Generation generation;
    private final Member member;

    JobActions(Generation generation, Member member) {
        this.generation = generation;
        this.member = member;
    }

    List<Component> of(JobView job) {
        var buttons = new ArrayList<Component>();
        switch (job.state()) {
            case QUEUED -> {
                buttons.add(job.paused() ? resume(job) : pause(job));
                buttons.add(cancel(job));
            }
            case SUBMITTING, RUNNING -> buttons.add(cancel(job));
            case IN_DOUBT -> {
                buttons.add(giveUp(job));
                buttons.add(tryAgain(job));
            }
            case STORING -> {}
            case SUCCEEDED, FAILED, CANCELLED -> {
                if (job.canBeRetried()) {
                    buttons.add(retry(job));
                }
                buttons.add(reuse(job));
            }
        }
        return buttons;
    }

    private Button cancel(JobView job) {
        return new Button("Cancel", Icons.X.create(), click -> {
            var done = generation.cancel(member, job.id());
            Notification.show(
                    done
                            ? "Cancelled. %s credits came back.".formatted(job.price())
                            : "It is too late to cancel: the job has ended.");
        });
    }

    private Button giveUp(JobView job) {
        return new Button("Take as failed", click -> {
            generation.decide(member, job.id(), Doubt.GIVE_UP);
            Notification.show("Taken as failed. %s credits came back.".formatted(job.price()));
        });
    }

    private Button tryAgain(JobView job) {
        return new Button("Try again", click -> {
            var dialog = new ConfirmDialog(
                    "Submit it again?",
                    "Nobody knows whether the vendor took the first try. It may make and bill the image twice;"
                            + " you pay for one.",
                    "Try again",
                    confirmed -> generation.decide(member, job.id(), Doubt.TRY_AGAIN));
            dialog.setCancelable(true);
            dialog.open();
        });
    }

    /** Pausing is of the whole batch: its jobs stand in one line. */
    private Button pause(JobView job) {
        return new Button("Pause batch", click -> {
            generation.pause(member, job.batch());
            Notification.show("Paused. What waits stays where it is until you resume it.");
        });
    }

    private Button resume(JobView job) {
        return new Button("Resume batch", click -> {
            generation.resume(member, job.batch());
            Notification.show("Resumed. The jobs go out when it is their turn.");
        });
    }

    private Button retry(JobView job) {
        return new Button("Try again", click -> {
            try {
                var again = generation.retry(member, List.of(job.id()), Optional.empty());
                Notification.show(again.isEmpty() ? "It was tried again already." : "Submitted again as a new job.");
            } catch (RefusedRequest | Unserved | InsufficientCredits refused) {
                Notification.show(refused.getMessage());
            }
        });
    }

    private static Button reuse(JobView job) {
        var button = new Button(
                "Use these settings",
                Icons.REFRESH_CW.create(),
                click -> UI.getCurrent()
                        .navigate("", QueryParameters.of("job", job.id().toString())));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
