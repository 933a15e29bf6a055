-- The commission under which datasets are made (`order` is a word of SQL, hence the table's name).
create table data_order (
    id uuid primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    title text not null,
    description text,
    generators text[] not null default '{}',
    authors text[] not null default '{}',
    organisation text references app_user,
    editors text[] not null,
    tags text[] not null default '{}',
    properties jsonb not null default '{}',
    status text not null default 'preparation',
    -- in the order in which they were added; kept by adding and deleting datasets alone
    dataset_ids uuid[] not null default '{}',
    workspace_of text constraint order_workspace_of_key unique references app_user,
    constraint order_status_check check (status in
        ('preparation', 'submitted', 'accepted', 'rejected', 'processing', 'on_hold', 'delivered', 'closed', 'cancelled'))
);
create index order_editors on data_order using gin (editors);
create index order_authors on data_order using gin (authors);
create index order_generators on data_order using gin (generators);
create index order_organisation on data_order (organisation);
create index order_title on data_order (lower(title));
create index order_tags on data_order using gin (tags);

create function order_matches(ref text) returns setof uuid
    language sql stable as
$$
    select id from data_order where id = as_uuid(ref)
    union
    select id from data_order where lower(title) = lower(ref)
    limit 21
$$;

-- Where an editor may take an order from a status; data managers besides (spec/tracker.md §3 order, rule 6).
create table order_transition (
    from_status text not null,
    to_status text not null,
    by_editors boolean not null,
    primary key (from_status, to_status)
);
insert into order_transition values
    ('preparation', 'submitted', true), ('submitted', 'preparation', true), ('rejected', 'preparation', true),
    ('accepted', 'processing', true), ('on_hold', 'processing', true), ('delivered', 'processing', true),
    ('processing', 'on_hold', true), ('processing', 'delivered', true), ('delivered', 'closed', true),
    ('preparation', 'cancelled', true), ('submitted', 'cancelled', true), ('accepted', 'cancelled', true),
    ('processing', 'cancelled', true), ('on_hold', 'cancelled', true),
    ('preparation', 'accepted', false), ('submitted', 'accepted', false), ('submitted', 'rejected', false),
    ('accepted', 'rejected', false), ('closed', 'processing', false), ('cancelled', 'processing', false);

select biotrail.record('data_order', subject_type => 'order', label => 'r.title',
    log_names => '{"editors": "editors updated", "status": "status changed"}');
