-- Locations: places on Earth. What needs geometry or concerns many rows at once stands here, so that it holds for bulk
-- loads and operators' SQL too: the tree, the parts that points are looked up in, containment, related layers.

-- Levels are OpenStreetMap's numbers for administrative areas; which of them are in use is configuration
-- (biotrail.catalog.adm-levels).
create table adm_level (
    adm_level int primary key,
    name text not null,
    geometry_types text[] not null,
    related_layer boolean not null,
    translations jsonb not null,
    languages text[] not null
);
insert into adm_level (adm_level, name, geometry_types, related_layer, languages, translations)
select l, en, string_to_array(types, ','), l in (97, 98, 99), '{en,pt,fr}', jsonb_build_object(
           'en', jsonb_build_object('name', en), 'pt', jsonb_build_object('name', pt), 'fr', jsonb_build_object('name', fr))
from (values
    (-1, 'World', 'Mundo', 'Monde', 'MultiPolygon,Polygon'),
    (2, 'Country', 'País', 'Pays', 'MultiPolygon,Polygon'),
    (3, 'Region of a country', 'Região', 'Région', 'MultiPolygon,Polygon'),
    (4, 'State or province', 'Estado ou província', 'État ou province', 'MultiPolygon,Polygon'),
    (5, 'Region of a state', 'Mesorregião', 'Région d''un état', 'MultiPolygon,Polygon'),
    (6, 'County', 'Condado', 'Comté', 'MultiPolygon,Polygon'),
    (7, 'Group of municipalities', 'Microrregião', 'Groupe de communes', 'MultiPolygon,Polygon'),
    (8, 'Municipality', 'Município', 'Commune', 'MultiPolygon,Polygon'),
    (9, 'District', 'Distrito', 'District', 'MultiPolygon,Polygon'),
    (10, 'Quarter', 'Bairro', 'Quartier', 'MultiPolygon,Polygon'),
    (97, 'Environmental layer', 'Camada ambiental', 'Couche environnementale', 'MultiPolygon,Polygon'),
    (98, 'Indigenous territory', 'Terra indígena', 'Territoire autochtone', 'MultiPolygon,Polygon'),
    (99, 'Conservation unit', 'Unidade de conservação', 'Aire protégée', 'MultiPolygon,Polygon'),
    (100, 'Plot', 'Parcela', 'Parcelle', 'Point,Polygon'),
    (101, 'Transect', 'Transecto', 'Transect', 'LineString,Point'),
    (999, 'Point', 'Ponto', 'Point', 'Point')) known (l, en, pt, fr, types);

create sequence location_node;

create table location (
    id uuid primary key default biotrail.uuid7(),
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,

    name text not null,
    adm_level int not null constraint location_adm_level references adm_level,
    parent_id uuid,
    geom geometry(Geometry, 4326) not null,
    x numeric,
    y numeric,
    startx numeric,
    starty numeric,
    azimuth numeric not null default 0,
    altitude numeric,
    datum text not null default 'EPSG:4326',
    ismarine boolean not null default false,
    related_ids uuid[] not null default '{}',
    country_code text,
    coordinate_uncertainty numeric,
    external jsonb not null default '[]',
    notes text,
    geometry_origin text not null default 'submitted',
    verbatim_coordinates text,
    verbatim_srs text,

    -- Kept by triggers from here on.
    -- the related layers that cover it; related_ids are those that were given
    detected_ids uuid[] not null default '{}',
    area double precision,
    vertices int not null,
    point geometry(Point, 4326) not null,
    point_is text not null,
    geom_key bytea not null,
    node bigint not null,
    path ltree not null,

    constraint location_name_length check (length(name) between 1 and 200),
    constraint location_datum_length check (length(datum) <= 80),
    constraint location_altitude check (altitude between -11100 and 9000),
    constraint location_country_code check (country_code ~ '^[A-Z]{2}$'),
    constraint location_uncertainty check (coordinate_uncertainty >= 0),
    constraint location_origin check (geometry_origin in ('submitted', 'generated', 'relative')),
    constraint location_parent foreign key (parent_id) references location,
    constraint location_rootless check ((parent_id is null) = (adm_level = -1)),
    constraint location_dimensions check (case
        when adm_level = 100 then coalesce(x > 0 and y > 0, false) and (startx is null) = (starty is null)
        when adm_level = 101 then coalesce(x > 0 and y >= 0, false) and num_nonnulls(startx, starty) = 0
        else num_nonnulls(x, y, startx, starty) = 0 end)
);
comment on constraint location_adm_level on location is '422 unknown_level adm_level: there is no such level';
comment on constraint location_name_length on location is '422 too_long name: a name has 1 to 200 characters';
comment on constraint location_datum_length on location is '422 too_long datum: a datum has at most 80 characters';
comment on constraint location_altitude on location is '422 out_of_range altitude: an altitude lies between -11100 and 9000 metres';
comment on constraint location_country_code on location is '422 country_code country_code: a country code is two capital letters (ISO 3166-1 alpha-2)';
comment on constraint location_uncertainty on location is '422 out_of_range coordinate_uncertainty: an uncertainty is not negative';
comment on constraint location_dimensions on location is '422 dimension_required x: a plot has x and y above 0, a transect a length x and a width y, other locations none of them';
comment on constraint location_parent on location is '409 has_children : other locations lie in it';
comment on constraint location_rootless on location is '422 parent_required parent_id: every location but the World has a parent';

