package app.plantain.core.provider.http;

import java.net.UnknownHostException;

/** An address that no request of ours goes to. A kind of unknown host, since that is how a resolver refuses. */
final class ForbiddenAddress extends UnknownHostException {

    ForbiddenAddress(String message) {
        super(message);
    }
}
