package app.plantain.web.ui.live;

import app.plantain.core.credits.BalanceChanged;
import app.plantain.core.generation.JobChanged;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.nodes.ChangesMissed;
import app.plantain.web.account.CurrentMember;
import com.vaadin.flow.component.Component;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells open screens what changed in their team, four times a second at most, however many jobs run and on whichever
 * node. A screen that was away reads its state when it comes back; nothing depends on an event being seen.
 */
@org.springframework.stereotype.Component
public class LiveChanges {

    private static final long MILLIS_BETWEEN_PUSHES = 250;

    private final CurrentMember current;
    private final Map<TeamId, Audience> teams = new ConcurrentHashMap<>();

    LiveChanges(CurrentMember current) {
        this.current = current;
    }

    /** The screens of a team, and how much has changed in it since somebody first looked. */
    private static final class Audience {

        private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
        private long changes;

        private synchronized long changes() {
            return changes;
        }

        private synchronized void tell(Consumer<Follower> change) {
            changes++;
            followers.forEach(change);
        }

        /** @param heard how much had changed when it last listened */
        private synchronized void join(Follower follower, long heard) {
            if (changes != heard) {
                follower.noteMissed();
            }
            followers.add(follower);
        }

        /** @return how much had changed until then */
        private synchronized long leave(Follower follower) {
            followers.remove(follower);
            return changes;
        }
    }

    /**
     * Calls back with the changes of the member's team while the component is on a screen, with the session locked. Ends
     * by itself when the person leaves the team or signs out. Followed before it is read what the component shows: what
     * changes from now on until it is on the screen is told as missed.
     */
    public void follow(Component component, Member member, Consumer<Changes> callback) {
        var team = teams.computeIfAbsent(member.team(), _ -> new Audience());
        var follower = new Follower(member, current, callback);
        var heard = new AtomicLong(team.changes());
        component.addAttachListener(attached -> {
            follower.isOn(attached.getUI());
            team.join(follower, heard.get());
            component.addDetachListener(detached -> {
                heard.set(team.leave(follower));
                detached.unregisterListener();
            });
        });
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(JobChanged event) {
        tell(event.team(), follower -> follower.note(event.job(), event.batch()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BalanceChanged event) {
        tell(event.team(), Follower::note);
    }

    /** Balances and lists of every team may be old by now, so every screen reads again. */
    @EventListener
    void on(ChangesMissed event) {
        teams.values().forEach(team -> team.tell(Follower::noteMissed));
    }

    private void tell(TeamId id, Consumer<Follower> change) {
        var team = teams.get(id);
        if (team != null) {
            team.tell(change);
        }
    }

    @Scheduled(fixedDelay = MILLIS_BETWEEN_PUSHES)
    void push() {
        teams.values().forEach(team -> team.followers.forEach(Follower::push));
    }
}
