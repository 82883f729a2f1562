-- Which connection serves a job and why, what the attempt costs us, and where a vendor does not keep to its page.
-- Costs are millionths of a US dollar.

-- How a team's jobs are given to connections. No row means by priority and weight.
create table team_routing (
    team_id uuid        primary key references team,
    policy  varchar(60) not null
);

-- Only where the batch was asked for with a policy of its own.
alter table batch add column policy varchar(60);

-- The lane tells the policy too.
alter table job alter column lane set data type varchar(220);
alter table queue_turn alter column lane set data type varchar(220);

-- Which connections were looked at and why this one was taken, as JSON.
alter table attempt add column decision varchar(8000);
alter table attempt add column cost bigint check (cost >= 0);
alter table attempt add column cost_source varchar(8) check (cost_source in ('LISTED', 'REPORTED'));
alter table attempt add constraint attempt_cost check ((cost is null) = (cost_source is null));

-- An administrator's own prices, over those that the adapter knows: a line for each model and tier.
alter table vendor_connection add column prices varchar(4000) default '' not null;
-- What one of the vendor's own credits costs.
alter table vendor_connection add column credit_price bigint check (credit_price >= 0);

create table connection_drift (
    connection_id uuid         not null references vendor_connection on delete cascade,
    what          varchar(200) not null,
    seen          bigint       not null check (seen > 0),
    first_at      timestamp with time zone not null,
    last_at       timestamp with time zone not null,
    primary key (connection_id, what)
);
