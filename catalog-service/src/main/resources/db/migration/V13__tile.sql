-- Vector tiles of locations (Mapbox Vector Tile 2), made by PostGIS. Areas of the first zooms come from location_outline,
-- which is simplified beforehand and in units of a tile, so that what lies in one is only moved there. What is small is
-- thinned to a point a cell until one can see its shape. What leaves nothing in the tile st_asmvt passes over.
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
    -- the same in units of outlines
    frame constant geometry := st_makeenvelope(4096 * x - 64, 4096 * y - 64, 4096 * (x + 1) + 64, 4096 * (y + 1) + 64);
begin
    return (
        select string_agg(drawn.tile, '' order by kind.place)
        from (values (1, 'administrative', 2, 10), (2, 'related', 97, 99), (3, 'plots', 100, 100),
                     (4, 'transects', 101, 101), (5, 'points', 999, 999)) kind (place, layer, least, most)
        cross join lateral (
            select st_asmvt(feature, kind.layer, 4096, 'geom') as tile
            from (select l.id::text as id, l.name, l.adm_level, l.parent_id::text as parent_id, shape.geom
                  from (select o.location_id as id,
                               case when o.geom @ frame then st_translate(o.geom, -4096 * x, -4096 * y)
                                    else st_asmvtgeom(st_affine(st_clipbybox2d(o.geom, frame::box2d),
                                                                1, 0, 0, -1, -4096 * x, 4096 * (y + 1)),
                                                      'box(0 0, 4096 4096)'::box2d) end as geom
                        from location_outline o
                        where z <= 5 and kind.least < 100 and o.zoom = z and o.adm_level between kind.least and kind.most
                          and o.geom && frame
                        union all
                        select a.id, st_asmvtgeom(st_transform(st_clipbybox2d(a.geom, box::box2d), 3857), envelope)
                        from location a
                        where z > 5 and kind.least < 100 and a.adm_level between kind.least and kind.most and a.geom && box
                        union all
                        select thinned.id, st_asmvtgeom(st_transform(thinned.point, 3857), envelope)
                        from (
                            select distinct on (st_snaptogrid(s.point, degrees / 512)) s.id, s.point
                            from location s
                            where z < 12 and kind.least >= 100 and s.adm_level between kind.least and kind.most
                              and s.geom && box
                            order by st_snaptogrid(s.point, degrees / 512), s.id) thinned
                        union all
                        select s.id, st_asmvtgeom(st_transform(s.geom, 3857), envelope)
                        from location s
                        where z >= 12 and kind.least >= 100 and s.adm_level between kind.least and kind.most
                          and s.geom && box) shape
                  join location l on l.id = shape.id
                  where levels is null or l.adm_level = any (levels)
                  order by l.adm_level, l.id) feature) drawn
        where octet_length(drawn.tile) > 0);
end
$$;
