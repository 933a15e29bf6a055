-- Units of measure. A unit's factor leads to its base unit, exactly: value in base = value · factor + offset.

create table unit (
    id uuid primary key,
    version bigint not null default 1,
    created_at timestamptz not null,
    created_by text not null,
    updated_at timestamptz not null,
    updated_by text not null,
    name text not null,
    symbol text not null,
    ucum_code text not null,
    quantity_kind text not null,
    base_unit_id uuid,
    multiplication_factor numeric not null default 1,
    conversion_offset numeric not null default 0,
    former_code text,
    translations jsonb not null default '{}',
    languages text[] not null default '{}',
    constraint unit_base_unit_id foreign key (base_unit_id) references unit,
    constraint unit_factor_positive check (multiplication_factor > 0),
    constraint unit_base_is_itself check (base_unit_id is not null or (multiplication_factor = 1 and conversion_offset = 0))
);

create unique index unit_name_key on unit (lower(name));
create unique index unit_ucum_code_key on unit (ucum_code);
create unique index unit_former_code_key on unit (former_code);
create index unit_base on unit (base_unit_id);
create index unit_quantity_kind on unit (quantity_kind, id);
create index unit_symbol on unit (lower(symbol));
comment on index unit_name_key is '409 duplicate_name name: another unit has this name';
comment on index unit_ucum_code_key is '409 duplicate ucum_code: another unit has this UCUM code';
comment on index unit_former_code_key is '409 duplicate former_code: another unit has this former code';
comment on constraint unit_base_unit_id on unit is '409 in_use : other units are converted to this one';
comment on constraint unit_factor_positive on unit is '422 factor_not_positive multiplication_factor: a factor is greater than 0';
comment on constraint unit_base_is_itself on unit is '422 factor_contradicts_ucum multiplication_factor: a base unit has factor 1 and offset 0';

-- One step leads from any unit to its base, and both measure the same kind of quantity.
create function unit_base() returns trigger
    language plpgsql as
$$
declare
    base unit;
begin
    if new.base_unit_id is not null then
        select * into base from unit where id = new.base_unit_id for share;
        if base.base_unit_id is not null or new.base_unit_id = new.id
            or exists (select from unit where base_unit_id = new.id) then
            raise exception '422 base_unit_chain base_unit_id: a base unit has no base unit itself';
        end if;
        if base.quantity_kind <> new.quantity_kind then
            raise exception '422 kind_mismatch base_unit_id: a unit of % has no base unit of %', new.quantity_kind, base.quantity_kind;
        end if;
    elsif exists (select from unit where base_unit_id = new.id and quantity_kind <> new.quantity_kind) then
        raise exception '422 kind_mismatch quantity_kind: units of another kind are converted to this one';
    end if;
    return new;
end
$$;
create trigger base before insert or update of base_unit_id, quantity_kind on unit
    for each row execute function unit_base();

-- The units that a text refers to: by id, else UCUM code (case matters), else name, else former code.
create function unit_matches(ref text) returns setof uuid
    language plpgsql stable rows 1 as
$$
begin
    if ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        return query select id from unit where id = ref::uuid;
        return;
    end if;
    return query select id from unit where ucum_code = ref;
    if not found then
        return query select id from unit where lower(name) = lower(ref);
    end if;
    if not found then
        return query select id from unit where former_code = ref;
    end if;
end
$$;

select translate('unit', 'unit');

-- The language in which a reader is told a unit: the first wanted one that it has; `name` is in the default language.
create function unit_language(languages text[], wanted text[]) returns text
    language sql stable parallel safe
    return coalesce(
        (select l from unnest(wanted) with ordinality w(tag, place)
         join unnest(languages || (select code from language where is_default)) l on lower(l) = w.tag order by place limit 1),
        (select code from language where is_default));

