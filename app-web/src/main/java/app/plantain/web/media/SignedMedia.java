package app.plantain.web.media;

import app.plantain.core.gallery.AssetId;
import app.plantain.core.identity.TeamId;
import app.plantain.web.address.PublicAddress;
import app.plantain.web.security.InstallationSecret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Service;

/**
 * Makes addresses that open one image to whoever has them, for a while: API clients hand them to programs that have no
 * key. Team, image and end are signed together, so that none of them can be exchanged.
 */
@Service
public class SignedMedia {

    private final SecretKeySpec key;
    private final PublicAddress address;
    private final Clock clock;

    SignedMedia(InstallationSecret secret, PublicAddress address, Clock clock) {
        this.key = secret.key("media");
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
                .formatted(team, asset, expires, signature(team, asset, expires)));
    }

    /** How much longer the address works; zero where it has expired or is not one that we made. */
    Duration remaining(TeamId team, AssetId asset, long expires, String signature) {
        var expected = signature(team, asset, expires).getBytes(StandardCharsets.UTF_8);
        var isOurs = MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        var seconds = isOurs ? expires - clock.instant().getEpochSecond() : 0;
        return Duration.ofSeconds(Math.max(0, seconds));
    }

    private String signature(TeamId team, AssetId asset, long expires) {
        var signed = "original\n%s\n%s\n%d".formatted(team, asset, expires);
        try {
            var mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has " + key.getAlgorithm(), impossible);
        }
    }
}
