-- What ranks are called in other languages than that of their words.
alter table rank add column translations jsonb not null default '{}';

update rank r
set translations = jsonb_build_object('en', jsonb_build_object('name', r.name), 'pt', jsonb_build_object('name', known.pt))
from (values
    ('root', 'raiz'), ('clade', 'clado'), ('domain', 'domínio'), ('kingdom', 'reino'), ('subkingdom', 'sub-reino'),
    ('superphylum', 'superfilo'), ('phylum', 'filo'), ('subphylum', 'subfilo'), ('superclass', 'superclasse'),
    ('class', 'classe'), ('subclass', 'subclasse'), ('infraclass', 'infraclasse'), ('superorder', 'superordem'),
    ('order', 'ordem'), ('suborder', 'subordem'), ('infraorder', 'infraordem'), ('superfamily', 'superfamília'),
    ('family', 'família'), ('subfamily', 'subfamília'), ('supertribe', 'supertribo'), ('tribe', 'tribo'),
    ('subtribe', 'subtribo'), ('supergenus', 'supergênero'), ('genus', 'gênero'), ('subgenus', 'subgênero'),
    ('section', 'seção'), ('subsection', 'subseção'), ('series', 'série'), ('superspecies', 'superespécie'),
    ('species', 'espécie'), ('subspecies', 'subespécie'), ('supervariety', 'supervariedade'), ('variety', 'variedade'),
    ('subvariety', 'subvariedade'), ('superform', 'superforma'), ('form', 'forma'), ('subform', 'subforma'),
    ('cultivar', 'cultivar')) known (rank, pt)
where r.rank = known.rank;

alter table rank add column languages text[] not null default '{}';
update rank set languages = array(select jsonb_object_keys(translations) order by 1);
