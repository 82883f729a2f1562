package app.plantain.web.address;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Makes absolute addresses of this installation. */
@Component
@EnableConfigurationProperties(PublicUrl.class)
public class PublicAddress {

    private final @Nullable URI configured;

    PublicAddress(PublicUrl setting) {
        this.configured = setting.publicUrl();
    }

    /**
     * The absolute address of a path: below {@code plantain.public-url} where that is set, else where the current
     * request came in.
     *
     * @param path begins with a slash, and is encoded already
     * @throws IllegalStateException where nothing is set and this thread serves no request
     */
    public URI of(String path) {
        return ofConfigured(path)
                .orElseGet(() -> below(
                        ServletUriComponentsBuilder.fromCurrentContextPath()
                                .build()
                                .toUriString(),
                        path));
    }

    /**
     * The absolute address of a path for whoever comes from outside, whatever this thread serves.
     *
     * @param path begins with a slash, and is encoded already
     * @return empty where {@code plantain.public-url} is not set
     */
    public Optional<URI> ofConfigured(String path) {
        return Optional.ofNullable(configured).map(base -> below(base.toString(), path));
    }

    private static URI below(String base, String path) {
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }
}
