-- The whole schema as version 16 has it, for new databases; older ones come to the same by V1 to V16, which tests hold equal.
-- It stays as it is: what changes later is a migration of its own, for both.
-- One schema for H2 (in its PostgreSQL mode) and PostgreSQL, where "timestamp with time zone" is timestamptz and H2 knows
-- no other name for it. Amounts of credits are hundredths of a credit, costs are millionths of a US dollar.
-- It holds the accounts of the web application too, so that foreign keys can tie everything to its team.

-- People and teams -------------------------------------------------------------------------------------------------

create table installation (
    id           smallint    primary key check (id = 1),
    completed_at timestamp with time zone not null
);

create table team (
    id         uuid        primary key,
    name       varchar(80) not null,
    created_at timestamp with time zone not null,
    version    bigint      not null
);

create table app_user (
    id            uuid         primary key,
    email         varchar(254) not null unique check (email = lower(email)),
    name          varchar(80)  not null,
    password_hash varchar(200) not null,
    administrator boolean      not null,
    created_at    timestamp with time zone  not null,
    version       bigint       not null
);

-- A row stays when the person is removed from the team, because API keys point at it.
create table team_member (
    team_id    uuid        not null references team,
    user_id    uuid        not null references app_user,
    role       varchar(16) not null check (role in ('OWNER', 'MEMBER')),
    joined_at  timestamp with time zone not null,
    removed_at timestamp with time zone,
    primary key (team_id, user_id)
);
create index team_member_user on team_member (user_id);

create table invitation (
    id          uuid        primary key,
    team_id     uuid        not null references team,
    role        varchar(16) not null check (role in ('OWNER', 'MEMBER')),
    token_hash  varchar(64) not null unique,
    invited_by  uuid        not null references app_user,
    created_at  timestamp with time zone not null,
    expires_at  timestamp with time zone not null,
    accepted_by uuid        references app_user,
    accepted_at timestamp with time zone,
    revoked_at  timestamp with time zone,
    version     bigint      not null,
    check ((accepted_by is null) = (accepted_at is null)),
    check (accepted_at is null or revoked_at is null)
);
create index invitation_team on invitation (team_id);

create table api_key (
    id           uuid        primary key,
    team_id      uuid        not null,
    user_id      uuid        not null,
    name         varchar(80) not null,
    hint         varchar(16) not null,
    secret_hash  varchar(64) not null unique,
    created_at   timestamp with time zone not null,
    last_used_at timestamp with time zone,
    revoked_at   timestamp with time zone,
    version      bigint      not null,
    foreign key (team_id, user_id) references team_member (team_id, user_id)
);
create index api_key_owner on api_key (team_id, user_id);

create table audit_entry (
    id      uuid         primary key,
    at      timestamp with time zone  not null,
    user_id uuid         references app_user,
    team_id uuid         references team,
    action  varchar(60)  not null,
    subject varchar(200) not null,
    detail  varchar(500) not null
);
create index audit_entry_team on audit_entry (team_id, id);

-- The time zone in which a team counts its days, weeks and months. No row means UTC.
create table team_calendar (
    team_id uuid        primary key references team,
    zone    varchar(64) not null
);

-- Credits ----------------------------------------------------------------------------------------------------------
-- One row of credit_transfer moves one amount from one account to another: it cannot be out of balance.

create table credit_account (
    id      uuid        primary key,
    team_id uuid        references team,
    kind    varchar(16) not null check (kind in ('AVAILABLE', 'HELD', 'ISSUED', 'USED', 'EXPIRED', 'LOSS')),
    unique (team_id, kind),
    constraint credit_account_team check (
        (team_id is not null and kind in ('AVAILABLE', 'HELD')) or (team_id is null and kind not in ('AVAILABLE', 'HELD')))
);

insert into credit_account (id, kind) values
    ('00000000-0000-7000-8000-000000000001', 'ISSUED'),
    ('00000000-0000-7000-8000-000000000002', 'USED'),
    ('00000000-0000-7000-8000-000000000003', 'EXPIRED'),
    ('00000000-0000-7000-8000-000000000004', 'LOSS');

-- The row that an operation on a team's credits locks: the end of the chain of transfers, the balances after it, and
-- when the calendar has something to do. One row, so that each operation locks and changes one.
create table credit_ledger (
    team_id   uuid        primary key references team,
    position  bigint      not null check (position >= 0),
    hash      varchar(64) not null,
    available bigint      default 0 not null,
    held      bigint      default 0 not null,
    due_at    timestamp with time zone,
    constraint credit_ledger_available check (available >= 0),
    constraint credit_ledger_held check (held >= 0)
);
create index credit_ledger_due on credit_ledger (due_at);

