// The tree of taxa: browsed with counts, searched as you type.

import { ask } from './api.js';
import { combobox } from './combobox.js';
import { el, facts, number, trouble } from './dom.js';
import { Tree } from './tree.js';

const LIFE = '00000000-0000-7000-8000-000000000001';
const PAGE = 200;
const NODE = 'id,full_name,author,rank,level,taxonomic_status,children_count';
const detail = document.getElementById('detail');

/** Names of genera and below stand in italics, as the codes wish. */
function called(taxon) {
  const italic = ['genus', 'subgenus', 'section', 'subsection', 'series', 'superspecies', 'species', 'subspecies',
    'variety', 'subvariety', 'form', 'subform'].includes(taxon.rank);
  return el(italic ? 'i' : 'span', { class: taxon.taxonomic_status === 'synonym' || taxon.valid === false ? 'synonym' : null }, taxon.full_name);
}

function row(taxon) {
  return [called(taxon), ' ', el('small', {}, taxon.rank)];
}

async function branch(id, cursor) {
  const page = await ask(`taxa/${id}/children`, { fields: NODE, limit: PAGE, ...(cursor ? { cursor } : {}) });
  return { nodes: page.data, next: page.next ?? null };
}

const tree = new Tree({ label: 'Taxa', branch, row, choose: (node) => look(node.id) });

function link(taxon) {
  return el('a', { href: `?taxon=${taxon.id}`, click: (event) => { event.preventDefault(); go(taxon.id); } }, called(taxon));
}

/** How many of each rank lie below, as bars that share one scale. */
function counts(found) {
  const ranks = Object.entries(found.by_rank).sort(([, one], [, other]) => other - one);
  if (ranks.length === 0) {
    return null;
  }
  const most = ranks[0][1];
  return [
    el('h3', {}, `${number(found.descendants)} below`),
    el('table', { class: 'bars' }, el('tbody', {}, ranks.map(([rank, n]) => el('tr', {},
      el('th', { scope: 'row' }, rank),
      el('td', { class: 'amount' }, number(n)),
      el('td', { class: 'bar', 'aria-hidden': 'true' }, el('meter', { min: 0, max: most, value: n })))))),
  ];
}

async function look(id) {
  history.replaceState(null, '', `?taxon=${id}`);
  detail.setAttribute('aria-busy', 'true');
  try {
    const [taxon, above, below] = await Promise.all(
      [ask(`taxa/${id}`), ask(`taxa/${id}/ancestors`, { fields: NODE }), ask(`taxa/${id}/counts`)]);
    document.title = `${taxon.full_name} · Biotrail catalog`;
    const senior = taxon.senior_id
      ? await ask('taxa', { id: taxon.senior_id, fields: NODE }).then((page) => page.data[0])
      : null;
    detail.replaceChildren(
      above.data.length ? el('nav', { 'aria-label': 'Ancestors', class: 'way' },
        el('ol', {}, above.data.map((one) => el('li', {}, link(one))))) : '',
      el('h2', {}, called(taxon), ' ', el('small', {}, taxon.author ?? '')),
      el('p', {}, el('span', { class: 'badge' }, taxon.rank), ' ',
        el('span', { class: `badge ${taxon.taxonomic_status.replace(' ', '-')}` }, taxon.taxonomic_status)),
      facts([
        ['Accepted name', senior ? link(senior) : null],
        ['Published in', taxon.bibreference],
        ['Code', taxon.nomenclatural_code],
        ['Elsewhere', (taxon.external ?? []).map((one) => `${one.registry}: ${one.reference}`).join(', ')],
        ['Vernacular names', (taxon.vernacular_names ?? []).map((one) => `${one.name} (${one.language})`).join(', ')],
      ]),
      ...[counts(below)].flat().filter(Boolean));
  } catch (failure) {
    detail.replaceChildren(trouble(failure));
  }
  detail.removeAttribute('aria-busy');
}

/** Opens the tree down to a taxon. */
async function go(id) {
  try {
    const [above, taxon] = await Promise.all([
      ask(`taxa/${id}/ancestors`, { fields: NODE }), ask('taxa', { id, fields: NODE }).then((page) => page.data[0])]);
    await tree.reveal([...above.data.filter((one) => one.id !== LIFE), taxon]);
  } catch (failure) {
    detail.replaceChildren(trouble(failure));
  }
}

combobox(document.getElementById('search'), {
  label: 'Search for a taxon',
  suggest: (q, signal) => ask('taxa/suggest', { q, limit: 12 }, signal).then((found) => found.data),
  row,
  choose: (taxon) => go(taxon.id),
});

async function start() {
  const place = document.getElementById('tree');
  try {
    const [top, all] = await Promise.all([branch(LIFE, null), ask(`taxa/${LIFE}/counts`)]);
    document.getElementById('total').textContent = `${number(all.descendants)} taxa`;
    tree.start(top.nodes);
    place.replaceChildren(top.nodes.length ? tree.element : el('p', { class: 'quiet' }, 'There are no taxa yet.'));
    const wanted = new URLSearchParams(location.search).get('taxon');
    if (wanted) {
      await go(wanted);
    }
  } catch (failure) {
    place.replaceChildren(trouble(failure));
  }
}

start();