create unique index location_name_key on location (parent_id, lower(name));
create unique index location_geom_key on location (adm_level, geom_key);
create unique index location_country_code_key on location (country_code);
create unique index location_node_key on location (node);
comment on index location_name_key is '409 duplicate_name name: another location of this parent has this name';
comment on index location_geom_key is '409 duplicate_geometry geom: another location of this level has this geometry';
comment on index location_country_code_key is '409 duplicate country_code: another country has this code';
create index location_same_geometry on location (geom_key);
create index location_level on location (adm_level, lower(name), id);
create index location_lower_name on location (lower(name) text_pattern_ops, id);
create index location_words on location using gin (biotrail.fold(name) gin_trgm_ops);
create index location_word_prefix on location (biotrail.fold(name) text_pattern_ops);
create index location_path on location using gist (path);
create index location_geom on location using gist (geom);
create index location_point on location using gist ((point::geography)) where adm_level >= 100;
create index location_external on location using gin (external jsonb_path_ops);

-- Areas in pieces of few vertices, which an index finds quickly and precisely; derived from geom, not recorded.
create table location_part (
    location_id uuid not null constraint location_part_location references location on delete cascade,
    adm_level int not null,
    geom geometry(Geometry, 4326) not null
);
create index location_part_geom on location_part using gist (geom);
create index location_part_geography on location_part using gist ((geom::geography));
create index location_part_location_id on location_part (location_id);

-- Areas as maps of large parts of the world show them, for each zoom from 0 to 5 simplified to what a tile of 4,096 units
-- can tell apart, in such units from the world's upper left corner to the right and down, as a tile has them; where an area
-- is smaller than 8 units (a pixel of 512) it has none. Derived from geom, not recorded.
create table location_outline (
    location_id uuid not null constraint location_outline_location references location on delete cascade,
    zoom int not null,
    adm_level int not null,
    geom geometry not null constraint location_outline_unplaced check (st_srid(geom) = 0),
    primary key (location_id, zoom)
);
create index location_outline_geom on location_outline using gist (zoom, geom);

-- Which layers a location is related to, from related_ids and detected_ids; derived, not recorded.
create table location_related (
    location_id uuid not null constraint location_related_location references location on delete cascade,
    related_id uuid not null,
    origin text not null,
    primary key (location_id, related_id)
);
create index location_related_related_id on location_related (related_id);

create function location_world() returns uuid
    language sql immutable parallel safe
    return '00000000-0000-7000-8000-000000000002'::uuid;

-- Geometry -----------------------------------------------------------------------------------------------------------

-- One number for all that is the same area, wherever its rings begin; plots and lines are as they were drawn.
create function location_geom_key(geom geometry, adm_level int) returns bytea
    language sql immutable strict parallel safe
    return sha256(st_asbinary(case when adm_level < 100 then st_normalize(geom) else geom end));

/*
 The distance by which the part of a child that lies outside its parent is away from it, in metres: that of its place
 farthest from the parent, measured on the ellipsoid. Which place that is, is found on a plane shrunk to the latitude's
 length of a degree, with the corners of the outside part and the middle of its largest piece, which tells of filled bays.
*/
create function location_farthest(outside geometry, parent geometry) returns double precision
    language plpgsql immutable strict as
$$
declare
    shrink double precision := greatest(cos(radians((st_ymin(outside) + st_ymax(outside)) / 2)), 0.01);
    near geometry := st_clipbybox2d(parent, st_expand(outside::box2d, 0.3 / shrink, 0.3));
    flat geometry;
    worst geometry;
begin
    if st_isempty(near) then
        near := parent;
    end if;
    flat := st_scale(near, shrink, 1);
    select v.geom into worst
    from (select (st_dumppoints(outside)).geom
          union all
          (select st_pointonsurface(p.geom) from st_dump(outside) p order by st_area(p.geom) desc limit 1)) v
    order by st_distance(st_scale(v.geom, shrink, 1), flat) desc
    limit 1;
    shrink := greatest(cos(radians(st_y(worst))), 0.01);
    return st_distance(
        worst::geography,
        st_scale(st_closestpoint(st_scale(near, shrink, 1), st_scale(worst, shrink, 1)), 1 / shrink, 1)::geography);
end
$$;

-- Metres by which a child leaves a location; 0 when it lies in it.
create function location_excess(child geometry, parent_id uuid) returns double precision
    language plpgsql stable strict as
$$
declare
    parent geometry;
    outside geometry;
    metres double precision;
