package app.plantain.web.account;

import app.plantain.core.testing.ScriptedProvider;
import app.plantain.core.testing.SettableClock;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** For tests of the whole application: a clock that is set, quick password hashes, people and teams to order. */
@TestConfiguration(proxyBeanMethods = false)
@Import(TestAccounts.class)
public class AccountTestConfiguration {

    private static final int WEAKEST = 4;

    @Bean
    @Primary
    SettableClock settableClock() {
        return new SettableClock();
    }

    /** A second vendor; nothing goes there unless a test makes a connection. */
    @Bean
    ScriptedProvider otherVendor() {
        return new ScriptedProvider("scripted");
    }

    @Bean
    @Primary
    PasswordEncoder quickPasswordEncoder() {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(WEAKEST)));
    }
}
