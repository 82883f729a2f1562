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
    private final Map<TeamId, Set<Follower>> followers = new ConcurrentHashMap<>();

    LiveChanges(CurrentMember current) {
        this.current = current;
    }

    /**
     * Calls back with the changes of the member's team while the component is on a screen, with the session locked. Ends
     * by itself when the person leaves the team or signs out.
     */
    public void follow(Component component, Member member, Consumer<Changes> callback) {
        component.addAttachListener(attached -> {
            var follower = new Follower(attached.getUI(), member, current, callback);
            var team = followers.computeIfAbsent(member.team(), _ -> ConcurrentHashMap.newKeySet());
            team.add(follower);
            component.addDetachListener(detached -> {
                team.remove(follower);
                detached.unregisterListener();
            });
        });
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(JobChanged event) {
        followers.getOrDefault(event.team(), Set.of()).forEach(follower -> follower.note(event.job(), event.batch()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(BalanceChanged event) {
        followers.getOrDefault(event.team(), Set.of()).forEach(Follower::note);
    }

    /** Balances and lists of every team may be old by now, so every screen reads again. */
    @EventListener
    void on(ChangesMissed event) {
        followers.values().forEach(team -> team.forEach(Follower::noteMissed));
    }

    @Scheduled(fixedDelay = MILLIS_BETWEEN_PUSHES)
    void push() {
        followers.values().forEach(team -> team.forEach(Follower::push));
    }
}