begin
    if parent_id = location_world() then
        return 0;
    end if;
    if st_geometrytype(child) = 'ST_Point'
        and exists (select from location_part p where p.location_id = location_excess.parent_id and st_covers(p.geom, child)) then
        return 0;
    end if;
    select l.geom into parent from location l where l.id = location_excess.parent_id;
    if st_covers(parent, child) then
        return 0;
    end if;
    outside := st_difference(child, parent);
    if st_isempty(outside) then
        return 0;
    end if;
    metres := location_farthest(outside, parent);
    -- what is made along an edge leaves it by the last places of its coordinates
    return case when metres < 0.001 then 0 else metres end;
end
$$;

-- The locations that cover a geometry and can be parents by detection: administrative areas, and plots for what is
-- small. The deepest comes first, then the smallest, then the oldest. One plan is kept, since making one for a point takes
-- five times as long as finding what covers it.
create function location_covering(child geometry, below int, with_plots boolean)
    returns table (id uuid, adm_level int)
    language plpgsql stable rows 5
    set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as
$$
declare
    middle constant geometry := st_pointonsurface(child);
    is_point constant boolean := st_geometrytype(child) = 'ST_Point';
begin
    return query
        select l.id, l.adm_level
        from (select distinct p.location_id
              from location_part p
              where st_covers(p.geom, middle)
                and ((p.adm_level between 2 and 10 and p.adm_level < below) or (with_plots and p.adm_level = 100))) found
        join location l on l.id = found.location_id
        where is_point or st_covers(l.geom, child)
        order by l.adm_level desc, l.area, l.created_at, l.id;
end
$$;

-- How far from a parent what lies in it may reach beyond it, in metres.
create function location_tolerance(
    parent_level int, parent_x numeric, parent_y numeric,
    country_level int, country_tolerance double precision, area_tolerance double precision) returns double precision
    language sql immutable parallel safe
    return case when parent_level = country_level then country_tolerance
                when parent_level = 100 then greatest(parent_x, parent_y)::double precision
                when parent_level = 101 then parent_y::double precision
                else area_tolerance end;

/*
 Where a new geometry belongs.
   adm_level, marine    of the child
   given                the parent that the caller names, or null
   itself               the child's own id when it exists already
   country_level, country_tolerance, area_tolerance   configuration; metres
 Answers the parent (null: none found), the metres outside of it, whether it was detected, a deeper area that covers the
 child, whether exchanged coordinates would lie in the parent.
*/
create function location_placement(
    child geometry, adm_level int, marine boolean, given uuid, itself uuid,
    country_level int, country_tolerance double precision, area_tolerance double precision,
    out parent_id uuid, out metres double precision, out tolerance double precision,
    out detected boolean, out better_id uuid, out swapped boolean)
    language plpgsql stable as
$$
declare
    special constant boolean := adm_level >= 97;
    in_plots constant boolean := adm_level >= 100;
    below constant int := case when special then 97 else adm_level end;
    candidate record;
    flipped geometry;
begin
    detected := given is null;
    swapped := false;
    metres := 0;
    if adm_level = country_level then
        parent_id := coalesce(given, location_world());
        return;
    end if;
    if given is null then
        select c.id into parent_id from location_covering(child, below, in_plots) c
        where c.id is distinct from itself
          and not exists (select from location i, location l where i.id = itself and l.id = c.id and l.path <@ i.path)
        limit 1;
        if parent_id is not null then
            return;
        end if;
        -- none covers it: the nearest one within its tolerance; a subplot never reaches beyond its plot
        select l.id, e.excess, e.allowed into candidate
        from (select distinct p.location_id
              from location_part p
              where p.geom && st_expand(
                        st_pointonsurface(child),
                        country_tolerance / 111000 / greatest(cos(radians(st_y(st_pointonsurface(child)))), 0.01),
                        country_tolerance / 110000)
                and (p.adm_level between 2 and 10 and p.adm_level < below
                     or location_placement.adm_level > 100 and p.adm_level = 100)
                and p.location_id is distinct from itself) near
        join location l on l.id = near.location_id
        cross join lateral (
            select location_excess(child, l.id) as excess,
                   location_tolerance(l.adm_level, l.x, l.y, country_level, country_tolerance, area_tolerance) as allowed) e
        where e.excess <= e.allowed
          and not exists (select from location i where i.id = itself and l.path <@ i.path)
        order by e.excess, l.adm_level desc, l.area
        limit 1;
        if found then
            parent_id := candidate.id;
            metres := candidate.excess;
            tolerance := candidate.allowed;
        elsif adm_level in (97, 98, 99) or (marine and special) then
            parent_id := location_world();
        elsif st_xmin(child) >= -90 and st_xmax(child) <= 90 then
            swapped := exists (select from location_covering(st_flipcoordinates(child), below, in_plots));
        end if;
        return;
    end if;

    parent_id := given;
    metres := location_excess(child, given);
    select location_tolerance(l.adm_level, l.x, l.y, country_level, country_tolerance, area_tolerance)
    into tolerance
    from location l where l.id = given;
    if metres > tolerance and not (marine and special) and st_xmin(child) >= -90 and st_xmax(child) <= 90 then
        flipped := st_flipcoordinates(child);
        swapped := location_excess(flipped, given) <= tolerance;
    end if;
    if metres <= tolerance then
        select c.id into better_id
        from location_covering(child, below, in_plots) c, location p
        where p.id = given and c.id is distinct from itself and p.adm_level not in (97, 98, 99, 101)
          and (c.adm_level > p.adm_level
               or p.adm_level = 100 and c.id in (select inner_plot.id from location inner_plot
                                                 where inner_plot.path <@ p.path and inner_plot.id <> p.id
                                                   and not exists (select from location i
                                                                   where i.id = itself and inner_plot.path <@ i.path)))
        limit 1;
    end if;