create table credit_hold (
    id          uuid        primary key,
    team_id     uuid        not null references team,
    amount      bigint      not null check (amount > 0),
    captured    bigint      check (captured between 0 and amount),
    opened_at   timestamp with time zone not null,
    resolved_at timestamp with time zone,
    unique (id, team_id),
    check ((captured is null) = (resolved_at is null))
);
-- Open holds are counted and looked for by themselves, too: the same index serves both.
create index credit_hold_open on credit_hold (resolved_at, team_id);

-- Each transfer names its accounts by their kinds, as they are called for its own team.
create table credit_transfer (
    id           uuid         primary key,
    team_id      uuid         not null references team,
    position     bigint       not null check (position > 0),
    business_key varchar(120) not null unique,
    kind         varchar(16)  not null,
    debit        varchar(16)  not null,
    credit       varchar(16)  not null,
    amount       bigint       not null check (amount > 0),
    hold_id      uuid,
    user_id      uuid         references app_user,
    reason       varchar(500) not null,
    created_at   timestamp with time zone  not null,
    hash         varchar(64)  not null,
    unique (team_id, position),
    foreign key (hold_id, team_id) references credit_hold (id, team_id),
    constraint credit_transfer_hold_kind check ((kind in ('HOLD', 'CAPTURE', 'RELEASE')) = (hold_id is not null)),
    -- In few words: PostgreSQL reads a table's checks anew for each statement that writes to it.
    constraint credit_transfer_accounts check (
        kind || ' ' || debit || ' ' || credit in (
            'GRANT ISSUED AVAILABLE',
            'HOLD AVAILABLE HELD',
            'CAPTURE HELD USED',
            'RELEASE HELD AVAILABLE',
            'EXPIRY AVAILABLE EXPIRED',
            'ADJUSTMENT AVAILABLE ISSUED',
            'ADJUSTMENT ISSUED AVAILABLE'))
);
create index credit_transfer_hold on credit_transfer (hold_id);
create index credit_transfer_time on credit_transfer (team_id, created_at);
-- What the search for transfers follows, always from the newest: ids are in the order of time.
create index credit_transfer_team on credit_transfer (team_id, id);
create index credit_transfer_user on credit_transfer (user_id, id);

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
create index credit_grant_amount on credit_grant (amount, id);
-- What came in for a team is read newest first, a page at a time: ids are in the order of time.
create index credit_grant_team on credit_grant (team_id, id);

-- Credits that a team is given again with each day, week or month. No roll-over: nothing that is left expires.
create table credit_allowance (
    team_id   uuid        primary key references team,
    amount    bigint      not null check (amount > 0),
    period    varchar(8)  not null check (period in ('DAY', 'WEEK', 'MONTH')),
    roll_over bigint      check (roll_over >= 0),
    next_at   timestamp with time zone not null
);

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

-- Prices -----------------------------------------------------------------------------------------------------------

-- Which team belongs to which price group. A team without a row has the prices of all teams.
create table team_price_group (
    team_id uuid        primary key references team,
    name    varchar(40) not null
);

-- What an image costs from some time on. Nothing is ever changed here: of the same key, the later time counts, and of the
-- same time the row that was written later. Without an amount the key is withdrawn and less specific ones count.
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

insert into price_rule (id, model, tier, least_references, valid_from, amount, reason, created_at)
    select id, model, tier, 0, since, amount, 'The price list that Plantain came with', since
    from (values
        (cast('019b76da-a800-7000-8000-000000000001' as uuid), 'nano-banana', '1K', 400),
        (cast('019b76da-a800-7000-8000-000000000002' as uuid), 'nano-banana-2', '512', 500),
        (cast('019b76da-a800-7000-8000-000000000003' as uuid), 'nano-banana-2', '1K', 700),
        (cast('019b76da-a800-7000-8000-000000000004' as uuid), 'nano-banana-2', '2K', 1000),
        (cast('019b76da-a800-7000-8000-000000000005' as uuid), 'nano-banana-2', '4K', 1500),
        (cast('019b76da-a800-7000-8000-000000000006' as uuid), 'nano-banana-pro', '1K', 1400),
        (cast('019b76da-a800-7000-8000-000000000007' as uuid), 'nano-banana-pro', '2K', 1400),
        (cast('019b76da-a800-7000-8000-000000000008' as uuid), 'nano-banana-pro', '4K', 2400)
    ) first_prices (id, model, tier, amount),
    (values (timestamp with time zone '2026-01-01 00:00:00+00:00')) first_day (since);

