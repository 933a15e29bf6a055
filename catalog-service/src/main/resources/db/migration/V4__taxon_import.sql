/*
 Puts the rows of an import of taxa in order: what a row refers to within the file comes before it. Rows refer to each
 other by key (taxon_id of Darwin Core, ID of ColDP) or by name; a row without parent hangs on the row that its name
 begins with. Of several rows of one name the accepted one is meant, if there is only one such. What was found stands in
 the row then: _parent and _senior, the numbers of the rows meant, and _hybrid_parents, those by the texts that mean
 them. Rows in a circle fail, and so do those below them.

 The temporary tables are analyzed where they are joined: without that the planner takes them for a thousand rows wide
 and long, and spends most of the time sorting.
*/
create function taxon_import_order(job uuid) returns void
    language plpgsql set enable_nestloop = off as
$$
declare
    round int := 0;
begin
    create temporary table given on commit drop as
    select r.number, v ->> 'row_key' as row_key, v ->> 'parent' as parent,
           nullif(v ->> 'senior', v ->> 'row_key') as senior,
           nullif(v ->> 'senior', v ->> 'row_key') is null
               and lower(coalesce(v ->> 'valid', 'true')) not in ('false', 'f', 'no', 'n', '0') as accepted,
           lower(v ->> 'name') as name, lower(v ->> 'author') as author,
           -- without an authorship at its end
           lower(coalesce(substring(v ->> 'name' from '^(\S+ [^\s×]+) [^[:lower:]×]'),
                          substring(v ->> 'name' from '^(\S+) [^[:lower:]×]'))) as bare_name,
           v -> 'hybrid_parents' as hybrid_parents, lower(v ->> 'rank') as rank, v ? '_parent_of_accepted' as foreign_parent
    from job_row r, lateral (select r."values" as v) each
    where r.job_id = job and r.state = 'staged';

    -- every text that rows are called by, with the one that is meant; null when that cannot be said
    create temporary table called on commit drop as
    with texts as (
        select 'k' || row_key as text, number, accepted from given where row_key is not null
        union
        select 'n' || name, number, accepted from given where name is not null
        union
        select 'n' || name || ' ' || author, number, accepted from given where author is not null
        union
        select 'n' || bare_name, number, accepted from given where bare_name is not null
        union
        select 'n' || lower(parent) || ' ' || name, number, accepted from given where parent is not null and name !~ ' '
    )
    select text,
           case when count(*) = 1 then min(number)
                when count(*) filter (where accepted) = 1 then min(number) filter (where accepted) end as number
    from texts group by text;
    analyze given;
    analyze called;

    update job_row r
    set state = 'failed', violations = '[{"field": "row_key", "code": "duplicate_key", "message": "Another row has this key"}]'
    from given g
    where r.job_id = job and r.number = g.number
      and g.row_key in (select row_key from given where row_key is not null group by row_key having count(*) > 1);

    create temporary table link on commit drop as
    select g.number, p.number as parent, s.number as senior,
           pk.text is null and pn.text is not null and pn.number is null as unclear
    from given g
    left join lateral (
        select g.parent as by_key,
               coalesce(lower(g.parent), nullif(nullif(substring(g.name from '^\S+ \S+'), g.name), g.bare_name)) as by_name,
               case when g.parent is null and g.name ~ ' ' then split_part(g.name, ' ', 1) end as by_genus) t on true
    left join called pk on pk.text = 'k' || t.by_key
    left join called pn on pn.text = 'n' || t.by_name and pn.number is distinct from g.number
    left join called pg on pg.text = 'n' || t.by_genus and pg.number is distinct from g.number
    left join called sk on sk.text = 'k' || g.senior
    left join called sn on sn.text = 'n' || lower(g.senior) and sn.number is distinct from g.number
    cross join lateral (select case when pk.text is not null then pk.number
                                    when pn.text is not null then pn.number
                                    else pg.number end as number) p
    cross join lateral (select case when sk.text is not null then sk.number else sn.number end as number) s;

    -- Archives let a synonym hang where its accepted name does; here its own name says where.
    with misplaced as (
        select g.number,
               coalesce((select c.number from called c
                         where c.text = 'n' || substring(g.name from '^\S+ \S+') and c.number <> g.number),
                        (select c.number from called c where c.text = 'n' || split_part(g.name, ' ', 1))) as parent
        from given g join link l on l.number = g.number join given p on p.number = l.parent
        where g.foreign_parent and g.name ~ ' ' and split_part(g.name, ' ', 1) <> split_part(p.name, ' ', 1)
          and p.rank in (select r.rank from rank r where r.rank in ('genus', 'species') or r.level between 0 and 170)),
    placed as (
        update link l set parent = m.parent from misplaced m where l.number = m.number returning l.number)
    update job_row r set "values" = r."values" - 'parent' from placed where r.job_id = job and r.number = placed.number;

    create temporary table hybrid_parent on commit drop as
    select t.number, t.text, coalesce(k.number, n.number) as upon
    from (select g.number, btrim(unnest(case jsonb_typeof(g.hybrid_parents)
                     when 'array' then array(select jsonb_array_elements_text(g.hybrid_parents))
                     else regexp_split_to_array(g.hybrid_parents #>> '{}', '[;|]') end)) as text
          from given g where g.hybrid_parents is not null) t
    left join called k on k.text = 'k' || t.text
    left join called n on n.text = 'n' || lower(t.text) and n.number is distinct from t.number;

    update job_row r
    set state = 'failed',
        violations = '[{"field": "parent", "code": "ambiguous_reference", "message": "Several rows are called like its parent, and not one of them is accepted"}]'
    from link l where r.job_id = job and r.number = l.number and l.unclear;

    create temporary table dependence on commit drop as
    select number, parent as upon from link where parent is not null
    union
    select number, senior from link where senior is not null
    union
    select number, upon from hybrid_parent where upon is not null;
    create temporary table open on commit drop as
    select g.number, count(d.upon)::int as waits from given g left join dependence d on d.number = g.number group by g.number;
    create index on dependence (upon);
    create index on open (number);
    analyze dependence;
    analyze open;

    create temporary table ready (number int primary key, place int) on commit drop;
    insert into ready select number, 0 from open where waits = 0;
    loop
        update open o set waits = o.waits - c.met
        from (select d.number, count(*)::int as met from dependence d join ready r on r.number = d.upon
              where r.place = round group by d.number) c
        where c.number = o.number;
        exit when not found;
        insert into ready
        select o.number, round + 1 from open o
        where o.waits = 0 and o.number in (
            select d.number from dependence d join ready r on r.number = d.upon where r.place = round);
        round := round + 1;
    end loop;

    -- whoever refers to another row has a place behind it
    update job_row r
    set place = ready.place,
        "values" = r."values" || jsonb_strip_nulls(jsonb_build_object(
            '_parent', l.parent, '_senior', l.senior, '_hybrid_parents', h.rows))
    from ready
    join link l on l.number = ready.number
    left join (select number, jsonb_object_agg(text, upon) as rows from hybrid_parent where upon is not null group by number) h
        on h.number = ready.number
    where r.job_id = job and r.number = ready.number and ready.place > 0;

    -- Of what is left those on whom nobody left depends are not of the circle but below it.
    delete from open where waits = 0;
    create temporary table below (number int) on commit drop;
    loop
        with loose as (
            delete from open o
            where not exists (select from dependence d join open other on other.number = d.number where d.upon = o.number)
            returning o.number)
        insert into below select number from loose;
        exit when not found;
    end loop;
    update job_row r
    set state = 'failed', violations = '[{"field": "parent", "code": "cycle", "message": "It stands below itself, or is a synonym of itself"}]'
    from open o where r.job_id = job and r.number = o.number;
    update job_row r
    set state = 'failed', violations = '[{"field": "parent", "code": "depends_on_failed", "message": "It refers to a row that fails"}]'
    from below b where r.job_id = job and r.number = b.number;
end
$$;
