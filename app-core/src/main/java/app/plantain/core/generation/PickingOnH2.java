package app.plantain.core.generation;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;

/**
 * Has db-scheduler pick all executions that are due in one transaction on H2 too, which it does by itself on databases
 * that it knows. Picked one by one, each of two thousand jobs that wait at vendors is a write to the disk of its own
 * whenever it is asked about.
 */
class PickingOnH2 extends DefaultJdbcCustomization {

    PickingOnH2() {
        super(true);
    }

    @Override
    public String getName() {
        return "H2";
    }

    @Override
    public boolean supportsGenericLockAndFetch() {
        return true;
    }

    @Override
    public String createGenericSelectForUpdateQuery(
            String table, int limit, String requiredAndCondition, boolean orderByPriority) {
        return createSelectDueQuery(table, limit, requiredAndCondition, orderByPriority) + " for update skip locked";
    }
}
