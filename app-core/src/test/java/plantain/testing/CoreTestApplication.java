package plantain.testing;

import app.plantain.core.testing.ScriptedProvider;
import app.plantain.core.testing.SettableClock;
import app.plantain.core.testing.SwitchedEntrance;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * The core by itself, for its tests: two vendors that do as they are told, and time that stands still. It lies outside of
 * the application's package, so that the whole application does not find it when it looks for its own parts.
 */
@SpringBootApplication(scanBasePackages = "app.plantain.core")
@EntityScan("app.plantain.core")
@EnableJpaRepositories("app.plantain.core")
public class CoreTestApplication {

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    /** Neither high nor low, so that a pause is as long as it is said to be. */
    @Bean
    @Primary
    RandomGenerator halfway() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public double nextDouble() {
                return 0.5;
            }
        };
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    SwitchedEntrance entrance() {
        return new SwitchedEntrance();
    }

    @Bean
    ScriptedProvider first() {
        return new ScriptedProvider("first");
    }

    @Bean
    ScriptedProvider second() {
        return new ScriptedProvider("second");
    }
}