end
$$;

-- The children of locations that lie outside them, farther than is allowed; the farthest twenty.
create function location_children_outside(
    parents uuid[], country_level int, country_tolerance double precision, area_tolerance double precision)
    returns table (id uuid, name text, metres double precision)
    language sql stable
begin atomic
    select c.id, c.name, e.metres
    from location p join location c on c.parent_id = p.id
    cross join lateral (select location_excess(c.geom, p.id) as metres) e
    where p.id = any (parents) and not c.ismarine
      and e.metres > location_tolerance(p.adm_level, p.x, p.y, country_level, country_tolerance, area_tolerance)
    order by e.metres desc
    limit 20;
end;

/*
 Prepares a geometry that was sent: transforms it from a known reference system, repairs areas that are not valid.
 Answers the geometry to be stored, what was repaired, or why and where it cannot be: the structure method keeps holes
 holes, and where the linework method makes another area of it, its meaning is unclear.
*/
create function location_prepare(
    sent geometry, srid int, is_area boolean, repair boolean,
    out geom geometry, out repaired text, out refused text, out refused_at text)
    language plpgsql stable as
$$
declare
    detail valid_detail;
    structure geometry;
    linework geometry;
begin
    geom := st_setsrid(sent, 4326);
    if srid <> 4326 then
        begin
            geom := st_transform(st_setsrid(sent, srid), 4326);
        exception when others then
            refused := 'coordinates_out_of_range';
            return;
        end;
    end if;
    if st_xmin(geom) < -180 or st_xmax(geom) > 180 or st_ymin(geom) < -90 or st_ymax(geom) > 90
        or st_xmax(geom) <> st_xmax(geom) or st_xmax(geom) = 'Infinity' then
        refused := 'coordinates_out_of_range';
        return;
    end if;
    detail := st_isvaliddetail(geom);
    if not detail.valid and st_dimension(geom) = 2 then
        refused := detail.reason;
        refused_at := st_astext(detail.location, 6);
        if not is_area or not repair then
            return;
        end if;
        structure := st_collectionextract(st_makevalid(geom, 'method=structure'), 3);
        if st_isempty(structure) or st_area(structure) = 0 then
            return;
        end if;
        linework := st_collectionextract(st_makevalid(geom, 'method=linework'), 3);
        if abs(st_area(structure) - st_area(linework)) > 0.01 * greatest(st_area(structure), st_area(linework)) then
            refused := refused || '; it can be read as areas of different size';
            return;
        end if;
        repaired := refused;
        refused := null;
        geom := structure;
    end if;
    if is_area then
        geom := st_forcepolygonccw(geom);
    end if;
end
$$;

-- Points within metres of a place, nearest first.
create function location_near_points(place geometry, metres double precision)
    returns table (id uuid, metres_away double precision)
    language sql stable
begin atomic
    select l.id, st_distance(l.point::geography, place::geography)
    from location l
    where l.adm_level = 999 and st_dwithin(l.point::geography, place::geography, location_near_points.metres)
    order by 2, 1
    limit 20;
end;

-- A geometry as JSON carries it.
create function location_binary(geom geometry) returns text
    language sql immutable strict parallel safe
    return translate(encode(st_asbinary(geom), 'base64'), E'\n', '');

-- What is measured in a plot by: its ring and its sides.
create function location_frame(plot uuid) returns jsonb
    language sql stable
    return (select jsonb_build_object('geom', location_binary(l.geom), 'x', l.x, 'y', l.y)
            from location l where l.id = plot and l.adm_level = 100);

/*
 What a plot or transect is drawn from: the geometry that was sent, in WGS 84, the one that is stored, the plot that is
 named as its parent. See org.biotrail.catalog.location.Ground.
*/
create function location_ground(sent geometry, srid int, itself uuid, parent uuid) returns jsonb
    language plpgsql stable as
$$
declare
    known constant boolean := srid = 4326 or exists (select from spatial_ref_sys s where s.srid = location_ground.srid);
    prepared record;
