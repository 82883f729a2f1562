package app.plantain.web.account;

import app.plantain.core.identity.UserId;
import app.plantain.web.throttle.Throttle;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** Asks a person who is signed in for the password once more, before something that is hard to take back. */
@Service
public class StepUp {

    private static final int TRIES = 5;
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final UserRepository users;
    private final Passwords passwords;
    private final Throttle throttle = new Throttle(TRIES, PERIOD);

    StepUp(UserRepository users, Passwords passwords) {
        this.users = users;
        this.passwords = passwords;
    }

    /**
     * Makes sure that it is this person. Takes a noticeable part of a second.
     *
     * @throws InvalidEntryException where the password is wrong, or was wrong too often
     */
    public void require(UserId person, String password) {
        throttle.take(person.toString()).ifPresent(wait -> {
            throw new InvalidEntryException(
                    Entry.CURRENT_PASSWORD,
                    "Too many wrong passwords. Try again in %d minutes.".formatted(wait.toMinutes() + 1));
        });
        var known = users.findById(person.value())
                .map(User::passwordHash)
                .filter(hash -> passwords.matches(password, hash));
        if (known.isEmpty()) {
            throw new InvalidEntryException(Entry.CURRENT_PASSWORD, "This is not your password.");
        }
        throttle.giveBack(person.toString());
    }
}
