package app.plantain.web.security;

import app.plantain.web.throttle.Throttle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks passwords, and counts wrong ones by address and by account and address. For an account that does not exist a
 * password is compared too, so that the time it takes tells nothing.
 */
class ThrottledSignIn implements AuthenticationProvider {

    private static final int EMAIL_LENGTH_MAX = 254;
    private static final int PASSWORD_BYTES_MAX = 72;
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final Throttle byAccount = new Throttle(10, PERIOD);
    private final Throttle byAddress = new Throttle(50, PERIOD);
    private final DaoAuthenticationProvider passwords;

    ThrottledSignIn(UserDetailsService accounts, PasswordEncoder encoder) {
        passwords = new DaoAuthenticationProvider(accounts);
        passwords.setPasswordEncoder(encoder);
    }

    /** A try is taken before the password is looked at, so that many at once do not slip through. */
    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        var address = address(attempt);
        var account = attempt.getName().strip().toLowerCase(Locale.ROOT) + " " + address;
        requireBounds(attempt);
        take(byAddress, address);
        take(byAccount, account);
        var result = passwords.authenticate(attempt);
        byAddress.giveBack(address);
        byAccount.giveBack(account);
        return result;
    }

    /** No account has such a name or such a password. */
    private static void requireBounds(Authentication attempt) {
        var password = String.valueOf(attempt.getCredentials());
        if (attempt.getName().length() > EMAIL_LENGTH_MAX
                || password.getBytes(StandardCharsets.UTF_8).length > PASSWORD_BYTES_MAX) {
            throw new BadCredentialsException("Longer than any password or name");
        }
    }

    private static void take(Throttle throttle, String key) {
        throttle.take(key).ifPresent(wait -> {
            throw new TooManyTriesException(wait);
        });
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
