// Search as you type: the combobox of the ARIA Authoring Practices, with a list that is filled by a question.

import { el, say } from './dom.js';

const PATIENCE = 180;

/**
 * @param {HTMLElement} place to fill
 * @param {string} label of the field
 * @param {(text: string, signal: AbortSignal) => Promise<Array>} suggest what to offer for a text
 * @param {(thing: object) => Array} row what an offer shows
 * @param {(thing: object) => void} choose
 */
export function combobox(place, { label, suggest, row, choose }) {
  const list = el('ul', { role: 'listbox', id: 'offers', 'aria-label': label, hidden: true });
  const input = el('input', {
    type: 'search', id: 'wanted', role: 'combobox', autocomplete: 'off', spellcheck: 'false', placeholder: label,
    'aria-autocomplete': 'list', 'aria-controls': 'offers', 'aria-expanded': 'false', 'aria-label': label,
  });
  let offers = [];
  let active = -1;
  let timer = 0;
  let asked = new AbortController();

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function mark(index) {
    active = (index + offers.length) % offers.length;
    [...list.children].forEach((offer, i) => offer.setAttribute('aria-selected', String(i === active)));
    list.children[active].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', list.children[active].id);
  }

  function take(index) {
    const thing = offers[index];
    input.value = '';
    close();
    choose(thing);
  }

  function show(things) {
    offers = things;
    list.replaceChildren(...(things.length === 0
      ? [el('li', { class: 'quiet', role: 'option', 'aria-disabled': 'true' }, 'Nothing is called so')]
      : things.map((thing, i) => el('li', {
        role: 'option', id: `offer-${i}`, 'aria-selected': 'false',
        pointerdown: (event) => event.preventDefault(), click: () => take(i),
      }, row(thing)))));
    list.hidden = false;
    active = -1;
    input.setAttribute('aria-expanded', 'true');
    say(`${things.length} found`);
  }

  async function look() {
    asked.abort();
    asked = new AbortController();
    const text = input.value.trim();
    if (text === '') {
      close();
      return;
    }
    try {
      show(await suggest(text, asked.signal));
    } catch (failure) {
      if (failure.name !== 'AbortError') {
        close();
        say(failure.message);
      }
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, PATIENCE);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      close();
    } else if (!list.hidden && offers.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      mark(event.key === 'ArrowDown' ? active + 1 : (active < 0 ? offers.length : active) - 1);
    } else if (!list.hidden && event.key === 'Enter' && offers.length > 0) {
      event.preventDefault();
      take(Math.max(active, 0));
    }
  });
  place.replaceChildren(input, list);
}
