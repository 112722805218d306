-- Many articles in the background. Times are milliseconds since 1970, UTC.
create table batch (
    id text primary key,
    owner text not null,
    created bigint not null,
    -- filling (its articles are being stored, nobody sees it yet), open, cancelled or completed.
    state text not null,
    priority bigint not null,
    total bigint not null,
    -- What is not done by then fails.
    expires bigint not null,
    -- When its last article ended; null while one is open.
    completed bigint,
    webhook text
);

create index batch_created on batch (created);

create index batch_unfinished on batch (created) where completed is null;

create table batch_item (
    batch text not null references batch (id) on delete cascade,
    position bigint not null,
    custom_id text,
    -- waiting, running, succeeded, failed or cancelled.
    state text not null,
    model text not null,
    -- The article with its options, as a single request has them; null when the item has ended.
    request bytea,
    -- Not before.
    available bigint not null,
    -- How often work on it began and was not given back in order: more than a few, and it kills its workers.
    starts bigint not null,
    -- How many tries failed for a reason of its own.
    tries bigint not null,
    failed_at bigint,
    -- Of the worker that runs it. A result counts only where it carries the token.
    token text,
    lease_ends bigint,
    ended bigint,
    result bytea,
    primary key (batch, position)
);

create index batch_item_open on batch_item (batch, starts, available, position) where state in ('waiting', 'running');

create index batch_item_running on batch_item (token) where state = 'running';

create index batch_item_state on batch_item (batch, state);

-- What is to be told to a webhook.
create table notice (
    id text primary key,
    owner text not null,
    batch text not null,
    url text not null,
    created bigint not null,
    body bytea not null,
    -- due, delivered or dead.
    state text not null,
    attempts bigint not null,
    tried bigint,
    outcome text
);

create index notice_state on notice (state, created);

create index notice_batch on notice (batch);

-- The tables of db-scheduler: turns at the batches, and what is done beside them.
create table turn (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures int,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index turn_due on turn (priority desc, execution_time asc);

create index turn_heartbeat on turn (last_heartbeat);

create table errand (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by text,
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures int,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index errand_due on errand (execution_time);

create index errand_heartbeat on errand (last_heartbeat);