begin
    if sent is not null then
        select * into prepared from location_prepare(sent, case when known then srid else 4326 end, false, false);
    else
        select null::geometry as geom, null::text as refused, null::text as refused_at into prepared;
    end if;
    return jsonb_build_object(
        'srs_known', known, 'refused', prepared.refused, 'refused_at', prepared.refused_at,
        'geom', location_binary(prepared.geom),
        'stored', (select location_binary(l.geom) from location l where l.id = itself and l.adm_level in (100, 101)),
        'outer', location_frame(parent));
end
$$;

/*
 All that the rules of placement need to know of a location before it is stored: the prepared geometry, where it belongs,
 whom it equals. A null geometry means that the stored one of `itself` stays. See org.biotrail.catalog.location.Survey.
*/
create function location_survey(
    sent geometry, srid int, repair boolean, level int, marine boolean, given uuid, itself uuid,
    country_level int, country_tolerance double precision, area_tolerance double precision) returns jsonb
    language plpgsql stable as
$$
declare
    known constant boolean := srid = 4326 or exists (select from spatial_ref_sys s where s.srid = location_survey.srid);
    prepared record;
    place record;
    shape geometry;
    above record;
    better text;
    equal record;
    near jsonb := '[]';
    repaired text;
begin
    if sent is null then
        select l.geom into shape from location l where l.id = itself;
    else
        select * into prepared
        from location_prepare(sent, case when known then srid else 4326 end, level < 100, repair);
        if prepared.refused is not null then
            return jsonb_build_object('srs_known', known, 'refused', prepared.refused, 'refused_at', prepared.refused_at);
        end if;
        shape := prepared.geom;
        repaired := prepared.repaired;
    end if;
    select * into place
    from location_placement(shape, level, marine, given, itself, country_level, country_tolerance, area_tolerance);
    select l.name, l.adm_level into above from location l where l.id = place.parent_id;
    select l.name into better from location l where l.id = place.better_id;
    select l.id, l.name, l.adm_level into equal
    from location l
    where l.geom_key = location_geom_key(shape, level) and l.id is distinct from itself and l.adm_level <> -1
    order by l.adm_level <> level
    limit 1;
    if level = 999 then
        select coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'name', l.name, 'metres', n.metres_away)), '[]') into near
        from location_near_points(shape, 100) n join location l on l.id = n.id
        where n.id is distinct from itself;
    end if;
    return jsonb_build_object(
        'srs_known', known,
        'repaired', repaired,
        'geom', case when sent is not null and st_asbinary(shape) <> st_asbinary(sent)
                     then location_binary(shape) end,
        'parent_id', place.parent_id, 'parent_name', above.name, 'parent_level', above.adm_level,
        'outer', case when above.adm_level = 100 then location_frame(place.parent_id) end,
        'detected', place.detected, 'metres', place.metres, 'tolerance', place.tolerance, 'swapped', place.swapped,
        'better_id', place.better_id, 'better_name', better,
        'equal_id', equal.id, 'equal_name', equal.name, 'equal_level', equal.adm_level,
        'near', near);
end
$$;

-- Triggers -----------------------------------------------------------------------------------------------------------

-- The layers that cover a plot, transect or point.
create function location_layers(geom geometry) returns uuid[]
    language sql stable
begin atomic
    select coalesce(array_agg(l.id order by l.adm_level, l.area, l.id), '{}')
    from (select distinct p.location_id
          from location_part p
          where p.adm_level between 97 and 99 and st_covers(p.geom, st_pointonsurface(location_layers.geom))) found
    join location l on l.id = found.location_id
    where st_geometrytype(location_layers.geom) = 'ST_Point' or st_covers(l.geom, location_layers.geom);
end;

create function location_place() returns trigger
    language plpgsql as
$$
declare
    above ltree;
begin
    if tg_op = 'INSERT' then
        new.node := nextval('location_node');
    end if;
    if tg_op = 'UPDATE' and new.adm_level = 100 then
        new.area := (new.x * new.y)::double precision;
    end if;
    if tg_op = 'INSERT' or new.geom is distinct from old.geom or new.adm_level <> old.adm_level then
        new.geom_key := location_geom_key(new.geom, new.adm_level);
        new.vertices := st_npoints(new.geom);
        -- the World's edges are half the globe long, which no course is
        new.area := case when new.adm_level = -1 then 510065621724088
                         when new.adm_level = 100 then (new.x * new.y)::double precision
                         when st_dimension(new.geom) = 2 then st_area(new.geom::geography) end;
        if new.adm_level >= 100 then
            new.point := st_pointn(coalesce(st_exteriorring(case when st_dimension(new.geom) = 2 then new.geom end),
                                            case when st_dimension(new.geom) = 1 then new.geom end,
                                            st_makeline(new.geom, new.geom)), 1);
            new.point_is := case when new.adm_level = 999 then 'the point itself' else 'its first vertex' end;
            new.detected_ids := location_layers(new.geom);
        else
            new.detected_ids := '{}';
            new.point := st_centroid(new.geom);
            new.point_is := 'centroid of the area';
            if not st_covers(new.geom, new.point) then
                new.point := st_pointonsurface(new.geom);
                new.point_is := 'a point on the surface, since the centroid lies outside';
            end if;
        end if;
    end if;
    if new.adm_level = -1 then
        if new.id <> location_world() then
            raise exception '422 unknown_level adm_level: there is one World';
        end if;
        new.path := text2ltree(new.node::text);
    elsif tg_op = 'INSERT' or new.parent_id is distinct from old.parent_id then
        select p.path into above from location p where p.id = new.parent_id;
        if not found then
            raise exception '422 unknown_reference parent_id: there is no location %', new.parent_id;
        end if;
        if tg_op = 'UPDATE' and above <@ old.path then
            raise exception '422 cycle parent_id: a location lies in itself then';
        end if;
        new.path := above || new.node::text;
    end if;
    return new;
