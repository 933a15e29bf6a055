// How one activity looks, wherever it is shown.

import { el, time } from './dom.js';

/** The head of an activity: what happened, who, when, to what. */
export function activity(each, ...more) {
  return el('article', { class: `activity ${each.service}`, 'aria-label': each.description },
    el('p', { class: 'deed' }, each.description),
    each.comment ? el('p', { class: 'comment' }, '“', each.comment, '”') : null,
    el('p', { class: 'facts' },
      time(each.occurred_at),
      el('span', { class: `badge ${each.service}` }, each.service),
      el('span', { class: 'badge' }, each.action),
      each.log_name === 'default' ? null : el('span', { class: 'badge' }, each.log_name),
      each.gap ? el('span', { class: 'badge warn', title: 'Versions before this one are missing in the log' }, 'gap') : null,
      el('a', { href: historyOf(each.subject_type, each.subject_id), 'aria-label': `History of ${words(each.subject_type)} ${each.subject_label}` },
        words(each.subject_type), each.version ? ` · version ${each.version}` : ''),
      el('a', { href: link('timeline', { causer_id: each.causer_id }) }, each.causer_name || each.causer_id)),
    ...more);
}

/** What changed, before and after side by side; of what refers to a thing its name beside its id. */
export function changes(list) {
  if (list.length === 0) {
    return null;
  }
  if (list.every((change) => isNothing(change.old))) {
    return fields(list.filter((change) => !isNothing(change.new)).map((change) => [change.field, value(change.new, change.new_label)]));
  }
  return el('table', { class: 'changes' },
    el('caption', { class: 'unseen' }, 'What changed'),
    el('thead', {}, el('tr', {}, ['Field', 'Before', 'After'].map((name) => el('th', { scope: 'col' }, name)))),
    el('tbody', {}, list.map((change) => el('tr', {},
      el('th', { scope: 'row' }, change.field),
      el('td', { class: 'before', 'data-label': 'Before' }, value(change.old, change.old_label)),
      el('td', { class: 'after', 'data-label': 'After' }, value(change.new, change.new_label))))));
}

/** A copy of a thing, field by field. */
export function copy(thing) {
  return fields(Object.entries(thing).map(([name, each]) => [name, value(each)]));
}

function fields(list) {
  return el('table', { class: 'changes copy' },
    el('caption', { class: 'unseen' }, 'Fields'),
    el('tbody', {}, list.map(([name, shown]) => el('tr', {}, el('th', { scope: 'row' }, name), el('td', { class: 'after' }, shown)))));
}

function value(given, label) {
  if (isNothing(given)) {
    return el('span', { class: 'none' }, '—');
  }
  const text = isPlainList(given) ? given.join(', ') : typeof given === 'object' ? JSON.stringify(given, null, 1) : String(given);
  return label ? [el('strong', {}, label), ' ', el('code', {}, text)] : el(typeof given === 'object' ? 'code' : 'span', {}, text);
}

function isNothing(given) {
  return given === null || given === undefined || given === '' || (typeof given === 'object' && Object.keys(given).length === 0);
}

function isPlainList(given) {
  return Array.isArray(given) && given.every((each) => typeof each !== 'object');
}

export function words(name) {
  return name.replaceAll('_', ' ');
}

export function historyOf(type, id) {
  return `#/subjects/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
}

export function link(view, parameters = {}) {
  const filled = Object.entries(parameters).filter(([, each]) => each);
  return `#/${view}${filled.length ? `?${new URLSearchParams(filled)}` : ''}`;
}
