-- How many requests of each key all instances together have let in, since ever. Times are milliseconds since 1970, UTC.
create table key_use (
    id text primary key,
    requests bigint not null,
    changed bigint not null
);

create index key_use_changed on key_use (changed);
