package app.plantain.web.ui.live;

import app.plantain.core.generation.BatchId;
import app.plantain.core.generation.JobId;
import app.plantain.core.identity.Member;
import app.plantain.web.account.CurrentMember;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One component, the screen that it is or was last on, and what it has not been told yet. */
final class Follower {

    private final Member member;
    private final CurrentMember current;
    private final Consumer<Changes> callback;

    private Set<JobId> jobs = new HashSet<>();
    private Set<BatchId> batches = new HashSet<>();
    private volatile @Nullable UI ui;
    private boolean changed;
    private boolean missed;

    Follower(Member member, CurrentMember current, Consumer<Changes> callback) {
        this.member = member;
        this.current = current;
        this.callback = callback;
    }

    void isOn(UI screen) {
        ui = screen;
    }

    synchronized void note() {
        changed = true;
    }

    synchronized void noteMissed() {
        missed = true;
        changed = true;
    }

    synchronized void note(JobId job, BatchId batch) {
        jobs.add(job);
        batches.add(batch);
        changed = true;
    }

    void push() {
        var screen = ui;
        if (screen != null) {
            take().ifPresent(changes -> push(screen, changes));
        }
    }

    private void push(UI screen, Changes changes) {
        try {
            var _ = screen.access(() -> tell(screen, changes));
        } catch (UIDetachedException closed) {
            noteMissed();
        }
    }

    private synchronized Optional<Changes> take() {
        if (!changed) {
            return Optional.empty();
        }
        var changes = new Changes(jobs, batches, missed);
        jobs = new HashSet<>();
        batches = new HashSet<>();
        changed = false;
        missed = false;
        return Optional.of(changes);
    }

    private void tell(UI screen, Changes changes) {
        if (current.find().filter(member::equals).isPresent()) {
            callback.accept(changes);
        } else {
            screen.getPage().reload();
        }
    }
}
