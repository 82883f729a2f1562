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
 * @param connectTimeout how long the connection to one address may take
 * @param startTimeout after how long a request is not sent any more. A process that was frozen in between may have lost
 *     its work to another, which sends the request itself
 */
@ConfigurationProperties("plantain.http")
record HttpProperties(
        @DefaultValue Set<String> allowedPrivateHosts,
        @DefaultValue({"80", "443"}) Set<Integer> allowedPorts,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("10s") Duration startTimeout) {}
