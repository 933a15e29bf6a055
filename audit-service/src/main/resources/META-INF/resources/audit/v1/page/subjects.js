// The history of one thing: each version with what changed, two versions beside each other, and the thing as it was.

import { activity, changes, copy, historyOf, words } from './activity.js';
import { el, field, show, trouble } from './dom.js';
import { pages } from './list.js';

export const title = 'History';

export function view(api, [type, id]) {
  return type && id ? history(api, type, id) : chooser();
}

function chooser() {
  const form = el('form', { class: 'panel ask', submit: (event) => {
    event.preventDefault();
    const { type, id } = Object.fromEntries(new FormData(form));
    location.hash = historyOf(type.trim(), id.trim());
  } },
    field('Kind of thing', el('input', { name: 'type', required: true, placeholder: 'taxon' })),
    field('Id', el('input', { name: 'id', required: true })),
    el('button', { class: 'main' }, 'Show'));
  return el('div', {}, el('h2', {}, 'Whose history?'), form, el('p', { class: 'quiet' }, 'Every activity of the timeline leads to the history of its thing, too.'));
}

function history(api, type, id) {
  const path = `subjects/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
  const head = el('h2', {}, words(type));
  const known = new Set();
  const aside = el('div', { class: 'panel' });
  const list = pages(
    async (cursor) => {
      const page = await api.get(path, { limit: 50, cursor });
      const last = page.data.at(-1);
      if (last) {
        show(head, `${words(type)} `, el('em', {}, last.subject_label));
      }
      page.data.filter((each) => each.version && each.action !== 'delete').forEach((each) => known.add(each.version));
      tools(api, path, [...known], aside);
      return page;
    },
    (each) => activity(each, changes(each.changes)),
    'Nothing is known of it.');
  return el('div', {}, head, el('p', { class: 'quiet' }, el('code', {}, id)), el('div', { class: 'split' },
    el('section', { 'aria-label': 'Compare' }, aside), el('section', { 'aria-label': 'Versions' }, list)));
}

function tools(api, path, versions, aside) {
  const outcome = el('div', { class: 'outcome', role: 'status' });
  const choice = (name, chosen) => el('select', { name }, versions.map((each) => el('option', { value: each, selected: each === chosen }, each)));
  const compare = el('form', { submit: async (event) => {
    event.preventDefault();
    const { from, to } = Object.fromEntries(new FormData(compare));
    await answer(outcome, async () => {
      const told = await api.get(`${path}/diff`, { from, to });
      return [el('h3', {}, `Version ${from} beside ${to}`), changes(told.changes) ?? el('p', { class: 'quiet' }, 'They are alike.'),
        el('details', {}, el('summary', {}, 'As a JSON Patch (RFC 6902)'), el('pre', {}, JSON.stringify(told.patch, null, 2)))];
    });
  } },
    el('h3', {}, 'Two versions'),
    el('div', { class: 'pair' }, field('Before', choice('from', versions[0])), field('After', choice('to', versions.at(-1)))),
    el('button', {}, 'Compare'));
  const then = el('form', { submit: async (event) => {
    event.preventDefault();
    const at = new Date(new FormData(then).get('at')).toISOString();
    await answer(outcome, async () => [el('h3', {}, `As it was at ${at}`), copy(await api.get(`${path}/state`, { at }))]);
  } },
    el('h3', {}, 'As it was'),
    field('At', el('input', { name: 'at', type: 'datetime-local', step: 1, required: true, value: localNow() })),
    el('button', {}, 'Show'));
  show(aside, versions.length > 1 ? compare : null, then, outcome);
}

async function answer(outcome, ask) {
  try {
    show(outcome, await ask());
  } catch (failure) {
    show(outcome, trouble(failure));
  }
}

function localNow() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
