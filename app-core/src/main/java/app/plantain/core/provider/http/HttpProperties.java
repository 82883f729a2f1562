package app.plantain.core.provider.http;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where requests to vendors may go, {@code plantain.http.*}.
 *
 * @param allowedPrivateHosts hosts that may have a private address, as they stand in addresses: a name or an IP address
 * @param allowedPorts the ports below 1024 that may be used; those above may always
 * @param connectTimeout how long a connection, and the wait for a free one, may take
 */
@ConfigurationProperties("plantain.http")
record HttpProperties(
        @DefaultValue Set<String> allowedPrivateHosts,
        @DefaultValue({"80", "443"}) Set<Integer> allowedPorts,
        @DefaultValue("5s") Duration connectTimeout) {}
