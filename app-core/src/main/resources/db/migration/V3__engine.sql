-- The engine among several nodes: a fair queue, limits and health of connections, evidence of attempts, doubts and retries.

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
    lane    varchar(160) not null,
    waiting integer      not null check (waiting >= 0),
    served  bigint       not null,
    primary key (team_id, lane)
);

-- What a team wants done with a job of which nobody knows whether a vendor took it. No row means ASK.
create table doubt_rule (
    team_id uuid        primary key references team,
    rule    varchar(16) not null check (rule in ('ASK', 'GIVE_UP', 'TRY_AGAIN'))
);

alter table batch add column priority varchar(8) default 'NORMAL' not null check (priority in ('FIRST', 'NORMAL', 'LAST'));
alter table batch add column paused_at timestamp with time zone;

alter table job add column lane varchar(160);
update job set lane = (
    select b.model || '|' || coalesce(b.vendor, '') || '|' || b.aspect_ratio || '|' || b.tier || '|'
        || (select count(*) from batch_reference r where r.batch_id = b.id) || '|'
        || ((char_length(b.prompt) + 99) / 100) * 100
    from batch b where b.id = job.batch_id);
alter table job alter column lane set not null;
alter table job add column priority integer default 0 not null check (priority between -1 and 1);
alter table job add column paused boolean default false not null;
alter table job add column variation integer default 0 not null check (variation >= 0);
update job set variation = position;
alter table job add column ready_at timestamp with time zone;
update job set ready_at = created_at;
alter table job alter column ready_at set not null;
alter table job add column decide_at timestamp with time zone;
update job set decide_at = deadline where state = 'IN_DOUBT';
alter table job add constraint job_decide_at check (state <> 'IN_DOUBT' or decide_at is not null);
alter table job add column retry_of uuid references job;

drop index job_open;
create index job_open on job (finished_at, state);
create index job_queue on job (team_id, state, lane, paused, priority desc, id);
create index job_retry on job (retry_of);

insert into queue_turn (team_id, lane, waiting, served)
    select team_id, lane, count(*), 0 from job where state = 'QUEUED' group by team_id, lane;

alter table attempt add column team_id uuid references team;
update attempt set team_id = (select j.team_id from job j where j.id = attempt.job_id);
alter table attempt alter column team_id set not null;
alter table attempt add column model varchar(64);
update attempt set model = (select b.model from job j join batch b on b.id = j.batch_id where j.id = attempt.job_id);
alter table attempt alter column model set not null;
-- The number of the lease under which it may be sent; zero for attempts from before there were leases.
alter table attempt add column lease bigint default 0 not null;
-- Whether it was let through to see if a failing connection works again.
alter table attempt add column probe boolean default false not null;
alter table attempt add column retry_after_ms bigint check (retry_after_ms >= 0);
alter table attempt add column result_sha256 varchar(64) references blob;
alter table attempt add column asset_id uuid references asset;
create index attempt_open on attempt (ended_at, connection_id, team_id);
create index attempt_started on attempt (connection_id, started_at);

alter table vendor_connection add column max_concurrent integer default 100 not null check (max_concurrent > 0);
alter table vendor_connection add column submits_per_minute integer check (submits_per_minute > 0);
alter table vendor_connection add column reads_per_minute integer check (reads_per_minute > 0);
alter table vendor_connection add column poll_interval_ms integer check (poll_interval_ms > 0);
alter table vendor_connection add column paused_at timestamp with time zone;
alter table vendor_connection add column pause_kind varchar(20) check (pause_kind in ('AUTHENTICATION', 'BALANCE'));
alter table vendor_connection add column pause_message varchar(500);
alter table vendor_connection add constraint vendor_connection_pause
    check ((paused_at is null) = (pause_kind is null) and (paused_at is null) = (pause_message is null));

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
