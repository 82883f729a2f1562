package app.plantain.core;

import app.plantain.core.testing.ScriptedProvider;
import app.plantain.core.testing.SettableClock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The core by itself, for its tests: two vendors that do as they are told, and time that stands still. */
@SpringBootApplication
public class CoreTestApplication {

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
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
