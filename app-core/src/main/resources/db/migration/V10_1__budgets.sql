-- How much of its credits a team lets itself spend. Amounts are hundredths of a credit.

alter table batch add column api_key_id uuid references api_key;
-- Where its images are put. A board can be deleted while its batches stay.
alter table batch add column board_id uuid;

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
