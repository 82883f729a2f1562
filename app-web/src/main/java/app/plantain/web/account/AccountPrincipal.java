package app.plantain.web.account;

import app.plantain.core.identity.TeamId;
import app.plantain.core.identity.UserId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;

/** Who signed in, as kept in the session, with the team that was chosen last. */
public final class AccountPrincipal implements UserDetails, CredentialsContainer {

    private final UUID userId;
    private final String email;
    private final boolean administrator;

    /** Changes with the password, and ends the sessions that were opened with the old one. */
    private final String passwordStamp;

    private @Nullable String passwordHash;

    private volatile @Nullable UUID chosenTeam;

    AccountPrincipal(User user) {
        this.userId = user.id().value();
        this.email = user.email();
        this.administrator = user.isAdministrator();
        this.passwordHash = user.passwordHash();
        this.passwordStamp = Secret.hash(user.passwordHash());
    }

    /** Whose session it is. */
    public UserId user() {
        return new UserId(userId);
    }

    Optional<TeamId> chosenTeam() {
        return Optional.ofNullable(chosenTeam).map(TeamId::new);
    }

    void choose(TeamId team) {
        chosenTeam = team.value();
    }

    /** This one, or one that says what the account says now; empty where the password was changed. */
    Optional<AccountPrincipal> renewedFrom(User user) {
        if (!passwordStamp.equals(Secret.hash(user.passwordHash()))) {
            return Optional.empty();
        }
        return Optional.of(administrator == user.isAdministrator() ? this : copyOf(user));
    }

    /** The same session for the account as it is now, whatever its password. */
    AccountPrincipal copyOf(User user) {
        var copy = new AccountPrincipal(user);
        copy.chosenTeam = chosenTeam;
        copy.eraseCredentials();
        return copy;
    }

    @Override
    public List<GrantedAuthority> getAuthorities() {
        return administrator
                ? AuthorityUtils.createAuthorityList("ROLE_USER", "ROLE_ADMINISTRATOR")
                : AuthorityUtils.createAuthorityList("ROLE_USER");
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return email;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }
}
