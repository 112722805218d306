-- Many articles in the background. Times are milliseconds since 1970, UTC.
create table batch (
    id text primary key,
    owner text not null,
    created integer not null,
    -- filling (its articles are being stored, nobody sees it yet), open, cancelled or completed.
    state text not null,
    priority integer not null,
    total integer not null,
    -- What is not done by then fails.
    expires integer not null,
    -- When its last article ended; null while one is open.
    completed integer,
    webhook text
) strict;

create index batch_created on batch (created);

create index batch_unfinished on batch (created) where completed is null;

create table batch_item (
    batch text not null references batch (id) on delete cascade,
    position integer not null,
    custom_id text,
    -- waiting, running, succeeded, failed or cancelled.
    state text not null,
    model text not null,
    -- The article with its options, as a single request has them; null when the item has ended.
    request blob,
    -- Not before.
    available integer not null,
    -- How often work on it began and was not given back in order: more than a few, and it kills its workers.
    starts integer not null,
    -- How many tries failed for a reason of its own.
    tries integer not null,
    failed_at integer,
    -- Of the worker that runs it. A result counts only where it carries the token.
    token text,
    lease_ends integer,
    ended integer,
    result blob,
    primary key (batch, position)
) strict;

create index batch_item_open on batch_item (batch, starts, available, position) where state in ('waiting', 'running');

create index batch_item_running on batch_item (token) where state = 'running';

create index batch_item_state on batch_item (batch, state);

-- What is to be told to a webhook.
create table notice (
    id text primary key,
    owner text not null,
    batch text not null,
    url text not null,
    created integer not null,
    body blob not null,
    -- due, delivered or dead.
    state text not null,
    attempts integer not null,
    tried integer,
    outcome text
) strict;

create index notice_state on notice (state, created);

create index notice_batch on notice (batch);

-- The tables of db-scheduler: turns at the batches, and what is done beside them.
create table turn (
    task_name text not null,
    task_instance text not null,
    task_data blob,
    execution_time timestamp not null,
    picked bit not null,
    picked_by text,
    last_success timestamp,
    last_failure timestamp,
    consecutive_failures int,
    last_heartbeat timestamp,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index turn_due on turn (priority desc, execution_time asc);

create index turn_heartbeat on turn (last_heartbeat);

create table errand (
    task_name text not null,
    task_instance text not null,
    task_data blob,
    execution_time timestamp not null,
    picked bit not null,
    picked_by text,
    last_success timestamp,
    last_failure timestamp,
    consecutive_failures int,
    last_heartbeat timestamp,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index errand_due on errand (execution_time);

create index errand_heartbeat on errand (last_heartbeat);
