-- What statements, usage and the book of costs look for.

create index credit_transfer_time on credit_transfer (team_id, created_at);
create index attempt_time on attempt (started_at);

-- What the list of prices said that an attempt costs, beside what it cost in the end: how far vendors are from their lists.
alter table attempt add column listed_cost bigint check (listed_cost >= 0);
