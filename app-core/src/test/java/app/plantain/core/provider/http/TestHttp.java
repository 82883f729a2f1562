package app.plantain.core.provider.http;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** The guarded client for tests, which have their servers on this machine. */
public final class TestHttp {

    private TestHttp() {}

    /** A client that may also go to these hosts, as they stand in addresses. */
    public static VendorHttp allowing(String... privateHosts) {
        return new VendorHttp(
                new HttpProperties(
                        Set.of(privateHosts), Set.of(80, 443), Duration.ofSeconds(2), Duration.ofSeconds(10)),
                Clock.systemUTC());
    }
}
