-- Vector tiles of locations (Mapbox Vector Tile 2), made by PostGIS. Areas of the first zooms come from location_outline,
-- which is simplified beforehand; what is small is thinned to a point a cell until one can see its shape.
create function location_tile(z int, x int, y int, levels int[]) returns bytea
    language plpgsql stable parallel safe as
$$
declare
    envelope constant geometry := st_tileenvelope(z, x, y);
    degrees constant double precision := 360 / 2 ^ z;
    margin constant double precision := degrees / 64;
    -- what stands a little beyond the border is drawn on both sides of it
    box constant geometry := st_makeenvelope(
        x * degrees - 180 - margin, degrees(atan(sinh(pi() * (1 - 2 * (y + 1) / 2 ^ z)))) - margin,
        (x + 1) * degrees - 180 + margin, degrees(atan(sinh(pi() * (1 - 2 * y / 2 ^ z)))) + margin, 4326);
begin
    return (
        select string_agg(drawn.tile, '' order by kind.place)
        from (values (1, 'administrative', 2, 10), (2, 'related', 97, 99), (3, 'plots', 100, 100),
                     (4, 'transects', 101, 101), (5, 'points', 999, 999)) kind (place, layer, least, most)
        cross join lateral (
            select st_asmvt(feature, kind.layer, 4096, 'geom') as tile
            from (select l.id::text as id, l.name, l.adm_level, l.parent_id::text as parent_id,
                         st_asmvtgeom(shape.geom, envelope) as geom
                  from (select o.location_id as id, o.geom
                        from location_outline o
                        where z <= 5 and kind.least < 100 and o.zoom = z and o.adm_level between kind.least and kind.most
                          and o.geom && envelope
                        union all
                        select a.id, st_transform(st_clipbybox2d(a.geom, box::box2d), 3857)
                        from location a
                        where z > 5 and kind.least < 100 and a.adm_level between kind.least and kind.most and a.geom && box
                        union all
                        select * from (
                            select distinct on (st_snaptogrid(s.point, degrees / 512)) s.id, st_transform(s.point, 3857)
                            from location s
                            where z < 12 and kind.least >= 100 and s.adm_level between kind.least and kind.most
                              and s.geom && box
                            order by st_snaptogrid(s.point, degrees / 512), s.id) thinned
                        union all
                        select s.id, st_transform(s.geom, 3857)
                        from location s
                        where z >= 12 and kind.least >= 100 and s.adm_level between kind.least and kind.most
                          and s.geom && box) shape
                  join location l on l.id = shape.id
                  where levels is null or l.adm_level = any (levels)
                  order by l.adm_level, l.id) feature
            where feature.geom is not null) drawn
        where octet_length(drawn.tile) > 0);
end
$$;