end
$$;

-- The children of moved locations that get another path by it; parent by parent, as those of taxa.
create function location_carried(moved uuid[]) returns table (id uuid, path ltree)
    language plpgsql stable
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as
$$
begin
    return query
        select c.id, p.path || c.node::text from location p join location c on c.parent_id = p.id
        where p.id = any (moved) and c.path <> p.path || c.node::text;
end
$$;

-- Takes the paths of moved locations to what lies in them.
create function location_spread() returns trigger
    language plpgsql as
$$
declare
    moved uuid[];
begin
    -- Planned anew each time, since a plan for one row is not one for thousands.
    execute 'select array_agg(n.id) from new_rows n join old_rows o on o.id = n.id where n.path <> o.path' into moved;
    if moved is null or pg_trigger_depth() > 1 then
        return null;
    end if;
    while moved is not null loop
        with below as (
            update location t set path = c.path from location_carried(moved) c where t.id = c.id returning t.id)
        select array_agg(id) into moved from below;
    end loop;
    return null;
end
$$;

create function location_cut(areas uuid[]) returns void
    language sql volatile
begin atomic
    delete from location_part where location_id = any (areas);
    insert into location_part (location_id, adm_level, geom)
    select l.id, l.adm_level, st_subdivide(l.geom, 128)
    from location l
    where l.id = any (areas) and l.adm_level >= 0 and st_dimension(l.geom) = 2;
    delete from location_outline where location_id = any (areas);
    -- Mercator's projection ends at 85 degrees; a unit of the one tile of zoom 0 has 9,784 m of its equator.
    insert into location_outline (location_id, zoom, adm_level, geom)
    select o.id, o.zoom, o.adm_level, st_setsrid(o.geom, 0)
    from (select l.id, zoom, l.adm_level,
                 st_asmvtgeom(st_simplify(l.fine, 9784 / 2 ^ zoom, true), st_tileenvelope(0, 0, 0), (4096 * 2 ^ zoom)::int, 0, false) as geom
          from (select id, adm_level,
                       st_simplify(st_transform(st_clipbybox2d(geom, st_makebox2d(st_point(-180, -85), st_point(180, 85))), 3857),
                                   9784 / 2 ^ 5, true) as fine
                from location
                where id = any (areas) and adm_level between 0 and 99
                offset 0) l
          cross join generate_series(0, 5) zoom
          where greatest(st_xmax(l.fine) - st_xmin(l.fine), st_ymax(l.fine) - st_ymin(l.fine)) >= 8 * 9784 / 2 ^ zoom
          offset 0) o
    where o.geom is not null;
end;

-- Finds anew what layers cover the locations on and around the given layers.
create function location_relate(layers uuid[], around geometry[]) returns void
    language sql volatile
begin atomic
    update location l set detected_ids = location_layers(l.geom)
    where l.adm_level >= 100
      and l.id in (
          select near.id from unnest(around) place, location near where near.geom && place and near.adm_level >= 100
          union
          select r.location_id from location_related r where r.related_id = any (layers) and r.origin = 'detected')
      and l.detected_ids is distinct from location_layers(l.geom);
end;

create function location_link(locations uuid[]) returns void
    language sql volatile
begin atomic
    delete from location_related where location_id = any (locations);
    insert into location_related (location_id, related_id, origin)
    select l.id, r, 'given' from location l, unnest(l.related_ids) r where l.id = any (locations)
    union
    select l.id, d, 'detected' from location l, unnest(l.detected_ids) d
    where l.id = any (locations) and not d = any (l.related_ids);
end;

create function location_supply() returns trigger
    language plpgsql as
$$
declare
    areas uuid[];
    layers uuid[];
    places geometry[];
    linked uuid[];