-- Images -----------------------------------------------------------------------------------------------------------

create table blob (
    sha256     varchar(64) primary key,
    media_type varchar(40) not null,
    bytes      bigint      not null check (bytes > 0),
    width      integer     not null check (width > 0),
    height     integer     not null check (height > 0),
    created_at timestamp with time zone not null
);

create table rendition (
    source_sha256 varchar(64) not null references blob,
    kind          varchar(16) not null check (kind in ('THUMBNAIL', 'PREVIEW', 'LARGE')),
    sha256        varchar(64) not null,
    media_type    varchar(40) not null,
    bytes         bigint      not null check (bytes > 0),
    width         integer     not null check (width > 0),
    height        integer     not null check (height > 0),
    primary key (source_sha256, kind)
);

create table asset (
    id           uuid           primary key,
    team_id      uuid           not null references team,
    created_by   uuid           not null references app_user,
    sha256       varchar(64)    not null references blob,
    vendor       varchar(32)    not null,
    model        varchar(64)    not null,
    prompt       varchar(32000) not null,
    aspect_ratio varchar(5)     not null,
    tier         varchar(4)     not null check (tier in ('512', '1K', '2K', '4K')),
    created_at   timestamp with time zone    not null,
    version      bigint         not null,
    unique (id, team_id)
);
create index asset_team on asset (team_id, id);

create table reference_image (
    id         uuid         primary key,
    team_id    uuid         not null references team,
    created_by uuid         not null references app_user,
    sha256     varchar(64)  not null references blob,
    file_name  varchar(200) not null,
    created_at timestamp with time zone  not null,
    version    bigint       not null,
    unique (id, team_id)
);
create index reference_image_team on reference_image (team_id, id);

-- An input image as vendors get it: upright, without what was hidden in the file, and within a limit of bytes.
create table prepared_reference (
    source_sha256 varchar(64) not null references blob,
    max_bytes     integer     not null check (max_bytes > 0),
    sha256        varchar(64) not null,
    media_type    varchar(40) not null,
    bytes         bigint      not null check (bytes > 0),
    primary key (source_sha256, max_bytes)
);
create index prepared_reference_name on prepared_reference (sha256);

create table board (
    id         uuid        primary key,
    team_id    uuid        not null references team,
    name       varchar(80) not null,
    created_by uuid        not null references app_user,
    created_at timestamp with time zone not null,
    version    bigint      not null,
    unique (id, team_id)
);
create index board_team on board (team_id, id);

create table board_asset (
    board_id uuid        not null,
    asset_id uuid        not null,
    team_id  uuid        not null references team,
    added_at timestamp with time zone not null,
    primary key (board_id, asset_id),
    foreign key (board_id, team_id) references board (id, team_id),
    foreign key (asset_id, team_id) references asset (id, team_id)
);
create index board_asset_asset on board_asset (asset_id);

create table share_link (
    id         uuid        primary key,
    team_id    uuid        not null references team,
    board_id   uuid        not null,
    token      varchar(43) not null unique,
    created_by uuid        not null references app_user,
    created_at timestamp with time zone not null,
    expires_at timestamp with time zone not null,
    revoked_at timestamp with time zone,
    version    bigint      not null,
    foreign key (board_id, team_id) references board (id, team_id)
);
create index share_link_board on share_link (board_id);

-- Generation -------------------------------------------------------------------------------------------------------

