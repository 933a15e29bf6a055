-- Persons: whoever collects, determines, measures, writes or is a specialist. Not the same as a user.

create table person (
    id uuid primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    full_name text not null,
    abbreviation text not null,
    email text,
    orcid text,
    institution_id uuid,
    institution text,
    biocollection_id uuid,
    inat_login text,
    notes text,
    constraint person_full_name_length check (length(full_name) between 1 and 200),
    constraint person_abbreviation_length check (length(abbreviation) between 1 and 200),
    constraint person_institution_id foreign key (institution_id) references institution,
    constraint person_one_institution check (institution_id is null or institution is null),
    constraint person_institution_length check (length(institution) between 1 and 200),
    constraint person_orcid_form check (orcid ~ '^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$')
);

-- What two abbreviations must not share: accents, case and all but letters and digits removed.
create function person_abbreviation_key(abbreviation text) returns text
    language sql immutable strict parallel safe
    return regexp_replace(biotrail.fold(abbreviation), '[[:space:],.()''’-]', '', 'g');

create unique index person_abbreviation_key on person (person_abbreviation_key(abbreviation));
create unique index person_email_key on person (lower(email));
create unique index person_orcid_key on person (orcid);
create unique index person_inat_login_key on person (lower(inat_login));
comment on index person_abbreviation_key is '409 duplicate_abbreviation abbreviation: another person has this abbreviation';
comment on index person_email_key is '409 duplicate email: another person has this e-mail address';
comment on index person_orcid_key is '409 duplicate orcid: another person has this ORCID iD';
comment on index person_inat_login_key is '409 duplicate inat_login: another person has this iNaturalist login';
comment on constraint person_full_name_length on person is '422 too_long full_name: it has 1 to 200 characters';
comment on constraint person_abbreviation_length on person is '422 too_long abbreviation: it has 1 to 200 characters';
comment on constraint person_institution_id on person is '409 in_use : persons work there';
comment on constraint person_one_institution on person is '422 two_institutions institution: an institution is referred to or named, not both';
comment on constraint person_institution_length on person is '422 too_long institution: it has at most 200 characters';
comment on constraint person_orcid_form on person is '422 orcid_form orcid: an ORCID iD looks like 0000-0002-1825-0097';

create index person_full_name on person (lower(full_name), id);
create index person_abbreviation on person (lower(abbreviation), id);
-- Every new person is compared with all; a list of pending entries would be read through each time.
create index person_full_name_words on person using gin (biotrail.fold(full_name) gin_trgm_ops) with (fastupdate = off);
create index person_abbreviation_words on person using gin (biotrail.fold(abbreviation) gin_trgm_ops) with (fastupdate = off);
create index person_full_name_prefix on person (biotrail.fold(full_name) text_pattern_ops);
create index person_abbreviation_prefix on person (biotrail.fold(abbreviation) text_pattern_ops);
create index person_institution on person (institution_id);
create index person_created_by on person (created_by);

-- The person that a user enters as collector unless told otherwise.
alter table user_copy add column if not exists person_id uuid;
create index user_copy_person on user_copy (person_id);

/*
 The persons that a text refers to: by id, else abbreviation, else ORCID iD, else full name. E-mail addresses are left
 out, since whoever may ask for a reference could try them; persons are found by them with `?email=`, by those who may.
*/
create function person_matches(ref text) returns setof uuid
    language plpgsql stable rows 1 as
$$
begin
    if ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        return query select id from person where id = ref::uuid;
        return;
    end if;
    return query select id from person where lower(abbreviation) = lower(ref) limit 21;
    if not found then
        return query select id from person where orcid = upper(substring(ref from '(?i)(?:^|orcid\.org/)(\d{4}-\d{4}-\d{4}-\d{3}[\dx])$'));
    end if;
    if not found then
        return query select id from person where lower(full_name) = lower(ref) limit 21;
    end if;
end
$$;

-- Persons who may be this one: the same first letter, and full names or abbreviations alike, accents and case aside.
create function person_similar(full_name text, abbreviation text)
    returns table (id uuid, score real)
    language sql stable rows 5
    set pg_trgm.similarity_threshold = 0.55
begin atomic
    select p.id,
           greatest(similarity(biotrail.fold(p.full_name), biotrail.fold(person_similar.full_name)),
                    coalesce(similarity(biotrail.fold(p.abbreviation), biotrail.fold(person_similar.abbreviation)), 0))
    from person p
    where left(biotrail.fold(p.full_name), 1) = left(biotrail.fold(person_similar.full_name), 1)
      and (biotrail.fold(p.full_name) % biotrail.fold(person_similar.full_name)
           or biotrail.fold(p.abbreviation) % biotrail.fold(person_similar.abbreviation))
    order by 2 desc, p.id
    limit 20;
end;

-- Taxa name persons as authors and specialists.
alter table taxon add constraint taxon_author_person foreign key (author_id) references person;
comment on constraint taxon_author_person on taxon is '409 in_use : taxa name this person as author';
create index taxon_specialist_ids on taxon using gin (specialist_ids);

select biotrail.record('person', label => 'r.abbreviation');