-- A unit's own name is its text in the default language; in the others it lacks one until somebody writes it.
create or replace view translation_view as
select concat_ws(':', t.thing_type, t.thing_id, t.rank, l.code) as id, t.thing_type, t.thing_id, t.rank,
       l.code as language, coalesce(w.name, n.name) as name, w.description, coalesce(w.name, n.name) is null as missing,
       coalesce(
           (select o.name from translation o
            where o.thing_type = t.thing_type and o.thing_id = t.thing_id and o.rank = t.rank and o.name is not null
            order by o.language = (select d.code from language d where d.is_default) desc, o.language limit 1),
           (select u.name from unit u where u.id = t.thing_id)) as thing_name
from (select thing_type, thing_id, rank from translation union select 'unit', id, 0 from unit) t
cross join language l
left join translation w
       on w.thing_type = t.thing_type and w.thing_id = t.thing_id and w.rank = t.rank and w.language = l.code
left join unit n on n.id = t.thing_id and l.is_default;

create view unit_view as
select u.id, u.version, u.created_at, u.created_by, u.updated_at, u.updated_by,
       u.name, u.symbol, u.ucum_code, u.quantity_kind, u.base_unit_id, b.ucum_code as base_ucum_code,
       u.multiplication_factor, u.conversion_offset, u.former_code, u.translations,
       u.languages, u.translations -> unit_language(u.languages, '{}') ->> 'description' as description,
       unit_language(u.languages, '{}') as language
from unit u
left join unit b on b.id = u.base_unit_id;

select biotrail.record('unit', label => 'r.name', exclude => '{languages}', log_names => '{"translations": "translation changed"}');

-- The common metric units. Each kind has one base; a base of null is the base itself. UnitTest holds every factor here
-- against UCUM.
create temporary table common (place serial, name text, symbol text, ucum text, kind text, base text, factor numeric, shift numeric)
    on commit drop;
