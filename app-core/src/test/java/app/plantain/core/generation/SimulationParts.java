package app.plantain.core.generation;

import app.plantain.core.credits.Ledger;
import app.plantain.core.gallery.SimulationStorage;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Role;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What takes the place of the world around the product. No configuration by its name, so that no other test finds it
 * when it looks for the product's parts.
 */
class SimulationParts {

    @Bean
    SimulationStage stage() {
        return new SimulationStage();
    }

    @Bean
    PlatformTransactionManager transactionManager(EntityManagerFactory factory, SimulationStage stage) {
        var real = new JpaTransactionManager(factory);
        real.afterPropertiesSet();
        return new SimulationTransactions(real, stage);
    }

    @Bean
    @Primary
    SimulationStorage simulationStorage(SimulationStage stage) {
        return new SimulationStorage(stage::passStorage);
    }

    @Bean
    SimulationVendor alpha(SimulationStage stage, Clock clock) {
        return new SimulationVendor("alpha", stage, clock);
    }

    @Bean
    SimulationVendor beta(SimulationStage stage, Clock clock) {
        return new SimulationVendor("beta", stage, clock);
    }

    @Bean
    SimulationVendor gamma(SimulationStage stage, Clock clock) {
        return new SimulationVendor("gamma", stage, clock);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static SimulationBugs bugs(ObjectProvider<Ledger> ledger, ObjectProvider<JdbcTemplate> jdbc) {
        return new SimulationBugs(ledger, jdbc);
    }
}
