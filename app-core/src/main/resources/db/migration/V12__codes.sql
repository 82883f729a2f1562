-- Codes that teams redeem for credits. A code itself is shown once, to whoever makes it: only its hash is kept.
create table code_batch (
    id           uuid        primary key,
    name         varchar(80) not null,
    codes        integer     not null check (codes between 1 and 10000),
    -- How many teams can redeem each code.
    uses         integer     not null check (uses between 1 and 10000),
    -- What one redemption gives, in hundredths of a credit.
    amount       bigint      not null check (amount > 0),
    redeem_until timestamp with time zone,
    -- After how many days the redeemed credits expire; null where they never do.
    life_days    integer     check (life_days > 0),
    redeemed     integer     default 0 not null check (redeemed between 0 and codes * uses),
    created_by   uuid        not null references app_user,
    created_at   timestamp with time zone not null,
    revoked_at   timestamp with time zone
);

create table code (
    id       uuid        primary key,
    batch_id uuid        not null references code_batch,
    hash     varchar(64) not null unique,
    hint     varchar(4)  not null,
    used     integer     default 0 not null check (used >= 0),
    unique (id, batch_id)
);
create index code_batch_codes on code (batch_id);
create index code_hint on code (hint);

-- A team redeems one code of a batch, once.
create table code_redemption (
    id       uuid primary key,
    code_id  uuid not null,
    batch_id uuid not null,
    team_id  uuid not null references team,
    user_id  uuid not null references app_user,
    at       timestamp with time zone not null,
    unique (batch_id, team_id),
    foreign key (code_id, batch_id) references code (id, batch_id)
);
create index code_redemption_batch on code_redemption (batch_id, id);
create index code_redemption_code on code_redemption (code_id, id);

-- What the search for transfers follows, always from the newest: ids are in the order of time.
create index credit_transfer_team on credit_transfer (team_id, id);
create index credit_transfer_user on credit_transfer (user_id, id);
create index credit_grant_amount on credit_grant (amount, id);
