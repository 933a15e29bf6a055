// Pages of a list, one below the other.

import { el, say, show, trouble } from './dom.js';

/**
 * Shows a list with a button for its next page.
 *
 * @param ask gives the page at a cursor: {data, next}
 * @param item gives the node of one entry
 * @param {string} nothing said of an empty list
 */
export function pages(ask, item, nothing) {
  const entries = el('ol', { class: 'entries' });
  const foot = el('div', { class: 'foot' });
  const load = async (cursor) => {
    show(foot, el('p', { class: 'quiet' }, 'Loading …'));
    try {
      const page = await ask(cursor);
      const made = page.data.map((each) => el('li', {}, item(each)));
      entries.append(...made);
      const count = entries.children.length;
      say(`${count} ${count === 1 ? 'entry' : 'entries'} shown${page.next ? ', there are more' : ''}`);
      show(foot, page.next ? el('button', { type: 'button', click: () => load(page.next) }, 'Show more') : null,
        el('p', { class: 'quiet' }, count === 0 ? nothing : page.next ? '' : 'That is all.'));
      if (cursor) {
        made[0]?.querySelector('a, button')?.focus();
      }
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        show(foot, trouble(failure));
      }
    }
  };
  load();
  return el('div', {}, entries, foot);
}
