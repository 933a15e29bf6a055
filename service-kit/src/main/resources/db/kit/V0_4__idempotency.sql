-- The answers to requests that bore an Idempotency-Key, written in the same transaction as what they did.
create table idempotency (
    caller text not null,
    method text not null,
    path text not null,
    key text not null,
    body_hash text not null,
    status int,
    location text,
    etag text,
    answer text,
    created_at timestamptz not null default now(),
    primary key (caller, method, path, key)
);
create index idempotency_created_at on idempotency (created_at);
