package app.plantain.core.provider;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Where vendors come in from outside. It is closed where this installation has no public address. */
public interface PublicEntrance {

    /** Whether vendors can reach this installation. */
    boolean isOpen();

    /**
     * Where a vendor can fetch an input image.
     *
     * @param name the hash of its bytes, in hexadecimal digits
     * @param mediaType such as {@code image/png}
     * @param until when the address stops working, to the second
     * @return empty where the entrance is closed
     */
    Optional<URI> reference(String name, String mediaType, Instant until);

    /**
     * Where a vendor may say that it is done with an attempt.
     *
     * @return an address that nobody can guess; empty where the entrance is closed
     */
    Optional<URI> callback(UUID attempt);

    /**
     * Where the vendor of a connection may tell of the account's work by itself; what comes in there has to be signed.
     *
     * @return empty where the entrance is closed
     */
    Optional<URI> webhook(UUID connection);
}
