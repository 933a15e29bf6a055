-- What was taken out of the log by retention: of each run of links that followed one another what a verification needs
-- to step over it.
create table archived_run (
    chain text not null,
    first_link bigint not null,
    last_link bigint not null,
    previous_hash bytea not null,
    last_hash bytea not null,
    -- the archive that has them
    archive text not null,
    -- as in 2016-01
    month text not null,
    archived_at timestamptz not null default clock_timestamp(),
    primary key (chain, first_link)
);
create index archived_run_archive_idx on archived_run (archive);
