-- References: what is cited. The BibTeX entry is the source; what is read of it stands beside it.

create table bibreference (
    id uuid primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    bibtex text not null,
    bibkey text not null,
    doi text,
    notes text,
    entry_type text not null,
    title text,
    author text,
    authors jsonb not null default '[]',
    year int,
    journal text,
    volume text,
    issue text,
    pages text,
    publisher text,
    url text,
    csl jsonb not null,
    citation text not null,
    constraint bibreference_doi_form check (doi ~ '^10\.[0-9]{4,9}/\S+$')
);

create unique index bibreference_bibkey_key on bibreference (lower(bibkey));
create unique index bibreference_doi_key on bibreference (doi);
comment on index bibreference_bibkey_key is '409 duplicate_bibkey bibkey: another reference has this key';
comment on index bibreference_doi_key is '409 duplicate_doi doi: another reference has this DOI';
comment on constraint bibreference_doi_form on bibreference is '422 doi_form doi: a DOI looks like 10.1234/abc';

create index bibreference_bibkey_prefix on bibreference (lower(bibkey) text_pattern_ops);
create index bibreference_bibkey_words on bibreference (biotrail.fold(bibkey) text_pattern_ops);
create index bibreference_title_prefix on bibreference (biotrail.fold(left(title, 200)) text_pattern_ops);
create index bibreference_year on bibreference (year, id);
create index bibreference_created_by on bibreference (created_by);
create index bibreference_words on bibreference using gin (
    biotrail.fold(bibkey) gin_trgm_ops, biotrail.fold(title) gin_trgm_ops, biotrail.fold(author) gin_trgm_ops,
    biotrail.fold(journal) gin_trgm_ops);

-- The references that a text refers to: by id, else key, else DOI (its address too).
create function bibreference_matches(ref text) returns setof uuid
    language plpgsql stable rows 1 as
$$
begin
    if ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        return query select id from bibreference where id = ref::uuid;
        return;
    end if;
    return query select id from bibreference where lower(bibkey) = lower(ref);
    if not found then
        return query select id from bibreference
                     where doi = lower(substring(ref from '(?i)^(?:doi:\s*|(?:https?://)?(?:dx\.|www\.)?doi\.org/)?(10\.\d{4,9}/\S+)$'));
    end if;
end
$$;

-- Taxa refer to where their names were published, and to any number of references besides.
alter table taxon add constraint taxon_bibreference_id foreign key (bibreference_id) references bibreference;
comment on constraint taxon_bibreference_id on taxon is '409 in_use : taxa refer to it';
create index taxon_bibreference_id on taxon (bibreference_id);
create index taxon_bibreference_ids on taxon using gin (bibreference_ids);

-- An array cannot hold a foreign key.
create function bibreference_kept() returns trigger
    language plpgsql as
$$
begin
    if exists (select from taxon where bibreference_ids @> array [old.id]) then
        raise exception '409 in_use : taxa refer to it';
    end if;
    return old;
end
$$;
create trigger kept before delete on bibreference for each row execute function bibreference_kept();

create view bibreference_view as
select b.id, b.version, b.created_at, b.created_by, b.updated_at, b.updated_by,
       b.bibtex, b.bibkey, b.doi, b.notes, b.entry_type, b.title, b.author, b.authors, b.year, b.journal, b.volume,
       b.issue, b.pages, b.publisher, b.url, b.csl || jsonb_build_object('id', b.bibkey) as csl, b.citation,
       regexp_replace(b.bibtex, '(@(?!string|comment|preamble)\w+\s*[{(]\s*)[^\s,{}()=]*\s*,',
                      '\1' || replace(b.bibkey, '\', '\\') || ',', 'i') as entry
from bibreference b;

select biotrail.record('bibreference', label => 'r.bibkey', digest => '{bibtex, csl}');
