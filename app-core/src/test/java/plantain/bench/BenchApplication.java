package plantain.bench;

import app.plantain.core.generation.JobChanged;
import app.plantain.core.generation.JobState;
import app.plantain.core.testing.CountingDataSource;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The core as it is, with vendors that cost nothing, and a task that does nothing as the yardstick. */
@SpringBootApplication(scanBasePackages = {"app.plantain.core", "plantain.bench"})
@EntityScan("app.plantain.core")
@EnableJpaRepositories("app.plantain.core")
class BenchApplication {

    @Bean
    static BeanPostProcessor counting() {
        return new CountingDataSource.Everywhere();
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    BenchVendor measured() {
        return new BenchVendor("measured", "nano-banana-2");
    }

    @Bean
    BenchVendor crowded() {
        return new BenchVendor("crowded", "nano-banana");
    }

    @Bean
    AtomicInteger done() {
        return new AtomicInteger();
    }

    @Bean
    OneTimeTask<Void> nothing(AtomicInteger done) {
        return Tasks.oneTime("nothing").execute((instance, context) -> done.incrementAndGet());
    }

    /** Hears what open screens hear. */
    @Component
    static class Screens {

        private final Map<String, Long> ends = new ConcurrentHashMap<>();
        private final AtomicInteger finished = new AtomicInteger();

        @TransactionalEventListener
        void hear(JobChanged event) {
            if (event.state() == JobState.SUCCEEDED) {
                ends.put(event.batch().toString(), System.nanoTime());
                finished.incrementAndGet();
            }
        }

        int finished() {
            return finished.get();
        }

        long end(String batch) {
            return ends.getOrDefault(batch, 0L);
        }
    }
}
