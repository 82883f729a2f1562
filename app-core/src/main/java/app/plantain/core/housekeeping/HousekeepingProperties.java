package app.plantain.core.housekeeping;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often housekeeping is done.
 *
 * @param every the pause between two rounds
 * @param keep for how long what was found is kept on record
 */
@ConfigurationProperties("plantain.housekeeping")
record HousekeepingProperties(
        @DefaultValue("1h") Duration every,
        @DefaultValue("30d") Duration keep) {}
