-- What registries on the internet answered lately; a body of null means that they know nothing of the kind. A cache: it
-- is not recorded, and may be emptied at any time.
create unlogged table outside_answer (
    registry text not null,
    question text not null,
    body text,
    kept_until timestamptz not null,
    primary key (registry, question)
);
create index outside_answer_kept_until on outside_answer (kept_until);
