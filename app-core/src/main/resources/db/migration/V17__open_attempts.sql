-- What runs is counted by when it began; without that, every attempt of the last half hour was looked at.
drop index attempt_open;
create index attempt_open on attempt (ended_at, started_at);
