// Whether anybody changed the log: the chains computed again.

import { activity, changes } from './activity.js';
import { el, field, show, trouble } from './dom.js';

const REASONS = {
  content: 'the activity is not what was stored',
  previous_hash: 'it does not follow the activity before it',
  link_missing: 'an activity was taken out',
  link_doubled: 'an activity was put in',
  head: 'activities at the end of the chain were taken out, or its head was changed',
  anchor: 'the chain is sound in itself but not the one that was published',
};

export const title = 'Integrity';

export function view(api) {
  const outcome = el('div', { role: 'status' });
  const form = el('form', { class: 'panel ask', submit: async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(form));
    show(outcome, el('p', { class: 'quiet' }, 'Computing the chains again; a long log takes its time …'));
    try {
      show(outcome, await result(api, await api.get('integrity', { from: instant(given.from), to: instant(given.to) })));
    } catch (failure) {
      show(outcome, trouble(failure));
    }
  } },
    field('From', el('input', { name: 'from', type: 'datetime-local' }), 'empty: from the first activity'),
    field('To', el('input', { name: 'to', type: 'datetime-local' }), 'empty: to the newest'),
    el('button', { class: 'main' }, 'Verify'));
  return el('div', {},
    el('p', {}, 'Every activity carries a hash over itself and the hash before it; the newest of each chain is published every minute. ',
      'Verifying computes all of them again and names the first activity that does not fit.'),
    form, outcome);
}

async function result(api, told) {
  const verdict = told.ok
    ? el('p', { class: 'verdict good' }, el('strong', {}, 'The log is sound.'), ` ${told.checked.toLocaleString()} activities in ${told.chains.length} chains fit; ${told.anchors} published hashes were compared.`)
    : el('p', { class: 'verdict bad', role: 'alert' }, el('strong', {}, 'The log was changed.'), ` Reason: ${REASONS[told.first.reason] ?? told.first.reason}.`);
  const row = told.ok ? null : changes(Object.entries(told.first).map(([name, value]) => ({ field: name, old: null, new: value })));
  const chains = el('details', { class: 'more' }, el('summary', {}, 'Chains and their newest hashes'),
    el('table', { class: 'changes' },
      el('thead', {}, el('tr', {}, ['Chain', 'Newest link', 'Hash'].map((name) => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, told.chains.map((each) => el('tr', {}, el('th', { scope: 'row' }, each.chain), el('td', {}, each.link.toLocaleString()), el('td', {}, el('code', {}, each.hash)))))));
  return [verdict, told.ok ? null : await misfit(api, told.first), row, chains];
}

async function misfit(api, first) {
  try {
    return first.id ? activity(await api.get(`activities/${first.id}`)) : null;
  } catch {
    return null;
  }
}

function instant(local) {
  return local ? new Date(local).toISOString() : '';
}
