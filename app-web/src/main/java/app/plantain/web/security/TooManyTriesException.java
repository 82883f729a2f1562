package app.plantain.web.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords came in; the password of this try was not looked at. */
class TooManyTriesException extends AuthenticationException {

    private final Duration wait;

    TooManyTriesException(Duration wait) {
        super("Too many tries");
        this.wait = wait;
    }

    Duration patience() {
        return wait;
    }
}
