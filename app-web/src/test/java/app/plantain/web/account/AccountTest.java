package app.plantain.web.account;

import app.plantain.Application;
import app.plantain.core.testing.SettableClock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application with its accounts, on the database that the subclass names. */
@SpringBootTest(classes = Application.class, properties = "db-scheduler.enabled=false")
@Import(AccountTestConfiguration.class)
abstract class AccountTest {

    @Autowired
    TestAccounts people;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    /** Runs both at once, and says how many ended without an exception. */
    static long succeedAtOnce(Runnable one, Runnable other) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            return threads.invokeAll(List.of(Executors.callable(one), Executors.callable(other))).stream()
                    .filter(future -> future.state() == Future.State.SUCCESS)
                    .count();
        }
    }
}
