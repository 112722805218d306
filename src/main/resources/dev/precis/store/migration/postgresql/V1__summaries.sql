-- Times are milliseconds since 1970, UTC. An owner is the holder of an API key; '' where there are no keys.

create table summary (
    id text primary key,
    owner text not null,
    -- Equal for equal questions: article, options, models, prompt and rules.
    question text not null,
    created bigint not null,
    article_sha256 text not null,
    model text not null,
    -- The answer as it was given, byte for byte.
    document bytea not null
);

create index summary_question on summary (owner, question, created);

create index summary_created on summary (created);

-- Who is at work on something that others wait for. The token fences off a holder whose lease has run out.
create table lease (
    name text primary key,
    token text not null,
    expires bigint not null
);

-- What was answered to a request that carried an Idempotency-Key.
create table idempotency (
    owner text not null,
    idempotency_key text not null,
    -- Hash of the request.
    fingerprint text not null,
    created bigint not null,
    -- Of the instance at work; until expires nobody else may run the request.
    token text not null,
    expires bigint not null,
    -- All null until it is answered. Who forgets the summary forgets this answer, too.
    summary text,
    status bigint,
    headers text,
    body bytea,
    primary key (owner, idempotency_key)
);

create index idempotency_summary on idempotency (summary);

create index idempotency_created on idempotency (created);

-- What models cost, per day (UTC, 2026-11-22).
create table spending (
    owner text not null,
    day text not null,
    model text not null,
    calls bigint not null,
    input_tokens bigint not null,
    output_tokens bigint not null,
    -- Billionths of a US dollar.
    nano_usd bigint not null,
    primary key (day, owner, model)
);

-- Written to find out whether the database can write.
create table pulse (
    beats bigint not null
);

insert into pulse (beats) values (0);
