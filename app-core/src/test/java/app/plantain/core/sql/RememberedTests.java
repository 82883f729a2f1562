package app.plantain.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class RememberedTests {

    private final AtomicInteger reads = new AtomicInteger();
    private final Remembered<Integer> remembered = new Remembered<>();
    private final TransactionTemplate transaction = new TransactionTemplate(transactions());

    @Test
    void theSameEditionIsReadOnce() {
        assertThat(of("1")).isEqualTo(1);
        assertThat(of("1")).isEqualTo(1);
    }

    @Test
    void anotherEditionIsReadAgainEvenWhereItWasThereBefore() {
        assertThat(of("1")).isEqualTo(1);
        assertThat(of("2")).isEqualTo(2);
        assertThat(of("1")).isEqualTo(3);
    }

    @Test
    void whatATransactionReadIsRememberedOnceItIsCommitted() {
        transaction.executeWithoutResult(_ -> {
            assertThat(of("1")).isEqualTo(1);
            assertThat(of("1")).isEqualTo(2);
        });

        assertThat(of("1")).isEqualTo(2);
    }

    @Test
    void whatATransactionReadThatDidNotComeAboutIsNotRemembered() {
        transaction.executeWithoutResult(status -> {
            assertThat(of("1")).isEqualTo(1);
            status.setRollbackOnly();
        });

        assertThat(of("1")).isEqualTo(2);
    }

    private int of(String edition) {
        return remembered.of(edition, reads::incrementAndGet);
    }

    private static PlatformTransactionManager transactions() {
        return new AbstractPlatformTransactionManager() {

            private static final long serialVersionUID = 1L;

            @Override
            protected Object doGetTransaction() {
                return new Object();
            }

            @Override
            protected void doBegin(Object transaction, TransactionDefinition definition) {}

            @Override
            protected void doCommit(DefaultTransactionStatus status) {}

            @Override
            protected void doRollback(DefaultTransactionStatus status) {}
        };
    }
}
