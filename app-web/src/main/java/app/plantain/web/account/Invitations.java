package app.plantain.web.account;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.Member;
import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Places in a team, offered by link. A link works once, for seven days, until it is revoked. */
@Service
public class Invitations {

    private static final int OPEN_MAX = 50;

    /** 43 characters of 62 are 256 bits. */
    private static final int TOKEN_LENGTH = 43;

    private final InvitationRepository invitations;
    private final TeamRepository teams;
    private final UserRepository users;
    private final Memberships access;
    private final Passwords passwords;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Invitations(
            InvitationRepository invitations,
            TeamRepository teams,
            UserRepository users,
            Memberships access,
            Passwords passwords,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.invitations = invitations;
        this.teams = teams;
        this.users = users;
        this.access = access;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Offers a place in the actor's team. For owners.
     *
     * @throws NotPossibleException where too many offers are open
     */
    @Transactional
    public NewInvitation invite(Member actor, Role role) {
        access.lock(actor.team());
        access.requireOwner(actor);
        if (open(actor).size() >= OPEN_MAX) {
            throw new NotPossibleException("%d invitations are open. Revoke some first.".formatted(OPEN_MAX));
        }
        var token = Secret.random(Secret.BASE_62, TOKEN_LENGTH);
        var invitation = invitations.saveAndFlush(new Invitation(actor, role, Secret.hash(token), clock.instant()));
        audit.record(
                actor.user(), actor.team(), "invitation.make", invitation.id().toString(), "As " + role);
        return new NewInvitation(token, role, invitation.expiresAt());
    }

    /** The offers that nobody has accepted, newest first. For owners. */
    @Transactional(readOnly = true)
    public List<OpenInvitation> open(Member actor) {
        access.requireOwner(actor);
        return invitations.open(actor.team().value(), clock.instant());
    }

    /** Takes an offer back; one that is not open any more stays as it is. For owners. */
    @Transactional
    public void revoke(Member actor, UUID invitation) {
        access.requireOwner(actor);
        invitations
                .findByIdAndTeamId(invitation, actor.team().value())
                .filter(found -> found.isOpen(clock.instant()))
                .ifPresent(found -> {
                    found.revoke(clock.instant());
                    audit.record(actor.user(), actor.team(), "invitation.revoke", invitation.toString(), "");
                });
    }

    /** What the link offers; empty where it was never made, used, revoked or has expired. */
    @Transactional(readOnly = true)
    public Optional<InvitationOffer> find(String token) {
        return openInvitation(token).flatMap(this::toOffer);
    }

    /**
     * Accepts as a person who has an account.
     *
     * @return the team
     * @throws NotPossibleException where the link has ended, or the person belongs to the team already
     */
    public TeamId accept(String token, UserId user) {
        return once(() -> transaction.execute(status -> take(token, user)));
    }

    /**
     * Accepts as a new person, and makes the account.
     *
     * @throws InvalidEntryException where a field cannot be accepted
     * @throws NotPossibleException where the link has ended
     */
    public UserId acceptAsNew(String token, NewAccount entered) {
        if (find(token).isEmpty()) {
            throw ended();
        }
        var account = CheckedAccount.of(entered, passwords);
        return once(() -> transaction.execute(status -> {
            var user = addUser(account);
            take(token, user.id());
            return user.id();
        }));
    }

    private User addUser(CheckedAccount account) {
        if (users.findByEmail(account.email().value()).isPresent()) {
            throw emailTaken();
        }
        try {
            return users.saveAndFlush(User.person(account, clock.instant()));
        } catch (DataIntegrityViolationException sameEmail) {
            throw emailTaken();
        }
    }

    private TeamId take(String token, UserId user) {
        var invitation = openInvitation(token).orElseThrow(Invitations::ended);
        var member = new Member(invitation.team(), user);
        if (access.isMember(member)) {
            throw new NotPossibleException("You belong to this team already.");
        }
        invitation.accept(user, clock.instant());
        invitations.saveAndFlush(invitation);
        access.join(invitation.team(), user, invitation.role(), clock.instant());
        audit.record(
                user, invitation.team(), "invitation.accept", invitation.id().toString(), "As " + invitation.role());
        return invitation.team();
    }

    /** Of two who accept at once, the slower sees a link that has ended. */
    private static <T> T once(Supplier<T> acceptance) {
        try {
            return acceptance.get();
        } catch (OptimisticLockingFailureException overtaken) {
            throw ended();
        }
    }

    private Optional<Invitation> openInvitation(String token) {
        return invitations.findByTokenHash(Secret.hash(token)).filter(found -> found.isOpen(clock.instant()));
    }

    private Optional<InvitationOffer> toOffer(Invitation invitation) {
        return teams.findById(invitation.team().value())
                .flatMap(team -> users.findById(invitation.invitedBy().value())
                        .map(inviter -> new InvitationOffer(
                                team.name(), inviter.name(), invitation.role(), invitation.expiresAt())));
    }

    private static NotPossibleException ended() {
        return new NotPossibleException("This invitation has ended. Ask an owner of the team for a new link.");
    }

    private static InvalidEntryException emailTaken() {
        return new InvalidEntryException(
                Entry.EMAIL, "There is an account with this address. Sign in, then open the invitation again.");
    }
}
