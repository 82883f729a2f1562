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
    private record Audience(Set<Follower> followers, AtomicLong changes) {

        private Audience() {
            this(ConcurrentHashMap.newKeySet(), new AtomicLong());
        }

        private void tell(Consumer<Follower> change) {
            changes.incrementAndGet();
            followers.forEach(change);
        }
    }

    /**
     * Calls back with the changes of the member's team while the component is on a screen, with the session locked. Ends
     * by itself when the person leaves the team or signs out. Followed before it is read what the component shows: what
     * changes from now on until it is on the screen is told as missed.
     */
    public void follow(Component component, Member member, Consumer<Changes> callback) {
        var team = teams.computeIfAbsent(member.team(), _ -> new Audience());
        var heard = new AtomicLong(team.changes.get());
        component.addAttachListener(attached -> {
            var follower = new Follower(attached.getUI(), member, current, callback);
            team.followers.add(follower);
            if (team.changes.get() != heard.get()) {
                follower.noteMissed();
            }
            component.addDetachListener(detached -> {
                heard.set(team.changes.get());
                team.followers.remove(follower);
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
