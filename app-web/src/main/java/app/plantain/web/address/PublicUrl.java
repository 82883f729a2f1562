package app.plantain.web.address;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The setting {@code plantain.public-url}.
 *
 * @param publicUrl under which address people and programs reach the application, such as
 *     {@code https://images.example.org}; {@code null} to take the address of each request
 */
@ConfigurationProperties("plantain")
record PublicUrl(@Nullable URI publicUrl) {

    PublicUrl {
        if (publicUrl != null && !isBase(publicUrl)) {
            throw new IllegalArgumentException(
                    "plantain.public-url is an address such as https://images.example.org, without query or fragment");
        }
    }

    private static boolean isBase(URI url) {
        return ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
    }
}
