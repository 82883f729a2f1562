package app.plantain.web.ui.statement;

import app.plantain.core.usage.Reader;
import app.plantain.web.account.CurrentMember;
import app.plantain.web.account.Role;
import org.springframework.stereotype.Component;

/**
 * What a member may read of the team's credits: owners everything; others their own jobs and what concerns the whole team.
 * Asked anew each time, so that whoever is removed or demoted reads no more.
 */
@Component
public class StatementAccess {

    private final CurrentMember current;

    StatementAccess(CurrentMember current) {
        this.current = current;
    }

    /**
     * What whoever is signed in may read now.
     *
     * @throws org.springframework.security.access.AccessDeniedException where that is nothing
     */
    public Reader reader() {
        var member = current.require();
        return switch (current.role()) {
            case OWNER -> Reader.ofAll(member.team());
            case MEMBER -> Reader.ofOne(member.team(), member.user());
        };
    }

    /** Whether whoever is signed in reads everybody's jobs. */
    public boolean readsAll() {
        return current.role() == Role.OWNER;
    }

    /** Whether what vendors take is shown to whoever is signed in. */
    boolean showsMoney() {
        return current.user().administrator();
    }
}
