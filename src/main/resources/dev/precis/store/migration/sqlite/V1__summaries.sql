-- Times are milliseconds since 1970, UTC. An owner is the holder of an API key; '' where there are no keys.

create table summary (
    id text primary key,
    owner text not null,
    -- Equal for equal questions: article, options, models, prompt and rules.
    question text not null,
    created integer not null,
    article_sha256 text not null,
    model text not null,
    -- The answer as it was given, byte for byte.
    document blob not null
) strict;

create index summary_question on summary (owner, question, created);

create index summary_created on summary (created);

-- Who is at work on something that others wait for. The token fences off a holder whose lease has run out.
create table lease (
    name text primary key,
    token text not null,
    expires integer not null
) strict;

-- What was answered to a request that carried an Idempotency-Key.
create table idempotency (
    owner text not null,
    idempotency_key text not null,
    -- Hash of the request.
    fingerprint text not null,
    created integer not null,
    -- Of the instance at work; until expires nobody else may run the request.
    token text not null,
    expires integer not null,
    -- All null until it is answered. Who forgets the summary forgets this answer, too.
    summary text,
    status integer,
    headers text,
    body blob,
    primary key (owner, idempotency_key)
) strict;

create index idempotency_summary on idempotency (summary);

create index idempotency_created on idempotency (created);

-- What models cost, per day (UTC, 2026-11-22).
create table spending (
    owner text not null,
    day text not null,
    model text not null,
    calls integer not null,
    input_tokens integer not null,
    output_tokens integer not null,
    -- Billionths of a US dollar.
    nano_usd integer not null,
    primary key (day, owner, model)
) strict;

-- Written to find out whether the database can write.
create table pulse (
    beats integer not null
) strict;

insert into pulse (beats) values (0);