begin
    if tg_op = 'INSERT' then
        select array_agg(id) filter (where vertices > 1),
               array_agg(id) filter (where adm_level between 97 and 99),
               array_agg(geom) filter (where adm_level between 97 and 99),
               array_agg(id) filter (where related_ids <> '{}' or detected_ids <> '{}')
        into areas, layers, places, linked from new_rows;
    else
        execute $sql$
            select array_agg(n.id) filter (where n.geom_key <> o.geom_key or n.adm_level <> o.adm_level),
                   array_agg(n.id) filter (where (n.geom_key <> o.geom_key or n.adm_level <> o.adm_level)
                                             and (n.adm_level between 97 and 99 or o.adm_level between 97 and 99)),
                   array_agg(n.geom) filter (where n.geom_key <> o.geom_key and n.adm_level between 97 and 99),
                   array_agg(n.id) filter (where n.related_ids <> o.related_ids or n.detected_ids <> o.detected_ids)
            from new_rows n join old_rows o on o.id = n.id$sql$
        into areas, layers, places, linked;
    end if;
    if areas is not null then
        perform location_cut(areas);
    end if;
    if linked is not null then
        perform location_link(linked);
    end if;
    if layers is not null then
        perform location_relate(layers, coalesce(places, '{}'));
    end if;
    return null;
end
$$;

-- A layer that goes is forgotten where it was detected; where it was given by hand it may not go.
create function location_release() returns trigger
    language plpgsql as
$$
begin
    if exists (select from old_rows o join location_related r on r.related_id = o.id where r.origin = 'given') then
        raise exception '409 in_use : other locations were related to it by hand';
    end if;
    update location l
    set detected_ids = array(select d from unnest(l.detected_ids) with ordinality u(d, n)
                             where d not in (select id from old_rows) order by n)
    where l.id in (select r.location_id from old_rows o join location_related r on r.related_id = o.id);
    return null;
end
$$;

create trigger lock_insert before insert on location for each statement execute function lock_tree('location', 'shared');
create trigger lock_update before update of parent_id on location for each statement execute function lock_tree('location', 'alone');
create trigger place_insert before insert on location for each row execute function location_place();
create trigger place_update before update of parent_id, geom, adm_level, x, y on location
    for each row execute function location_place();
create trigger supply_delete after delete on location referencing old table as old_rows
    for each statement execute function location_release();
create trigger spread after update on location referencing old table as old_rows new table as new_rows
    for each statement execute function location_spread();
create trigger supply_insert after insert on location referencing new table as new_rows
    for each statement execute function location_supply();
create trigger supply_update after update on location referencing old table as old_rows new table as new_rows
    for each statement execute function location_supply();

-- Names and references -----------------------------------------------------------------------------------------------

create function location_full_name(path ltree, separator text) returns text
    language sql stable
begin atomic
    select string_agg(a.name, separator order by nlevel(a.path))
    from location a
    where a.node = any (string_to_array(location_full_name.path::text, '.')::bigint[]) and a.adm_level <> -1;
end;

