-- Who may call. Of a key only its hash is kept. Times are milliseconds since 1970, UTC.
create table api_key (
    id text primary key,
    -- Whose it is: keys of one name own the same things.
    name text not null,
    role text not null,
    -- SHA-256, hexadecimal.
    hash text not null unique,
    created integer not null,
    -- Null while the key is good.
    revoked integer
) strict;