create table vendor_connection (
    id                 uuid          primary key,
    vendor             varchar(32)   not null,
    name               varchar(80)   not null unique,
    enabled            boolean       not null,
    priority           integer       not null,
    settings           varchar(4000) not null,
    created_at         timestamp with time zone not null,
    version            bigint        not null,
    max_concurrent     integer       default 100 not null check (max_concurrent > 0),
    submits_per_minute integer       check (submits_per_minute > 0),
    reads_per_minute   integer       check (reads_per_minute > 0),
    poll_interval_ms   integer       check (poll_interval_ms > 0),
    paused_at          timestamp with time zone,
    pause_kind         varchar(20)   check (pause_kind in ('AUTHENTICATION', 'BALANCE')),
    pause_message      varchar(500),
    base_url           varchar(500),
    -- Encrypted with the master key for this connection alone.
    api_key_cipher     varchar(2000),
    -- What is declared in configuration is changed there only.
    declared           boolean       default false not null,
    -- The share among connections of the same priority.
    weight             integer       default 1 not null check (weight between 1 and 1000),
    -- The models it is used for, joined by commas; empty for all that its vendor has.
    models             varchar(2000) default '' not null,
    -- An administrator's own prices, over those that the adapter knows: a line for each model and tier.
    prices             varchar(4000) default '' not null,
    -- What one of the vendor's own credits costs.
    credit_price       bigint        check (credit_price >= 0),
    -- What an administrator knows better than the adapter of what a connection can do: a line for each model.
    corrections        varchar(4000) default '' not null,
    constraint vendor_connection_pause
        check ((paused_at is null) = (pause_kind is null) and (paused_at is null) = (pause_message is null))
);

-- When the next question may be put to a connection that limits them.
create table connection_reads (
    connection_id uuid primary key references vendor_connection,
    next_at       timestamp with time zone not null
);

-- The circuit breaker of a connection for one model. No row means that nothing has failed.
create table connection_health (
    connection_id  uuid        not null references vendor_connection,
    model          varchar(64) not null,
    state          varchar(10) not null check (state in ('CLOSED', 'OPEN', 'HALF_OPEN')),
    failures       integer     not null check (failures >= 0),
    window_start   timestamp with time zone not null,
    openings       integer     not null check (openings >= 0),
    retry_at       timestamp with time zone,
    primary key (connection_id, model)
);

create table connection_event (
    id            uuid         primary key,
    connection_id uuid         not null references vendor_connection,
    model         varchar(64),
    at            timestamp with time zone not null,
    kind          varchar(16)  not null check (kind in
        ('OPENED', 'PROBED', 'CLOSED', 'RESTED', 'PAUSED', 'RESUMED')),
    detail        varchar(500) not null
);
create index connection_event_connection on connection_event (connection_id, id);

create table connection_drift (
    connection_id uuid         not null references vendor_connection on delete cascade,
    what          varchar(200) not null,
    seen          bigint       not null check (seen > 0),
    first_at      timestamp with time zone not null,
    last_at       timestamp with time zone not null,
    primary key (connection_id, what)
);

-- How a team's jobs are given to connections. No row means by priority and weight.
create table team_routing (
    team_id uuid        primary key references team,
    policy  varchar(60) not null
);

-- One row: its lock puts the dispatchers of all nodes in order, and an administrator can stop them all.
create table engine (
    id        smallint primary key check (id = 1),
    paused_at timestamp with time zone,
    paused_by uuid     references app_user,
    check ((paused_at is null) = (paused_by is null))
);
insert into engine (id) values (1);

-- How many jobs of a team wait in a lane. Jobs share a lane when the same connections can serve them.
create table queue_turn (
    team_id uuid         not null references team,
    lane    varchar(220) not null,
    waiting integer      not null check (waiting >= 0),
    served  bigint       not null,
    primary key (team_id, lane)
);

-- What a team wants done with a job of which nobody knows whether a vendor took it. No row means ASK.
create table doubt_rule (
    team_id uuid        primary key references team,
    rule    varchar(16) not null check (rule in ('ASK', 'GIVE_UP', 'TRY_AGAIN'))
);

create table batch (
    id           uuid           primary key,
    team_id      uuid           not null references team,
    created_by   uuid           not null references app_user,
    source       varchar(16)    not null check (source in ('STUDIO', 'API')),
    model        varchar(64)    not null,
    vendor       varchar(32),
    prompt       varchar(32000) not null,
    aspect_ratio varchar(5)     not null,
    tier         varchar(4)     not null check (tier in ('512', '1K', '2K', '4K')),
    images       integer        not null check (images > 0),
    created_at   timestamp with time zone    not null,
    version      bigint         not null,
    priority     varchar(8)     default 'NORMAL' not null check (priority in ('FIRST', 'NORMAL', 'LAST')),
    paused_at    timestamp with time zone,
    -- Only where it was asked for with a policy of its own.
    policy       varchar(60),
    -- By which rule, and by which quote, it got its price; nothing for batches from before.
    quote_id     uuid,
    price_rule_id uuid          references price_rule,
    api_key_id   uuid           references api_key,
    -- Where its images are put. A board can be deleted while its batches stay.
    board_id     uuid,
    unique (id, team_id),
    foreign key (quote_id, team_id) references quote (id, team_id)
);
create index batch_team on batch (team_id, id);
create index batch_quote on batch (quote_id);

