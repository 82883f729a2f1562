package app.plantain.core.credits;

import app.plantain.core.schema.CodedMigration;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/**
 * Has each transfer name its accounts by their kinds, as they are called for its own team, in place of their ids. So no
 * transfer can name the account of another team, or one that its kind does not move, and there are no two accounts to be
 * looked up for each. In Java, because transfers are frozen.
 */
@Component
class TransfersNameKinds extends CodedMigration {

    TransfersNameKinds() {
        super("15", "transfers name kinds");
    }

    @Override
    protected void change(Connection connection) throws SQLException {
        AppendOnlyTransfers.TRANSFERS.thaw(connection);
        run(
                connection,
                "alter table credit_transfer add column debit varchar(16)",
                "alter table credit_transfer add column credit varchar(16)",
                """
                update credit_transfer set
                    debit = (select a.kind from credit_account a where a.id = debit_account_id),
                    credit = (select a.kind from credit_account a where a.id = credit_account_id)""",
                "alter table credit_transfer alter column debit set not null",
                "alter table credit_transfer alter column credit set not null",
                """
                alter table credit_transfer add constraint credit_transfer_accounts check (
                    (kind = 'GRANT' and debit = 'ISSUED' and credit = 'AVAILABLE')
                    or (kind = 'HOLD' and debit = 'AVAILABLE' and credit = 'HELD')
                    or (kind = 'CAPTURE' and debit = 'HELD' and credit = 'USED')
                    or (kind = 'RELEASE' and debit = 'HELD' and credit = 'AVAILABLE')
                    or (kind = 'EXPIRY' and debit = 'AVAILABLE' and credit = 'EXPIRED')
                    or (kind = 'ADJUSTMENT' and debit = 'AVAILABLE' and credit = 'ISSUED')
                    or (kind = 'ADJUSTMENT' and debit = 'ISSUED' and credit = 'AVAILABLE'))""");
        UnnamedChecks.drop(connection, "credit_transfer", "debit_account_id");
        run(
                connection,
                "alter table credit_transfer drop column debit_account_id",
                "alter table credit_transfer drop column credit_account_id");
        AppendOnlyTransfers.TRANSFERS.freeze(connection);
    }
}
