package app.plantain.core.usage;

/**
 * What a transfer {@code t} means to a team whose accounts are {@code :available} and {@code :held}, in the words of SQL.
 * It is read from the accounts, not from the kind: so kinds may be added.
 */
final class Flows {

    /** By how much more can be spent. */
    static final String AVAILABLE = "case when t.credit_account_id = :available then t.amount"
            + " when t.debit_account_id = :available then -t.amount else 0 end";

    /** By how much more is held. */
    static final String HELD = "case when t.credit_account_id = :held then t.amount"
            + " when t.debit_account_id = :held then -t.amount else 0 end";

    /** What came in from outside. */
    static final String IN =
            "case when t.credit_account_id = :available and t.debit_account_id <> :held" + " then t.amount else 0 end";

    /** What went without an image. */
    static final String OUT =
            "case when t.debit_account_id = :available and t.credit_account_id <> :held" + " then t.amount else 0 end";

    /** What was paid for an image. */
    static final String SPENT =
            "case when t.debit_account_id = :held and t.credit_account_id <> :available" + " then t.amount else 0 end";

    /** Whether it was an image, 1 or 0. */
    static final String IMAGES =
            "case when t.debit_account_id = :held and t.credit_account_id <> :available" + " then 1 else 0 end";

    /** The day of a moment in the zone {@code :zone}. */
    static String day(String moment) {
        return "cast(" + moment + " at time zone :zone as date)";
    }

    private Flows() {}
}