select biotrail.record('location',
    label => 'coalesce(location_full_name(subpath(r.path, 0, -1), '' > '') || '' > '', '''') || r.name',
    exclude => '{path, node, vertices, point, point_is, geom_key, area}',
    digest => '{geom, verbatim_coordinates}',
    whole => '{row}.adm_level >= 100',
    log_names => '{"parent_id": "parent changed", "geom": "geometry changed", "x": "geometry changed", "y": "geometry changed", "startx": "geometry changed", "starty": "geometry changed", "azimuth": "geometry changed", "related_ids": "related layers changed", "detected_ids": "related layers changed"}');

insert into location (id, name, adm_level, geom)
values (location_world(), 'World', -1, st_makeenvelope(-180, -90, 180, 90, 4326));
create trigger a_protect before update or delete on location for each row
    when (old.adm_level = -1) execute function protect_root('The World');

-- The locations that a text refers to: by id, by full name (`Brazil > Amazonas > Manaus`), by name.
create function location_matches(ref text) returns setof uuid
    language plpgsql stable as
$$
declare
    names constant text[] := array(select btrim(n) from unnest(string_to_array(ref, '>')) n);
    found_ids uuid[];
begin
    if ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        return query select id from location where id = ref::uuid;
        return;
    end if;
    if cardinality(names) > 1 then
        select array_agg(id) into found_ids from location
        where lower(name) = lower(names[1]) and parent_id = location_world();
        for step in 2 .. cardinality(names) loop
            exit when found_ids is null;
            select array_agg(id) into found_ids from location
            where parent_id = any (found_ids) and lower(name) = lower(names[step]);
        end loop;
        if found_ids is not null then
            return query select unnest(found_ids);
            return;
        end if;
    end if;
    return query select id from location where lower(name) = lower(btrim(ref)) limit 21;
end
$$;

-- Where the one location stands that a text refers to, for root=.
create function location_path_of(ref text) returns ltree
    language plpgsql stable as
$$
declare
    found_ids constant uuid[] := array(select location_matches(ref));
begin
    if found_ids = '{}' then
        raise exception '422 unknown_reference root: there is no location %', left(ref, 100);
    elsif cardinality(found_ids) > 1 then
        raise exception '422 ambiguous_reference root: there are several locations %', left(ref, 100);
    end if;
    return (select path from location where id = found_ids[1]);
end
$$;

-- What lies within metres of a place, on the ellipsoid: areas by their pieces, the rest by itself.
create function location_near(latitude double precision, longitude double precision, metres double precision)
    returns setof uuid
    language sql stable
begin atomic
    select l.id from location l
    where l.adm_level >= 100
      and st_dwithin(l.point::geography, st_setsrid(st_point(longitude, latitude), 4326)::geography, metres)
    union
    select p.location_id from location_part p
    where st_dwithin(p.geom::geography, st_setsrid(st_point(longitude, latitude), 4326)::geography, metres);
end;

-- What lies in the area of a location, and what meets it.
create function location_within(place uuid) returns setof uuid
    language sql stable
begin atomic
    select l.id from location a join location l on l.geom && a.geom and l.id <> a.id and l.adm_level <> -1
    where a.id = place and st_covers(a.geom, l.geom);
end;
create function location_intersecting(place uuid) returns setof uuid
    language sql stable
begin atomic
    select l.id from location a join location l on l.geom && a.geom and l.id <> a.id and l.adm_level <> -1
    where a.id = place and st_intersects(a.geom, l.geom);
end;

-- What meets a box of longitudes and latitudes; west of more than east goes over the antimeridian.
create function location_in_box(
    west double precision, south double precision, east double precision, north double precision) returns setof uuid
    language sql stable
begin atomic
    select l.id from location l
    where l.adm_level <> -1 and west <= east
      and st_intersects(l.geom, st_makeenvelope(west, south, east, north, 4326))
    union
    select l.id from location l
    where l.adm_level <> -1 and west > east
      and (st_intersects(l.geom, st_makeenvelope(west, south, 180, north, 4326))
           or st_intersects(l.geom, st_makeenvelope(-180, south, east, north, 4326)));
end;

-- Areas that cover a place; deepest for the one that it would get as parent. They are few: were they taken for a thousand,
-- all locations would be read to join them.
create function location_containing(latitude double precision, longitude double precision, deepest boolean)
    returns setof uuid
    language sql stable rows 10
begin atomic
    select p.location_id from location_part p
    where not deepest and st_covers(p.geom, st_setsrid(st_point(longitude, latitude), 4326))
    union
    (select c.id from location_covering(st_setsrid(st_point(longitude, latitude), 4326), 97, true) c
     where deepest limit 1);
end;

create function location_country(path ltree, country_level int) returns text
    language sql stable
begin atomic
    select a.name from location a
    where a.node = any (string_to_array(location_country.path::text, '.')::bigint[]) and a.adm_level = country_level
    limit 1;
end;

create view location_view as
select l.id, l.version, l.created_at, l.created_by, l.updated_at, l.updated_by,
       l.name, l.adm_level, text_in(v.translations, v.languages, '{}', 'name') as level_name,
       chosen_language(v.languages, '{}') as language, l.parent_id, p.name as parent_name,
       coalesce(location_full_name(l.path, ' > '), l.name) as full_name,
       location_full_name(subpath(l.path, 0, -1), ' | ') as higher_geography,
       location_country(l.path, 2) as country, l.country_code,
       nlevel(l.path) - 1 as depth,
       l.x, l.y, l.startx, l.starty, l.azimuth, l.altitude, l.datum, l.ismarine,
       l.related_ids, l.detected_ids, l.coordinate_uncertainty, l.external, l.notes,
       l.geometry_origin, l.verbatim_coordinates, l.verbatim_srs,
       l.area,
       case when l.adm_level = 101 then l.x::double precision end as length,
       st_y(l.point) as decimal_latitude, st_x(l.point) as decimal_longitude,
       'decimal_latitude and decimal_longitude are ' || l.point_is as georeference_remarks,
       'EPSG:4326' as geodetic_datum,
       array[st_xmin(l.geom), st_ymin(l.geom), st_xmax(l.geom), st_ymax(l.geom)] as bbox,
       l.vertices,
       (select count(*) from location c where c.parent_id = l.id) as children_count,
       (select coalesce(jsonb_agg(jsonb_build_object('id', r.related_id, 'name', m.name, 'adm_level', m.adm_level,
                                                     'origin', r.origin) order by m.adm_level, m.area, m.id), '[]')
        from location_related r join location m on m.id = r.related_id where r.location_id = l.id) as related,
       (select r.related_id from location_related r join location m on m.id = r.related_id
        where r.location_id = l.id and m.adm_level = 99 order by m.area, m.id limit 1) as conservation_unit_id,
       l.path, l.point,
       l.geom,
       case when l.vertices > 50 then st_simplifypreservetopology(l.geom, sqrt(st_area(l.geom::box2d)) / 200)
            else l.geom end as simplified,
       st_astext(l.geom) as footprint_wkt
from location l
join adm_level v on v.adm_level = l.adm_level
left join location p on p.id = l.parent_id;
