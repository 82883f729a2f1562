package app.plantain.web.account;

import app.plantain.core.identity.UserId;
import app.plantain.web.throttle.Throttle;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** The first start: makes the administrator, the first team and its credits, once. */
@Service
public class Setup {

    private static final int TRIES = 10;
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final SetupCode code;
    private final Founding founding;
    private final Passwords passwords;
    private final Throttle throttle = new Throttle(TRIES, PERIOD);

    Setup(SetupCode code, Founding founding, Passwords passwords) {
        this.code = code;
        this.founding = founding;
        this.passwords = passwords;
    }

    /** Whether nobody has set the installation up yet. */
    public boolean isPending() {
        return founding.isPending();
    }

    /**
     * Sets the installation up.
     *
     * @param address where the request came from, for counting wrong codes
     * @return the administrator
     * @throws InvalidEntryException where a field cannot be accepted, the code among them
     * @throws NotPossibleException where somebody else was faster, or too many codes were tried
     */
    public UserId complete(SetupRequest request, String address) {
        if (!isPending()) {
            throw Founding.done();
        }
        check(request.code(), address);
        var teamName = DisplayName.of(Entry.TEAM_NAME, request.teamName());
        return founding.found(CheckedAccount.of(request.administrator(), passwords), teamName)
                .user();
    }

    private void check(String entered, String address) {
        throttle.take(address).ifPresent(wait -> {
            throw new NotPossibleException(
                    "Too many tries. Wait %d seconds, then try again.".formatted(wait.toSeconds() + 1));
        });
        if (!code.matches(entered)) {
            throw new InvalidEntryException(
                    Entry.SETUP_CODE, "This is not the code. The log shows it since the last start.");
        }
        throttle.giveBack(address);
    }
}
