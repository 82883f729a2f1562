package app.plantain.web.vendors;

import app.plantain.core.provider.PublicEntrance;
import app.plantain.web.address.PublicAddress;
import app.plantain.web.security.InstallationSecret;
import app.plantain.web.security.Signer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes the addresses under which vendors come in, below {@code plantain.public-url}. Each is signed with all that it
 * says, so that nobody makes one or changes one.
 */
@Component
class VendorEntrance implements PublicEntrance {

    private final PublicAddress address;
    private final Signer referenceSigner;
    private final Signer callbackSigner;
    private final Clock clock;

    VendorEntrance(PublicAddress address, InstallationSecret secret, Clock clock) {
        this.address = address;
        this.referenceSigner = secret.signer("references");
        this.callbackSigner = secret.signer("callbacks");
        this.clock = clock;
    }

    @Override
    public boolean isOpen() {
        return address.ofConfigured("/").isPresent();
    }

    @Override
    public Optional<URI> reference(String name, String mediaType, Instant until) {
        var file = name + (mediaType.equals("image/png") ? ".png" : ".jpg");
        var end = until.getEpochSecond();
        return address.ofConfigured(
                "/references/%s?until=%d&signature=%s".formatted(file, end, referenceSigner.sign(signed(file, end))));
    }

    @Override
    public Optional<URI> callback(UUID attempt) {
        return address.ofConfigured("/callbacks/%s/%s".formatted(attempt, callbackSigner.sign(attempt.toString())));
    }

    @Override
    public Optional<URI> webhook(UUID connection) {
        return address.ofConfigured("/webhooks/" + connection);
    }

    /** How much longer the address of a file works; zero where it has expired or is not one that we made. */
    Duration remaining(String file, long until, String signature) {
        return referenceSigner.knows(signed(file, until), signature)
                ? Duration.ofSeconds(Math.max(0, until - clock.instant().getEpochSecond()))
                : Duration.ZERO;
    }

    /** Whether the address of an attempt is one that we made. */
    boolean knows(UUID attempt, String token) {
        return callbackSigner.knows(attempt.toString(), token);
    }

    private static String signed(String file, long until) {
        return file + "\n" + until;
    }
}
