-- Which team belongs to which price group. A team without a row has the prices of all teams.
create table team_price_group (
    team_id uuid        primary key references team,
    name    varchar(40) not null
);

-- What an image costs from some time on. Nothing is ever changed here: of the same key, the later time counts, and of the
-- same time the row that was written later (see V9.1). Without an amount the key is withdrawn and less specific ones count.
create table price_rule (
    id               uuid         primary key,
    number           bigint       generated always as identity unique,
    model            varchar(64)  not null,
    tier             varchar(4)   not null check (tier in ('512', '1K', '2K', '4K')),
    least_references integer      not null check (least_references >= 0),
    most_references  integer      check (most_references >= least_references),
    team_group       varchar(40),
    valid_from       timestamp with time zone not null,
    amount           bigint       check (amount > 0),
    created_by       uuid         references app_user,
    reason           varchar(200) not null,
    created_at       timestamp with time zone not null,
    check (valid_from >= created_at)
);
create index price_rule_model on price_rule (model, valid_from);

-- A price that is promised for some minutes.
create table quote (
    id              uuid        primary key,
    team_id         uuid        not null references team,
    user_id         uuid        not null references app_user,
    model           varchar(64) not null,
    tier            varchar(4)  not null check (tier in ('512', '1K', '2K', '4K')),
    reference_count integer     not null check (reference_count >= 0),
    amount          bigint      not null check (amount > 0),
    price_rule_id   uuid        not null references price_rule,
    created_at      timestamp with time zone not null,
    expires_at      timestamp with time zone not null,
    unique (id, team_id)
);
create index quote_settings on quote (team_id, user_id, model, tier, reference_count, expires_at);
create index quote_expiry on quote (expires_at);

-- By which rule, and by which quote, a batch got its price; nothing for batches from before.
alter table batch add column quote_id uuid;
alter table batch add column price_rule_id uuid references price_rule;
alter table batch add foreign key (quote_id, team_id) references quote (id, team_id);
create index batch_quote on batch (quote_id);
