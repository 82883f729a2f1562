-- Open holds are counted and looked for by themselves, too: the same index in the other order serves both.
drop index credit_hold_open;
create index credit_hold_open on credit_hold (resolved_at, team_id);
