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
