-- The row that an operation on a team's credits locks: the end of the chain of transfers, the balances after it, and
-- when the calendar has something to do. One row, so that each operation locks and changes one.
alter table credit_chain rename to credit_ledger;
alter table credit_ledger add column available bigint default 0 not null;
alter table credit_ledger add column held bigint default 0 not null;
alter table credit_ledger add column due_at timestamp with time zone;
update credit_ledger set
    available = (select balance from credit_account a where a.team_id = credit_ledger.team_id and a.kind = 'AVAILABLE'),
    held = (select balance from credit_account a where a.team_id = credit_ledger.team_id and a.kind = 'HELD');
alter table credit_ledger add constraint credit_ledger_available check (available >= 0);
alter table credit_ledger add constraint credit_ledger_held check (held >= 0);
create index credit_ledger_due on credit_ledger (due_at);

alter table credit_account drop column balance;
alter table credit_account add constraint credit_account_team check (
    (team_id is not null and kind in ('AVAILABLE', 'HELD')) or (team_id is null and kind not in ('AVAILABLE', 'HELD')));

alter table credit_transfer add constraint credit_transfer_kind check (
    kind in ('GRANT', 'HOLD', 'CAPTURE', 'RELEASE', 'EXPIRY', 'ADJUSTMENT'));
alter table credit_transfer add constraint credit_transfer_hold_kind check (
    (kind in ('HOLD', 'CAPTURE', 'RELEASE')) = (hold_id is not null));

-- What came in, and what is left of it. What is spent is taken from what expires first; that is worked out when
-- something comes in, expires or is looked at, so between these the remains may be too much, and never too little.
create table credit_grant (
    id         uuid         primary key,
    team_id    uuid         not null references team,
    source     varchar(16)  not null check (source in ('GRANT', 'ALLOWANCE', 'CODE', 'ADJUSTMENT')),
    amount     bigint       not null check (amount > 0),
    remaining  bigint       not null,
    expires_at timestamp with time zone,
    granted_at timestamp with time zone not null,
    reason     varchar(500) not null,
    check (remaining between 0 and amount)
);
create index credit_grant_open on credit_grant (team_id, remaining);
insert into credit_grant (id, team_id, source, amount, remaining, granted_at, reason)
    select id, team_id, 'GRANT', amount, amount, created_at, reason from credit_transfer where kind = 'GRANT';

-- Credits that a team is given again with each day, week or month. No roll-over: nothing that is left expires.
create table credit_allowance (
    team_id   uuid        primary key references team,
    amount    bigint      not null check (amount > 0),
    period    varchar(8)  not null check (period in ('DAY', 'WEEK', 'MONTH')),
    roll_over bigint      check (roll_over >= 0),
    next_at   timestamp with time zone not null
);
