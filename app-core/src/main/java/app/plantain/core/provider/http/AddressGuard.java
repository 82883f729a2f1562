package app.plantain.core.provider.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Decides where requests may go. The address is checked after the name was resolved, and the checked address is the one
 * that is connected to, so that a name cannot mean one thing to the check and another to the connection.
 */
final class AddressGuard implements DnsResolver {

    /** How names become addresses; tests have names of their own. */
    interface Names {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    private static final int FIRST_FREE_PORT = 1024;
    private static final int MOST_ADDRESSES = 4;
    private static final String LOCAL = "localhost";

    private final Set<String> privateHosts;
    private final Set<Integer> ports;
    private final Names names;

    AddressGuard(HttpProperties properties, Names names) {
        this.privateHosts = properties.allowedPrivateHosts().stream()
                .map(AddressGuard::bare)
                .collect(Collectors.toSet());
        this.ports = Set.copyOf(properties.allowedPorts());
        this.names = names;
    }

    /** Refuses what can be refused without asking anybody: the scheme, the port, a password in the address. */
    void require(URI address) throws ForbiddenAddress {
        var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new ForbiddenAddress("Only http and https addresses are asked.");
        }
        if (address.getHost() == null || address.getRawUserInfo() != null) {
            throw new ForbiddenAddress("An address needs a plain host name, without a user.");
        }
        if (address.getPort() != -1 && address.getPort() < FIRST_FREE_PORT && !ports.contains(address.getPort())) {
            throw new ForbiddenAddress("Port %d is not asked.".formatted(address.getPort()));
        }
    }

    /** Refuses a host that says by itself that it is private: an address in digits, or this machine's own name. */
    void requireAtSight(String host) throws ForbiddenAddress {
        var name = bare(host);
        if (privateHosts.contains(name)) {
            return;
        }
        if (name.equals(LOCAL) || name.endsWith("." + LOCAL)) {
            throw notPublic(name);
        }
        try {
            if (!PublicAddresses.contains(InetAddress.ofLiteral(name))) {
                throw notPublic(name);
            }
        } catch (IllegalArgumentException isName) {
            // It is looked up when something is asked of it.
        }
    }

    private static ForbiddenAddress notPublic(String host) {
        return new ForbiddenAddress("%s is not on the public internet.".formatted(host));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = names.addressesOf(bare(host));
        if (!privateHosts.contains(bare(host)) && !Arrays.stream(addresses).allMatch(PublicAddresses::contains)) {
            throw notPublic(bare(host));
        }
        return Arrays.copyOf(addresses, Math.min(addresses.length, MOST_ADDRESSES));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** In lower case and, for IPv6, without brackets. */
    private static String bare(String host) {
        var name = host.strip().toLowerCase(Locale.ROOT);
        return name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    }
}