create table batch_reference (
    batch_id     uuid    not null,
    position     integer not null check (position >= 0),
    reference_id uuid    not null,
    team_id      uuid    not null,
    primary key (batch_id, position),
    foreign key (batch_id, team_id) references batch (id, team_id),
    foreign key (reference_id, team_id) references reference_image (id, team_id)
);

create table job (
    id              uuid        primary key,
    batch_id        uuid        not null,
    team_id         uuid        not null references team,
    position        integer     not null check (position >= 0),
    state           varchar(16) not null check (state in
        ('QUEUED', 'SUBMITTING', 'RUNNING', 'STORING', 'IN_DOUBT', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    hold_id         uuid        not null unique,
    price           bigint      not null check (price > 0),
    charged         bigint      check (charged between 0 and price),
    failure         varchar(20) check (failure in ('INVALID_REQUEST', 'AUTHENTICATION', 'BALANCE', 'CONTENT_BLOCKED',
        'NO_IMAGE', 'RATE_LIMITED', 'VENDOR_ERROR', 'TIMEOUT')),
    message         varchar(500),
    asset_id        uuid        unique,
    delivered_tier  varchar(4)  check (delivered_tier in ('512', '1K', '2K', '4K')),
    created_at      timestamp with time zone not null,
    deadline        timestamp with time zone not null,
    finished_at     timestamp with time zone,
    version         bigint      not null,
    lane            varchar(220) not null,
    priority        integer     default 0 not null check (priority between -1 and 1),
    paused          boolean     default false not null,
    variation       integer     default 0 not null check (variation >= 0),
    ready_at        timestamp with time zone not null,
    decide_at       timestamp with time zone,
    retry_of        uuid        references job,
    unique (batch_id, position),
    foreign key (batch_id, team_id) references batch (id, team_id),
    foreign key (hold_id, team_id) references credit_hold (id, team_id),
    foreign key (asset_id, team_id) references asset (id, team_id),
    check ((state in ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
    check ((finished_at is null) = (charged is null)),
    check (state <> 'SUCCEEDED' or asset_id is not null),
    check (asset_id is null or delivered_tier is not null),
    constraint job_decide_at check (state <> 'IN_DOUBT' or decide_at is not null)
);
create index job_team on job (team_id, id);
create index job_open on job (finished_at, state);
create index job_queue on job (team_id, state, lane, paused, priority desc, id);
create index job_retry on job (retry_of);

create table attempt (
    id            uuid        primary key,
    job_id        uuid        not null references job,
    number        integer     not null check (number > 0),
    connection_id uuid        not null references vendor_connection,
    vendor        varchar(32) not null,
    outcome       varchar(16) check (outcome in ('NOT_ACCEPTED', 'ACCEPTED', 'IN_DOUBT')),
    handle        varchar(500),
    failure       varchar(20),
    message       varchar(500),
    started_at    timestamp with time zone not null,
    ended_at      timestamp with time zone,
    team_id       uuid        not null references team,
    model         varchar(64) not null,
    -- The number of the lease under which it may be sent; zero for attempts from before there were leases.
    lease         bigint      default 0 not null,
    -- Whether it was let through to see if a failing connection works again.
    probe         boolean     default false not null,
    retry_after_ms bigint     check (retry_after_ms >= 0),
    result_sha256 varchar(64) references blob,
    asset_id      uuid        references asset,
    -- Which connections were looked at and why this one was taken, as JSON.
    decision      varchar(8000),
    cost          bigint      check (cost >= 0),
    cost_source   varchar(8)  check (cost_source in ('LISTED', 'REPORTED')),
    -- What the list of prices said that it costs, beside what it cost in the end: how far vendors are from their lists.
    listed_cost   bigint      check (listed_cost >= 0),
    unique (job_id, number),
    check (handle is null or outcome = 'ACCEPTED'),
    constraint attempt_cost check ((cost is null) = (cost_source is null))
);
create index attempt_open on attempt (ended_at, connection_id, team_id);
create index attempt_started on attempt (connection_id, started_at);
create index attempt_time on attempt (started_at);

-- The tables of db-scheduler, whose names and types it defines.
create table scheduled_tasks (
    task_name            varchar(100) not null,
    task_instance        varchar(100) not null,
    task_data            bytea,
    execution_time       timestamp with time zone  not null,
    picked               boolean      not null,
    picked_by            varchar(100),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint       not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time);

-- What the last run of each check of the housekeeping found.
create table housekeeping_run (
    id          uuid         primary key,
    chore       varchar(40)  not null,
    ran_at      timestamp with time zone not null,
    found       integer      not null check (found >= 0),
    mended      integer      not null check (mended between 0 and found),
    detail      varchar(500) not null
);
create index housekeeping_run_chore on housekeeping_run (chore, id);

-- Budgets: how much of its credits a team lets itself spend ----------------------------------------------------------

create table budget (
    id         uuid        primary key,
    team_id    uuid        not null references team,
    scope      varchar(8)  not null check (scope in ('TEAM', 'BOARD', 'MEMBER', 'API_KEY')),
    -- Whose spending is counted: the id of the team itself, of a board, of a person or of an API key.
    subject_id uuid        not null,
    period     varchar(8)  not null check (period in ('DAY', 'WEEK', 'MONTH', 'TOTAL')),
    amount     bigint      not null check (amount > 0),
    hardness   varchar(4)  not null check (hardness in ('HARD', 'SOFT')),
    created_by uuid        not null references app_user,
    created_at timestamp with time zone not null,
    removed_at timestamp with time zone,
    -- True or null, so that removed ones do not count as the same.
    live       boolean     check (live),
    unique (id, team_id),
    unique (team_id, subject_id, period, live),
    check ((live is null) = (removed_at is not null)),
    check (scope <> 'TEAM' or subject_id = team_id)
);

-- What was spent of a budget in one of its periods, held credits included.
create table budget_spend (
    budget_id    uuid     not null references budget,
    -- The first day of the period in the team's time zone; 1970-01-01 of a budget without periods.
    period_start date     not null,
    spent        bigint   not null check (spent >= 0),
    -- What an owner gave on top for this period.
    extra        bigint   default 0 not null check (extra >= 0),
    -- The last threshold that was told of, in percent.
    warned       smallint default 0 not null check (warned in (0, 50, 80, 100)),
    primary key (budget_id, period_start)
);

-- Which hold was counted where, so that what is not spent of it goes back to the same place, once.
create table budget_charge (
    hold_id      uuid   not null references credit_hold,
    budget_id    uuid   not null,
    period_start date   not null,
    amount       bigint not null check (amount > 0),
    returned     bigint default 0 not null check (returned between 0 and amount),
    primary key (hold_id, budget_id),
    foreign key (budget_id, period_start) references budget_spend (budget_id, period_start)
);
create index budget_charge_budget on budget_charge (budget_id, period_start);

-- A threshold that was reached: once for each period.
create table budget_notice (
    budget_id    uuid     not null,
    period_start date     not null,
    percent      smallint not null check (percent in (50, 80, 100)),
    at           timestamp with time zone not null,
    primary key (budget_id, period_start, percent),
    foreign key (budget_id, period_start) references budget_spend (budget_id, period_start)
);

-- Who has read it.
create table budget_notice_read (
    budget_id    uuid     not null,
    period_start date     not null,
    percent      smallint not null,
    user_id      uuid     not null references app_user,
    primary key (budget_id, period_start, percent, user_id),
    foreign key (budget_id, period_start, percent) references budget_notice (budget_id, period_start, percent)
);

create table budget_request (
    id         uuid         primary key,
    team_id    uuid         not null references team,
    budget_id  uuid         not null,
    asked_by   uuid         not null references app_user,
    asked_at   timestamp with time zone not null,
    amount     bigint       not null check (amount > 0),
    why        varchar(500) not null,
    state      varchar(8)   not null check (state in ('OPEN', 'APPROVED', 'DECLINED')),
    decided_by uuid         references app_user,
    decided_at timestamp with time zone,
    -- The period to which an approved amount was added.
    given_to   date,
    foreign key (budget_id, team_id) references budget (id, team_id),
    check ((state = 'OPEN') = (decided_by is null)),
    check ((decided_by is null) = (decided_at is null)),
    check ((state = 'APPROVED') = (given_to is not null))
);
create index budget_request_team on budget_request (team_id, state, id);
