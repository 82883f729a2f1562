package app.plantain.web.media;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.identity.TeamId;
import app.plantain.web.address.PublicAddress;
import app.plantain.web.security.InstallationSecret;
import app.plantain.web.security.Signer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;

/**
 * Makes addresses that open one image to whoever has them, for a while: API clients hand them to programs that have no
 * key. Team, image and end are signed together, so that none of them can be exchanged.
 */
@Service
public class SignedMedia {

    private final Signer signer;
    private final PublicAddress address;
    private final Clock clock;

    SignedMedia(InstallationSecret secret, PublicAddress address, Clock clock) {
        this.signer = secret.signer("media");
        this.address = address;
        this.clock = clock;
    }

    /**
     * The absolute address of an original.
     *
     * @param team whose image it is; this is not checked here but when the address is opened
     * @param life how long the address works, to the second
     */
    public URI sign(TeamId team, AssetId asset, Duration life) {
        var expires = clock.instant().plus(life).getEpochSecond();
        return address.of("/media/signed/teams/%s/assets/%s/original?expires=%d&signature=%s"
                .formatted(team, asset, expires, signer.sign(signed(team, asset, expires))));
    }

    /** How much longer the address works; zero where it has expired or is not one that we made. */
    Duration remaining(TeamId team, AssetId asset, long expires, String signature) {
        var isOurs = signer.knows(signed(team, asset, expires), signature);
        var seconds = isOurs ? expires - clock.instant().getEpochSecond() : 0;
        return Duration.ofSeconds(Math.max(0, seconds));
    }

    private static String signed(TeamId team, AssetId asset, long expires) {
        return "original\n%s\n%s\n%d".formatted(team, asset, expires);
    }
}
