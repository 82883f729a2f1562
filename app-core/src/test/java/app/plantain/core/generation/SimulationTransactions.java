package app.plantain.core.generation;

import app.plantain.core.generation.SimulationScene.NodeDied;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The product's own transactions, at whose ends nodes die and the database fails. */
final class SimulationTransactions implements PlatformTransactionManager {

    private final PlatformTransactionManager real;
    private final SimulationStage stage;

    SimulationTransactions(PlatformTransactionManager real, SimulationStage stage) {
        this.real = real;
        this.stage = stage;
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            stage.passBegin();
        }
        return real.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
        if (!status.isNewTransaction() || status.isRollbackOnly()) {
            real.commit(status);
            return;
        }
        switch (stage.commit()) {
            case DONE -> {
                real.commit(status);
                stage.pass();
            }
            case DIED_BEFORE -> {
                real.rollback(status);
                throw new NodeDied();
            }
            case DIED_AFTER -> {
                real.commit(status);
                throw new NodeDied();
            }
            case FAILED -> {
                real.rollback(status);
                throw new TransientDataAccessResourceException("The database went away before it committed");
            }
            case UNKNOWN -> {
                real.commit(status);
                throw new TransientDataAccessResourceException("The database went away after it committed");
            }
        }
    }

    @Override
    public void rollback(TransactionStatus status) {
        real.rollback(status);
    }
}
