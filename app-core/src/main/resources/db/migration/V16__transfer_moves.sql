-- The same rule in fewer words: PostgreSQL reads a table's checks anew for each statement that writes to it.
alter table credit_transfer drop constraint credit_transfer_accounts;
alter table credit_transfer drop constraint credit_transfer_kind;
alter table credit_transfer add constraint credit_transfer_accounts check (
    kind || ' ' || debit || ' ' || credit in (
        'GRANT ISSUED AVAILABLE',
        'HOLD AVAILABLE HELD',
        'CAPTURE HELD USED',
        'RELEASE HELD AVAILABLE',
        'EXPIRY AVAILABLE EXPIRED',
        'ADJUSTMENT AVAILABLE ISSUED',
        'ADJUSTMENT ISSUED AVAILABLE'));
