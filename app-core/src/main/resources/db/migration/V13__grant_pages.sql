-- What came in for a team is read newest first, a page at a time: ids are in the order of time.
create index credit_grant_team on credit_grant (team_id, id);
