// The whole story of one sample, over all services.

import { activity, changes } from './activity.js';
import { dayOf, el, field } from './dom.js';
import { pages } from './list.js';

export const title = 'Trail';

export function view(api, [code]) {
  const form = el('form', { class: 'panel ask', submit: (event) => {
    event.preventDefault();
    location.hash = `#/trail/${encodeURIComponent(new FormData(form).get('code').trim())}`;
  } },
    field('Code', el('input', { name: 'code', required: true, value: code ?? '', placeholder: 'dbgi_000001', autocapitalize: 'none', spellcheck: 'false' }),
      'of a label, sample, extract or aliquot, the file name of an analysis, or an id'),
    el('button', { class: 'main' }, 'Follow'));
  if (!code) {
    return el('div', {}, el('h2', {}, 'Which sample?'), form);
  }
  let day = '';
  const story = pages(
    (cursor) => api.get(`trail/${encodeURIComponent(code)}`, { limit: 50, cursor }),
    (each) => {
      const its = dayOf(each.occurred_at);
      const head = its === day ? null : el('h3', { class: 'day' }, its);
      day = its;
      return el('div', {}, head, activity(each, each.action === 'add' || each.changes.length === 0 ? null
        : el('details', { class: 'more' }, el('summary', {}, 'What changed'), changes(each.changes))));
    },
    'Nothing is known of such a sample.');
  return el('div', {}, el('h2', {}, 'Trail of ', el('em', {}, code)), form, story);
}
