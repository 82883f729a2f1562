package app.plantain.web.account;

import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/**
 * Who uses the application now, and for which team: from the session of a screen, or from the key of an API call. Each
 * answer is read from the database, so that whoever is removed or demoted notices at once. Only for the thread that
 * serves the person; background work carries its member as an argument.
 */
@Component
public class CurrentMember {

    private final Accounts accounts;
    private final Teams teams;
    private final MembershipRepository memberships;
    private final SecurityContextHolderStrategy security;

    CurrentMember(
            Accounts accounts, Teams teams, MembershipRepository memberships, SecurityContextHolderStrategy security) {
        this.accounts = accounts;
        this.teams = teams;
        this.memberships = memberships;
        this.security = security;
    }

    /** The person and the chosen team; empty for somebody who is not signed in or belongs to no team. */
    public Optional<Member> find() {
        return switch (principal()) {
            case ApiCaller caller -> Optional.of(caller.member());
            case AccountPrincipal account -> chosen(account).map(team -> new Member(team.id(), account.user()));
            default -> Optional.empty();
        };
    }

    /** The API key with which a program acts for the person; empty for the person's own session. */
    public Optional<UUID> apiKey() {
        return principal() instanceof ApiCaller caller ? Optional.of(caller.keyId()) : Optional.empty();
    }

    /**
     * The person and the chosen team.
     *
     * @throws AccessDeniedException where there is none
     */
    public Member require() {
        return find().orElseThrow(() -> new AccessDeniedException("You do not belong to a team."));
    }

    /**
     * The person, with or without a team.
     *
     * @throws AccessDeniedException where nobody is signed in
     */
    public SignedInUser user() {
        return accounts.find(userId()).orElseThrow(CurrentMember::notSignedIn);
    }

    /**
     * What the person may do in the chosen team.
     *
     * @throws AccessDeniedException where there is none
     */
    public Role role() {
        return teams.role(require());
    }

    /** The chosen team; empty as for {@link #find}. */
    public Optional<MyTeam> team() {
        return find().flatMap(member ->
                teams().stream().filter(team -> team.id().equals(member.team())).findFirst());
    }

    /**
     * The person's teams, oldest first.
     *
     * @throws AccessDeniedException where nobody is signed in
     */
    public List<MyTeam> teams() {
        return memberships.teamsOf(userId().value());
    }

    /**
     * Works for another of the person's teams from now on, in this session.
     *
     * @throws AccessDeniedException where the person does not belong to it
     */
    public void switchTo(TeamId team) {
        if (!(principal() instanceof AccountPrincipal account)) {
            throw notSignedIn();
        }
        teams.role(new Member(team, account.user()));
        account.choose(team);
    }

    private Optional<MyTeam> chosen(AccountPrincipal account) {
        var mine = memberships.teamsOf(account.user().value());
        return mine.stream()
                .filter(team -> account.chosenTeam().filter(team.id()::equals).isPresent())
                .findFirst()
                .or(() -> mine.stream().findFirst());
    }

    private UserId userId() {
        return switch (principal()) {
            case ApiCaller caller -> caller.member().user();
            case AccountPrincipal account -> account.user();
            default -> throw notSignedIn();
        };
    }

    private Object principal() {
        var authentication = security.getContext().getAuthentication();
        var principal = authentication == null ? null : authentication.getPrincipal();
        return principal == null ? "" : principal;
    }

    private static AccessDeniedException notSignedIn() {
        return new AccessDeniedException("You are not signed in.");
    }
}
