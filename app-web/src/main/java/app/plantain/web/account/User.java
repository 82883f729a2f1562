package app.plantain.web.account;

import app.plantain.core.identity.TimeOrderedIds;
import app.plantain.core.identity.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person with an account. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are for queries only
@Table(name = "app_user")
class User {

    @Id
    private UUID id;

    private String email;
    private String name;
    private String passwordHash;
    private boolean administrator;
    private Instant createdAt;

    @Version
    private @Nullable Long version;

    protected User() {}

    private User(EmailAddress email, DisplayName name, String passwordHash, boolean administrator, Instant now) {
        this.id = TimeOrderedIds.next();
        this.email = email.value();
        this.name = name.value();
        this.passwordHash = passwordHash;
        this.administrator = administrator;
        this.createdAt = now;
    }

    static User person(CheckedAccount account, Instant now) {
        return new User(account.email(), account.name(), account.passwordHash(), false, now);
    }

    static User administrator(CheckedAccount account, Instant now) {
        return new User(account.email(), account.name(), account.passwordHash(), true, now);
    }

    void rename(DisplayName newName) {
        name = newName.value();
    }

    void replacePassword(String newHash) {
        passwordHash = newHash;
    }

    UserId id() {
        return new UserId(id);
    }

    String email() {
        return email;
    }

    String name() {
        return name;
    }

    String passwordHash() {
        return passwordHash;
    }

    boolean isAdministrator() {
        return administrator;
    }

    SignedInUser toSignedInUser() {
        return new SignedInUser(id(), name, email, administrator);
    }
}
