package app.plantain.web.account;

import java.time.Instant;

/**
 * An invitation at the only moment at which its token is known.
 *
 * @param token the last part of the link's path
 */
public record NewInvitation(String token, Role role, Instant expires) {

    @Override
    public String toString() {
        return "NewInvitation[" + role + "]";
    }
}
