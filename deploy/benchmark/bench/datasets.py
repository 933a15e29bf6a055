"""Datasets of a thousand and a hundred thousand, with users and memberships: what a page, an item and a search cost, and what
they cost somebody of whom access is asked (tracker, section 9).

The rows are made by SQL, with their triggers; the events of that are taken out of the outbox before they are sent.
"""

import json
import statistics
import urllib.request

from load import Http, alternate, median
from report import Result

DATABASE = "biotrail_tracker"
WORDS = ("alkaloid", "bark", "canopy", "drought", "elevation", "fungus", "glycoside", "herbarium", "island", "juniper", "karst", "lichen")
FACETS = "project,license,privacy,tag,year"


def datasets(bench):
    """Pages, items and searches as they grow, for a user and for a super admin."""
    headers = {user: {"Authorization": f"Bearer {bench.token(user)}"} for user in ("full", "admin")}
    subject = me(bench, "full")
    taken = {}
    for size in (bench.datasets // 100, bench.datasets):
        grow(bench, size, subject)
        taken[size] = {name: median(bench, paths, headers["full"]) for name, paths in items(bench).items()}
    small, large = taken
    for name in taken[small]:
        yield Result(f"{name}, cost among many datasets", taken[large][name] / taken[small][name], "×", 1.5, "less",
                     f"{taken[large][name]:.2f} ms among {large:,}, {taken[small][name]:.2f} ms among {small:,}")
    for name, path, user, other, user_of_other, target in (
            ("a page of 1,000 datasets as a user, as a super admin", "?limit=1000", "full", "?limit=1000", "admin", 1.5),
            ("a page of what one is a member of, any page", "?mine=true", "full", "", "full", 2),
            ("a page of what one may edit, any page", "?editable=true", "full", "", "full", 2),
            (f"a search with {FACETS.count(',') + 1} facets, without", f"?q={WORDS[0]}&facets={FACETS}", "full", f"?q={WORDS[0]}", "full", 4)):
        pairs = alternate(Http(bench.url("/tracker/v1/datasets" + path), headers=headers[user], connections=1),
                          Http(bench.url("/tracker/v1/datasets" + other), headers=headers[user_of_other], connections=1), bench.seconds, bench.rounds)
        ratios = [theirs / ours for ours, theirs in pairs]
        yield Result(name, statistics.median(ratios), "×", target, "less",
                     f"{1000 / statistics.median(ours for ours, _ in pairs):.1f} ms against {1000 / statistics.median(theirs for _, theirs in pairs):.1f} ms", ratios)


def me(bench, user):
    """The id of a user, whom the first request makes."""
    asked = urllib.request.Request(bench.url("/tracker/v1/users/me"), headers={"Authorization": f"Bearer {bench.token(user)}"})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return json.loads(answer.read())["id"]


def grow(bench, size, subject):
    """So many datasets: ten an order, a hundred a project, three members each; one in twenty is not listed. A tenth as many
    users, of whom each is a member of thirty; so is the one who asks."""
    words = "array[" + ",".join(f"'{word}'" for word in WORDS) + "]"
    bench.cluster.ask(DATABASE, f"""
        set jit = off;
        begin;
        create temporary table number on commit drop as
        select n from generate_series((select count(*) from dataset where name like 'bench-%'), {size} - 1) n;
        analyze number;
        insert into app_user (id, name, email, access_level, has_signed_in)
        select 'bench-' || n, 'Bench User ' || n, 'bench' || n || '@example.org', 'full_user', true from generate_series(1, {size // 10}) n on conflict do nothing;
        insert into project (id, code, name, members)
        select md5('project' || n / 100)::uuid, 'b' || translate((n / 100)::text, '0123456789', 'abcdefghij'), 'Bench Project ' || n / 100,
               jsonb_build_array(jsonb_build_object('user_id', 'bench-' || 1 + n / 100 % {size // 10}, 'role', 'admin', 'expires_at', null))
        from number where n % 100 = 0;
        insert into data_order (id, title, editors)
        select md5('order' || n / 10)::uuid, 'Bench Order ' || n / 10, array['bench-' || 1 + n / 10 % {size // 10}]
        from number where n % 10 = 0;
        insert into dataset (id, order_id, project_id, name, title, description, license, privacy, listed, tags, properties, members)
        select biotrail.uuid7(), o.id, p.id, 'bench-' || n, initcap(({words})[1 + n % 12]) || ' ' || ({words})[1 + n / 12 % 12] || ' ' || n,
               'About ' || ({words})[1 + n % 7] || ' and ' || ({words})[1 + n % 11], 'CC-BY-4.0',
               (array['authorised', 'project', 'registered', 'public'])[1 + n % 4], n % 20 <> 0,
               array[({words})[1 + n % 12], 'year ' || n % 30], jsonb_build_object('method', ({words})[1 + n % 12]),
               (select jsonb_agg(jsonb_build_object('user_id', case when n % ({size} / 30) = each then '{subject}'
                                                                     else 'bench-' || 1 + (n + each * 7919) % {size // 10} end,
                                                    'role', (array['viewer', 'collaborator', 'admin'])[each], 'expires_at', null))
                from generate_series(1, 3) each)
        from number
        join data_order o on o.id = md5('order' || n / 10)::uuid
        join project p on p.id = md5('project' || n / 100)::uuid;
        delete from outbox;
        commit;
        vacuum analyze""")


def items(bench):
    """One thing, as paths: by id, by name, a project by its code."""
    rows = bench.cluster.ask(DATABASE, "select id, name from dataset where name like 'bench-%' and listed order by md5(id::text) limit 500")
    codes = bench.cluster.ask(DATABASE, "select code from project where name like 'Bench %' order by md5(id::text) limit 500")
    return {
        "a dataset by its id": [f"/tracker/v1/datasets/{id_}" for id_, _ in rows],
        "a dataset by its name": [f"/tracker/v1/datasets/{name}" for _, name in rows],
        "a project by its code": [f"/tracker/v1/projects/{code}" for code, in codes],
    }


ALL = (("datasets", datasets),)
