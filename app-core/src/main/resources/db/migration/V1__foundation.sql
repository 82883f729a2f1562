-- One schema for H2 (in its PostgreSQL mode) and PostgreSQL, where "timestamp with time zone" is timestamptz and H2 knows
-- no other name for it. Amounts are hundredths of a credit.
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

-- Credits ----------------------------------------------------------------------------------------------------------
-- One row of credit_transfer moves one amount from one account to another: it cannot be out of balance.

create table credit_account (
    id      uuid        primary key,
    team_id uuid        references team,
    kind    varchar(16) not null check (kind in ('AVAILABLE', 'HELD', 'ISSUED', 'USED', 'EXPIRED', 'LOSS')),
    balance bigint      check (balance >= 0),
    unique (team_id, kind),
    check ((team_id is not null and kind in ('AVAILABLE', 'HELD') and balance is not null)
        or (team_id is null and kind not in ('AVAILABLE', 'HELD') and balance is null))
);

insert into credit_account (id, kind) values
    ('00000000-0000-7000-8000-000000000001', 'ISSUED'),
    ('00000000-0000-7000-8000-000000000002', 'USED'),
    ('00000000-0000-7000-8000-000000000003', 'EXPIRED'),
    ('00000000-0000-7000-8000-000000000004', 'LOSS');

-- The end of each team's chain of transfers. Its row lock puts the team's transfers in order.
create table credit_chain (
    team_id  uuid        primary key references team,
    position bigint      not null check (position >= 0),
    hash     varchar(64) not null
);

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
create index credit_hold_open on credit_hold (team_id, resolved_at);

create table credit_transfer (
    id                uuid         primary key,
    team_id           uuid         not null references team,
    position          bigint       not null check (position > 0),
    business_key      varchar(120) not null unique,
    kind              varchar(16)  not null check (kind in ('GRANT', 'HOLD', 'CAPTURE', 'RELEASE')),
    debit_account_id  uuid         not null references credit_account,
    credit_account_id uuid         not null references credit_account,
    amount            bigint       not null check (amount > 0),
    hold_id           uuid,
    user_id           uuid         references app_user,
    reason            varchar(500) not null,
    created_at        timestamp with time zone  not null,
    hash              varchar(64)  not null,
    unique (team_id, position),
    check (debit_account_id <> credit_account_id),
    check ((kind = 'GRANT') = (hold_id is null)),
    foreign key (hold_id, team_id) references credit_hold (id, team_id)
);
create index credit_transfer_hold on credit_transfer (hold_id);

create table price (
    model      varchar(64) not null,
    tier       varchar(4)  not null check (tier in ('512', '1K', '2K', '4K')),
    valid_from timestamp with time zone not null,
    amount     bigint      not null check (amount > 0),
    primary key (model, tier, valid_from)
);

insert into price (model, tier, valid_from, amount) values
    ('nano-banana',     '1K',  timestamp with time zone '2026-01-01 00:00:00+00:00',  400),
    ('nano-banana-2',   '512', timestamp with time zone '2026-01-01 00:00:00+00:00',  500),
    ('nano-banana-2',   '1K',  timestamp with time zone '2026-01-01 00:00:00+00:00',  700),
    ('nano-banana-2',   '2K',  timestamp with time zone '2026-01-01 00:00:00+00:00', 1000),
    ('nano-banana-2',   '4K',  timestamp with time zone '2026-01-01 00:00:00+00:00', 1500),
    ('nano-banana-pro', '1K',  timestamp with time zone '2026-01-01 00:00:00+00:00', 1400),
    ('nano-banana-pro', '2K',  timestamp with time zone '2026-01-01 00:00:00+00:00', 1400),
    ('nano-banana-pro', '4K',  timestamp with time zone '2026-01-01 00:00:00+00:00', 2400);

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
    id         uuid          primary key,
    vendor     varchar(32)   not null,
    name       varchar(80)   not null unique,
    enabled    boolean       not null,
    priority   integer       not null,
    settings   varchar(4000) not null,
    created_at timestamp with time zone   not null,
    version    bigint        not null
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
    unique (id, team_id)
);
create index batch_team on batch (team_id, id);

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
    unique (batch_id, position),
    foreign key (batch_id, team_id) references batch (id, team_id),
    foreign key (hold_id, team_id) references credit_hold (id, team_id),
    foreign key (asset_id, team_id) references asset (id, team_id),
    check ((state in ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (finished_at is not null)),
    check ((finished_at is null) = (charged is null)),
    check (state <> 'SUCCEEDED' or asset_id is not null),
    check (asset_id is null or delivered_tier is not null)
);
create index job_team on job (team_id, id);
create index job_open on job (state, id);

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
    unique (job_id, number),
    check (handle is null or outcome = 'ACCEPTED')
);

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