insert into common (name, symbol, ucum, kind, base, factor, shift) values
    ('kilogram', 'kg', 'kg', 'mass', null, 1, 0),
    ('gram', 'g', 'g', 'mass', 'kg', 0.001, 0),
    ('milligram', 'mg', 'mg', 'mass', 'kg', 0.000001, 0),
    ('microgram', 'µg', 'ug', 'mass', 'kg', 0.000000001, 0),
    ('nanogram', 'ng', 'ng', 'mass', 'kg', 0.000000000001, 0),
    ('tonne', 't', 't', 'mass', 'kg', 1000, 0),
    ('cubic metre', 'm³', 'm3', 'volume', null, 1, 0),
    ('litre', 'L', 'L', 'volume', 'm3', 0.001, 0),
    ('millilitre', 'mL', 'mL', 'volume', 'm3', 0.000001, 0),
    ('microlitre', 'µL', 'uL', 'volume', 'm3', 0.000000001, 0),
    ('nanolitre', 'nL', 'nL', 'volume', 'm3', 0.000000000001, 0),
    ('cubic decimetre', 'dm³', 'dm3', 'volume', 'm3', 0.001, 0),
    ('cubic centimetre', 'cm³', 'cm3', 'volume', 'm3', 0.000001, 0),
    ('cubic millimetre', 'mm³', 'mm3', 'volume', 'm3', 0.000000001, 0),
    ('metre', 'm', 'm', 'length', null, 1, 0),
    ('kilometre', 'km', 'km', 'length', 'm', 1000, 0),
    ('decimetre', 'dm', 'dm', 'length', 'm', 0.1, 0),
    ('centimetre', 'cm', 'cm', 'length', 'm', 0.01, 0),
    ('millimetre', 'mm', 'mm', 'length', 'm', 0.001, 0),
    ('micrometre', 'µm', 'um', 'length', 'm', 0.000001, 0),
    ('nanometre', 'nm', 'nm', 'length', 'm', 0.000000001, 0),
    ('square metre', 'm²', 'm2', 'area', null, 1, 0),
    ('square kilometre', 'km²', 'km2', 'area', 'm2', 1000000, 0),
    ('hectare', 'ha', 'har', 'area', 'm2', 10000, 0),
    ('are', 'a', 'ar', 'area', 'm2', 100, 0),
    ('square decimetre', 'dm²', 'dm2', 'area', 'm2', 0.01, 0),
    ('square centimetre', 'cm²', 'cm2', 'area', 'm2', 0.0001, 0),
    ('square millimetre', 'mm²', 'mm2', 'area', 'm2', 0.000001, 0),
    ('second', 's', 's', 'time', null, 1, 0),
    ('millisecond', 'ms', 'ms', 'time', 's', 0.001, 0),
    ('microsecond', 'µs', 'us', 'time', 's', 0.000001, 0),
    ('minute', 'min', 'min', 'time', 's', 60, 0),
    ('hour', 'h', 'h', 'time', 's', 3600, 0),
    ('day', 'd', 'd', 'time', 's', 86400, 0),
    ('week', 'wk', 'wk', 'time', 's', 604800, 0),
    ('year', 'a', 'a', 'time', 's', 31557600, 0),
    ('kelvin', 'K', 'K', 'temperature', null, 1, 0),
    ('degree Celsius', '°C', 'Cel', 'temperature', 'K', 1, 273.15),
    ('mole', 'mol', 'mol', 'amount', null, 1, 0),
    ('kilomole', 'kmol', 'kmol', 'amount', 'mol', 1000, 0),
    ('millimole', 'mmol', 'mmol', 'amount', 'mol', 0.001, 0),
    ('micromole', 'µmol', 'umol', 'amount', 'mol', 0.000001, 0),
    ('nanomole', 'nmol', 'nmol', 'amount', 'mol', 0.000000001, 0),
    ('picomole', 'pmol', 'pmol', 'amount', 'mol', 0.000000000001, 0),
    ('mole per cubic metre', 'mol/m³', 'mol/m3', 'concentration', null, 1, 0),
    ('mole per litre', 'mol/L', 'mol/L', 'concentration', 'mol/m3', 1000, 0),
    ('millimole per litre', 'mmol/L', 'mmol/L', 'concentration', 'mol/m3', 1, 0),
    ('micromole per litre', 'µmol/L', 'umol/L', 'concentration', 'mol/m3', 0.001, 0),
    ('nanomole per litre', 'nmol/L', 'nmol/L', 'concentration', 'mol/m3', 0.000001, 0),
    ('kilogram per cubic metre', 'kg/m³', 'kg/m3', 'mass_concentration', null, 1, 0),
    ('gram per litre', 'g/L', 'g/L', 'mass_concentration', 'kg/m3', 1, 0),
    ('milligram per litre', 'mg/L', 'mg/L', 'mass_concentration', 'kg/m3', 0.001, 0),
    ('milligram per millilitre', 'mg/mL', 'mg/mL', 'mass_concentration', 'kg/m3', 1, 0),
    ('microgram per litre', 'µg/L', 'ug/L', 'mass_concentration', 'kg/m3', 0.000001, 0),
    ('microgram per millilitre', 'µg/mL', 'ug/mL', 'mass_concentration', 'kg/m3', 0.001, 0),
    ('microgram per microlitre', 'µg/µL', 'ug/uL', 'mass_concentration', 'kg/m3', 1, 0),
    ('nanogram per millilitre', 'ng/mL', 'ng/mL', 'mass_concentration', 'kg/m3', 0.000001, 0),
    ('gram per cubic centimetre', 'g/cm³', 'g/cm3', 'mass_concentration', 'kg/m3', 1000, 0),
    ('kilogram per mole', 'kg/mol', 'kg/mol', 'molar_mass', null, 1, 0),
    ('gram per mole', 'g/mol', 'g/mol', 'molar_mass', 'kg/mol', 0.001, 0),
    ('one', '1', '1', 'dimensionless', null, 1, 0),
    ('percent', '%', '%', 'dimensionless', '1', 0.01, 0),
    ('per mille', '‰', '[ppth]', 'dimensionless', '1', 0.001, 0),
    ('part per million', 'ppm', '[ppm]', 'dimensionless', '1', 0.000001, 0),
    ('part per billion', 'ppb', '[ppb]', 'dimensionless', '1', 0.000000001, 0),
    ('milligram per gram', 'mg/g', 'mg/g', 'dimensionless', '1', 0.001, 0),
    ('microgram per gram', 'µg/g', 'ug/g', 'dimensionless', '1', 0.000001, 0),
    ('reciprocal metre', 'm⁻¹', 'm-1', 'wavenumber', null, 1, 0),
    ('reciprocal centimetre', 'cm⁻¹', 'cm-1', 'wavenumber', 'm-1', 100, 0),
    ('radian', 'rad', 'rad', 'angle', null, 1, 0),
    ('degree', '°', 'deg', 'angle', 'rad', 0.01745329251994329576923690768488613, 0),
    ('hertz', 'Hz', 'Hz', 'frequency', null, 1, 0),
    ('kilohertz', 'kHz', 'kHz', 'frequency', 'Hz', 1000, 0),
    ('megahertz', 'MHz', 'MHz', 'frequency', 'Hz', 1000000, 0),
    ('metre per second', 'm/s', 'm/s', 'speed', null, 1, 0),
    ('kilometre per hour', 'km/h', 'km/h', 'speed', 'm/s', 0.2777777777777777777777777777777778, 0),
    ('cubic metre per second', 'm³/s', 'm3/s', 'flow_rate', null, 1, 0),
    ('millilitre per minute', 'mL/min', 'mL/min', 'flow_rate', 'm3/s', 0.00000001666666666666666666666666666666667, 0),
    ('microlitre per minute', 'µL/min', 'uL/min', 'flow_rate', 'm3/s', 0.00000000001666666666666666666666666666666667, 0),
    ('pascal', 'Pa', 'Pa', 'pressure', null, 1, 0),
    ('hectopascal', 'hPa', 'hPa', 'pressure', 'Pa', 100, 0),
    ('kilopascal', 'kPa', 'kPa', 'pressure', 'Pa', 1000, 0),
    ('megapascal', 'MPa', 'MPa', 'pressure', 'Pa', 1000000, 0),
    ('bar', 'bar', 'bar', 'pressure', 'Pa', 100000, 0),
    ('millibar', 'mbar', 'mbar', 'pressure', 'Pa', 100, 0),
    ('newton', 'N', 'N', 'force', null, 1, 0),
    ('joule', 'J', 'J', 'energy', null, 1, 0),
    ('kilojoule', 'kJ', 'kJ', 'energy', 'J', 1000, 0),
    ('electronvolt', 'eV', 'eV', 'energy', 'J', 0.0000000000000000001602176634, 0),
    ('watt', 'W', 'W', 'power', null, 1, 0),
    ('volt', 'V', 'V', 'electric_potential', null, 1, 0),
    ('kilovolt', 'kV', 'kV', 'electric_potential', 'V', 1000, 0),
    ('ampere', 'A', 'A', 'electric_current', null, 1, 0),
    ('siemens per metre', 'S/m', 'S/m', 'conductivity', null, 1, 0),
    ('microsiemens per centimetre', 'µS/cm', 'uS/cm', 'conductivity', 'S/m', 0.0001, 0),
    ('kilogram per square metre', 'kg/m²', 'kg/m2', 'mass_per_area', null, 1, 0),
    ('gram per square metre', 'g/m²', 'g/m2', 'mass_per_area', 'kg/m2', 0.001, 0),
    ('watt per square metre', 'W/m²', 'W/m2', 'irradiance', null, 1, 0),
    ('micromole per square metre and second', 'µmol/(m²·s)', 'umol/m2/s', 'photon_flux', null, 1, 0),
    ('pH', 'pH', '[pH]', 'acidity', null, 1, 0);
insert into unit (id, name, symbol, ucum_code, quantity_kind)
select biotrail.uuid7(), name, symbol, ucum, kind from common where base is null order by place;
insert into unit (id, name, symbol, ucum_code, quantity_kind, base_unit_id, multiplication_factor, conversion_offset)
select biotrail.uuid7(), c.name, c.symbol, c.ucum, c.kind, b.id, c.factor, c.shift
from common c join unit b on b.ucum_code = c.base
order by c.place;
