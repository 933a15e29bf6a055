// The log as it is, the newest first, by whatever one asks for.

import { activity, changes, link } from './activity.js';
import { el, field, show, trouble } from './dom.js';
import { pages } from './list.js';

const SHOWN = 'id,occurred_at,service,action,log_name,description,comment,subject_type,subject_id,subject_label,version,causer_id,causer_name,gap';
const SERVICES = ['catalog', 'sampling', 'lab', 'tracker'];
const ACTIONS = ['add', 'edit', 'delete', 'download', 'request'];

export const title = 'Timeline';

export function view(api, path, parameters) {
  const asked = { ...parameters, sort: parameters.sort ?? '-occurred_at' };
  return el('div', { class: 'split' },
    el('section', { 'aria-labelledby': 'asked' }, filters(api, parameters)),
    el('section', { 'aria-label': 'Activities' },
      chips(parameters),
      pages(
        (cursor) => api.get('activities', { ...asked, from: instant(asked.from), to: instant(asked.to), limit: 30, fields: SHOWN, cursor }),
        (each) => activity(each, more(api, each)),
        'Nothing in the log is like that.')));
}

function filters(api, now) {
  const text = (name, type = 'text', more = {}) => el('input', { name, type, value: now[name] ?? '', ...more });
  const choice = (name, values) => el('select', { name }, el('option', { value: '' }, 'any'),
    values.map((each) => el('option', { value: each, selected: now[name] === each }, each)));
  const outcome = el('div');
  const form = el('form', { class: 'filters', submit: (event) => { event.preventDefault(); location.hash = link('timeline', read(form)); } },
    field('Words', text('q', 'search', { placeholder: 'in names and reasons' })),
    field('Service', choice('service', SERVICES)),
    field('Action', choice('action', ACTIONS)),
    field('Kind of thing', text('subject_type', 'text', { placeholder: 'taxon, extract, dataset …' })),
    field('Kind of change', text('log_name', 'text', { placeholder: 'identification updated …' })),
    field('Changed field', text('field', 'text', { placeholder: 'parent_id …' })),
    field('From', text('from', 'datetime-local')),
    field('To', text('to', 'datetime-local')),
    field('User id', text('causer_id')),
    field('Thing id', text('subject_id')),
    field('Expression', text('filter', 'text', { placeholder: 'version=gt=3;gap==true' }), 'RSQL over the fields of an activity'),
    field('Order', el('select', { name: 'sort' },
      el('option', { value: '' }, 'newest first'),
      el('option', { value: 'occurred_at', selected: now.sort === 'occurred_at' }, 'oldest first'))),
    el('div', { class: 'buttons' },
      el('button', { class: 'main' }, 'Show'),
      el('a', { class: 'button', href: link('timeline') }, 'Clear'),
      el('button', { type: 'button', click: () => count(api, form, outcome) }, 'Count'),
      el('button', { type: 'button', click: () => download(api, form, outcome) }, 'CSV')),
    outcome);
  // On a phone the list comes first; who asks opens the filters.
  return el('details', { class: 'panel', open: matchMedia('(min-width: 60rem)').matches }, el('summary', { id: 'asked' }, 'Filters'), form);
}

function read(form) {
  return Object.fromEntries([...new FormData(form)].filter(([, value]) => value));
}

function chips(parameters) {
  const set = Object.entries(parameters).filter(([name]) => name !== 'sort');
  return set.length === 0 ? null : el('ul', { class: 'chips', 'aria-label': 'Filters in force' }, set.map(([name, value]) =>
    el('li', {}, el('a', { href: link('timeline', { ...parameters, [name]: '' }), 'aria-label': `Drop the filter ${name} ${value}` }, `${name}: ${value} ✕`))));
}

/** What changed, fetched when it is opened, with the names of things. */
function more(api, each) {
  const place = el('div', { class: 'inside' });
  return el('details', { class: 'more', toggle: async () => {
    if (place.childElementCount > 0) {
      return;
    }
    try {
      const type = encodeURIComponent(each.subject_type);
      const found = await api.get(`subjects/${type}/${encodeURIComponent(each.subject_id)}`, { id: each.id });
      show(place, changes(found.data[0]?.changes ?? []) ?? el('p', { class: 'quiet' }, 'No field changed.'));
    } catch (failure) {
      show(place, trouble(failure));
    }
  } }, el('summary', {}, 'What changed'), place);
}

async function count(api, form, outcome) {
  try {
    const { from, to, sort, ...asked } = read(form);
    const told = await api.get('statistics', { ...asked, from: instant(from), to: instant(to), top: 3 });
    const most = told.by_causer.map((each) => `${each.causer_name || each.causer_id} ${each.count.toLocaleString()}`).join(', ');
    show(outcome, el('p', { class: 'notice', role: 'status' }, `${told.total.toLocaleString()} activities`, most ? `; most by ${most}` : ''));
  } catch (failure) {
    show(outcome, trouble(failure));
  }
}

async function download(api, form, outcome) {
  try {
    const { from, to, ...asked } = read(form);
    const file = await api.file('activities', { ...asked, from: instant(from), to: instant(to) }, 'text/csv');
    const address = URL.createObjectURL(file);
    el('a', { href: address, download: 'activities.csv' }).click();
    URL.revokeObjectURL(address);
    show(outcome);
  } catch (failure) {
    show(outcome, trouble(failure));
  }
}

/** What the reader's own clock says, for the API. */
function instant(local) {
  return local ? new Date(local).toISOString() : '';
}
