package app.plantain.web.account;

import app.plantain.core.audit.AuditLog;
import app.plantain.core.identity.UserId;
import java.util.Optional;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The accounts of people: what they sign in with. */
@Service
public class Accounts implements UserDetailsService {

    private final UserRepository users;
    private final Passwords passwords;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    Accounts(UserRepository users, Passwords passwords, AuditLog audit, TransactionTemplate transaction) {
        this.users = users;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** The person's account as it is now. */
    @Transactional(readOnly = true)
    public Optional<SignedInUser> find(UserId user) {
        return users.findById(user.value()).map(User::toSignedInUser);
    }

    /**
     * Gives the person another name.
     *
     * @throws InvalidEntryException where the name cannot be one
     */
    @Transactional
    public void rename(UserId user, String name) {
        require(user).rename(DisplayName.of(Entry.NAME, name));
    }

    /**
     * Changes the password, which ends all sessions of the person that are not given the new principal.
     *
     * @param current the password until now
     * @return what the running session continues with
     * @throws InvalidEntryException where the current password is wrong or the new one cannot be accepted
     */
    public AccountPrincipal changePassword(AccountPrincipal principal, String current, String next) {
        var known = require(principal.user()).passwordHash();
        if (!passwords.matches(current, known)) {
            throw new InvalidEntryException(Entry.CURRENT_PASSWORD, "This is not your current password.");
        }
        var hash = passwords.hash(next);
        var changed = transaction.execute(status -> replacePassword(principal.user(), hash));
        return principal.copyOf(changed);
    }

    private User replacePassword(UserId id, String hash) {
        var user = require(id);
        user.replacePassword(hash);
        audit.record(id, null, "account.password", user.email(), "Changed by the person");
        return user;
    }

    /** A principal for a session that starts without a password being asked, such as after setup. */
    @Transactional(readOnly = true)
    public AccountPrincipal principal(UserId user) {
        var principal = new AccountPrincipal(require(user));
        principal.eraseCredentials();
        return principal;
    }

    /** What a session says about the person now; empty where the account is gone or has another password. */
    @Transactional(readOnly = true)
    public Optional<AccountPrincipal> renew(AccountPrincipal principal) {
        return users.findById(principal.user().value()).flatMap(principal::renewedFrom);
    }

    /** For sign-in. */
    @Override
    @Transactional(readOnly = true)
    public AccountPrincipal loadUserByUsername(String email) {
        return users.findByEmail(EmailAddress.normal(email))
                .map(AccountPrincipal::new)
                .orElseThrow(() -> new UsernameNotFoundException("There is no such account"));
    }

    private User require(UserId user) {
        return users.findById(user.value()).orElseThrow(() -> new IllegalStateException("There is no account " + user));
    }
}
