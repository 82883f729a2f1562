package app.plantain.web.api.openai;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The settings {@code plantain.api.*}.
 *
 * @param patience {@code wait}: how long a request waits for its images. Less than the ten minutes after which OpenAI's
 *     clients give up and send the request again, which would make and charge everything twice
 * @param addressLife how long the address of an image works
 */
@ConfigurationProperties("plantain.api")
record ApiProperties(
        @Name("wait") @DefaultValue("9m") Duration patience,
        @DefaultValue("24h") Duration addressLife) {}
