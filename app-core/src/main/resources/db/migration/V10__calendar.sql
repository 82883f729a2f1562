-- The time zone in which a team counts its days, weeks and months. No row means UTC.
create table team_calendar (
    team_id uuid        primary key references team,
    zone    varchar(64) not null
);
