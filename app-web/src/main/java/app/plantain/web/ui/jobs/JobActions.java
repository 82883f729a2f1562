package app.plantain.web.ui.jobs;

import app.plantain.core.budgets.BudgetExceeded;
import app.plantain.core.credits.Credits;
import app.plantain.core.credits.InsufficientCredits;
import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.Generation;
import app.plantain.core.generation.Generation.Doubt;
import app.plantain.core.generation.JobState;
import app.plantain.core.generation.JobView;
import app.plantain.core.generation.Priority;
import app.plantain.core.generation.RefusedRequest;
import app.plantain.core.identity.Member;
import app.plantain.core.provider.VendorId;
import app.plantain.core.routing.Unserved;
import app.plantain.web.ui.budgets.BudgetParts;
import app.plantain.web.ui.part.UndoNotice;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a person can do about jobs: asked about first where something is lost, and told what came of it. */
final class JobActions {

    private static final int SHOWN_MILLIS = 6000;

    private final Generation generation;
    private final BudgetParts budgets;
    private final Member member;

    JobActions(Generation generation, BudgetParts budgets, Member member) {
        this.generation = generation;
        this.budgets = budgets;
        this.member = member;
    }

    /** Whether it is not too late to stop the job. */
    static boolean canBeCancelled(JobView job) {
        return !job.state().isFinished() && job.state() != JobState.STORING;
    }

    /** Stops one job, which may be submitted again at once. */
    void cancel(JobView job) {
        if (generation.cancel(member, job.id())) {
            new UndoNotice(
                            "Cancelled. %s credits came back.".formatted(job.price()),
                            "Submit again",
                            () -> retry(List.of(job), Optional.empty()))
                    .open();
        } else {
            Notification.show("It is too late to cancel: the image is here already, or the job has ended.");
        }
    }

    /** Asks, and stops all of these that are open. */
    void cancelAll(List<JobView> jobs, Runnable done) {
        var open = jobs.stream().filter(JobActions::canBeCancelled).toList();
        ask(
                "Cancel %s?".formatted(JobTexts.images(open.size())),
                "%s credits come back. A vendor that works on an image already may still deliver it: it is kept then,"
                                .formatted(held(open))
                        + " and costs nothing.",
                "Cancel " + JobTexts.images(open.size()),
                "Keep going",
                () -> {
                    var stopped = open.stream()
                            .filter(job -> generation.cancel(member, job.id()))
                            .toList();
                    Notification.show("%s cancelled. %s credits came back."
                            .formatted(JobTexts.images(stopped.size()), held(stopped)));
                    done.run();
                });
    }

    /** Takes jobs in doubt as failed. */
    void giveUp(Collection<JobView> jobs) {
        var given = jobs.stream()
                .filter(job -> generation.decide(member, job.id(), Doubt.GIVE_UP))
                .toList();
        Notification.show(
                given.isEmpty()
                        ? "Nothing was left to decide: the vendor has answered meanwhile."
                        : "Taken as failed. %s credits came back.".formatted(held(given)));
    }

    /** Asks, and submits jobs in doubt again. */
    void tryAgain(Collection<JobView> jobs) {
        ask(
                "Submit %s again?".formatted(jobs.size() == 1 ? "it" : "them"),
                "Nobody knows whether the vendor took the first try, so it may make and bill the image twice."
                        + " Your team pays for one.",
                "Submit again",
                "Not now",
                () -> {
                    var again = jobs.stream()
                            .filter(job -> generation.decide(member, job.id(), Doubt.TRY_AGAIN))
                            .count();
                    Notification.show(
                            again == 0
                                    ? "Nothing was left to decide: the vendor has answered meanwhile."
                                    : JobTexts.images((int) again) + " submitted again.");
                });
    }

    /** Pausing is of the whole batch: its jobs stand in one line. */
    void pause(BatchId batch) {
        generation.pause(member, batch);
        Notification.show("Paused. What waits stays where it is until you resume it; what runs goes on.");
    }

    void resume(BatchId batch) {
        generation.resume(member, batch);
        Notification.show("Resumed. The jobs go out when it is their turn.");
    }

    void prioritise(BatchId batch, Priority priority) {
        generation.prioritise(member, batch, priority);
        Notification.show(
                switch (priority) {
                    case FIRST -> "It goes before your team's other batches now.";
                    case NORMAL -> "It goes by its age now.";
                    case LAST -> "It goes when your team has nothing else waiting.";
                });
    }

    /** Submits jobs that ended without an image again, or says why that cannot be. */
    void retry(Collection<JobView> jobs, Optional<VendorId> at) {
        var ids = jobs.stream().map(JobView::id).toList();
        try {
            var again = generation.retry(member, ids, at);
            var where = at.map(vendor -> " to " + vendor).orElse("");
            Notification.show(
                    again.isEmpty()
                            ? "It was tried again already."
                            : "%s submitted again%s.".formatted(JobTexts.images(ids.size()), where));
        } catch (BudgetExceeded exceeded) {
            budgets.tell(member, exceeded);
        } catch (RefusedRequest | Unserved | InsufficientCredits refused) {
            Notification.show(refused.getMessage(), SHOWN_MILLIS, Notification.Position.BOTTOM_CENTER)
                    .addThemeVariants(NotificationVariant.ERROR);
        }
    }

    /** Where jobs can be tried again: all vendors but the only one that has just failed. */
    List<VendorId> otherVendors(Collection<JobView> jobs) {
        var ids = jobs.stream().map(JobView::id).toList();
        var tried = jobs.stream().map(JobView::vendor).distinct().toList();
        return generation.vendorsFor(member, ids).stream()
                .filter(vendor -> tried.size() > 1 || !tried.contains(Optional.of(vendor)))
                .toList();
    }

    private static Credits held(Collection<JobView> jobs) {
        return jobs.stream().map(JobView::price).reduce(Credits.ZERO, Credits::plus);
    }

    private static void ask(String question, String consequence, String confirm, String refuse, Runnable action) {
        var dialog = new ConfirmDialog(question, consequence, confirm, confirmed -> action.run());
        dialog.setCancelable(true);
        dialog.setCancelText(refuse);
        dialog.open();
    }
}
