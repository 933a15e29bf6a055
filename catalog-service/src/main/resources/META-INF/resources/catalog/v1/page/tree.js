// A tree view after the ARIA Authoring Practices: one stop of the Tab key, arrows within. Branches are asked for when
// they are opened.

import { button, el, number, trouble } from './dom.js';

/**
 * @param {string} label of the tree
 * @param {(id: string, cursor: string|null) => Promise<{nodes: Array, next: string|null}>} branch what is below a node
 * @param {(node: object) => Array} row what a node shows
 * @param {(node: object) => void} choose
 */
export class Tree {
  constructor({ label, branch, row, choose }) {
    this.branch = branch;
    this.row = row;
    this.choose = choose;
    this.items = new Map();
    this.typed = '';
    this.element = el('ul', { role: 'tree', 'aria-label': label, class: 'tree', keydown: (event) => this.key(event) });
  }

  /** Shows the first level. */
  start(nodes) {
    this.element.replaceChildren(...nodes.map((node) => this.item(node, 1)));
    this.element.querySelector('[role=treeitem]')?.setAttribute('tabindex', '0');
  }

  item(node, level) {
    const open = node.children_count > 0;
    const item = el('li', {
      role: 'treeitem', tabindex: '-1', 'aria-level': level, 'aria-expanded': open ? 'false' : null,
      'aria-selected': 'false', 'data-id': node.id,
    });
    const line = el('div', { class: 'node', click: () => this.pick(item) },
      el('span', { class: 'twig', 'aria-hidden': 'true', click: (event) => this.toggleBy(event, item) }),
      el('span', { class: 'name' }, this.row(node)),
      open ? el('span', { class: 'count', title: `${node.children_count} directly below` }, number(node.children_count)) : null);
    item.append(line);
    this.items.set(node.id, { node, item, level, loaded: false });
    return item;
  }

  toggleBy(event, item) {
    event.stopPropagation();
    this.focus(item);
    if (item.getAttribute('aria-expanded') === 'true') {
      this.close(item);
    } else {
      this.open(item);
    }
  }

  async open(item) {
    const known = this.items.get(item.dataset.id);
    if (item.getAttribute('aria-expanded') === null) {
      return;
    }
    item.setAttribute('aria-expanded', 'true');
    if (!known.loaded) {
      known.loaded = true;
      item.append(el('ul', { role: 'group' }));
      await this.fill(known, null);
    }
  }

  /** Adds a page of what is below a node, and how to get the next one. */
  async fill(known, cursor) {
    const group = known.item.querySelector(':scope > [role=group]');
    known.item.setAttribute('aria-busy', 'true');
    try {
      const { nodes, next } = await this.branch(known.node.id, cursor);
      group.querySelector(':scope > .rest')?.remove();
      group.append(...nodes.filter((node) => !this.items.has(node.id)).map((node) => this.item(node, known.level + 1)));
      if (next !== null) {
        group.append(el('li', { class: 'rest', role: 'none' },
          button('Show more', () => this.fill(known, next), { class: 'quiet' })));
      }
    } catch (failure) {
      group.append(el('li', { role: 'none' }, trouble(failure)));
    }
    known.item.removeAttribute('aria-busy');
  }

  close(item) {
    item.setAttribute('aria-expanded', 'false');
  }

  pick(item) {
    this.element.querySelector('[aria-selected=true]')?.setAttribute('aria-selected', 'false');
    item.setAttribute('aria-selected', 'true');
    this.focus(item);
    this.choose(this.items.get(item.dataset.id).node);
  }

  focus(item) {
    this.element.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    item.setAttribute('tabindex', '0');
    item.focus({ preventScroll: true });
    item.firstElementChild.scrollIntoView({ block: 'nearest' });
  }

  /** Opens the way to a node, the top one first, and chooses it. */
  async reveal(way) {
    for (const [i, node] of way.entries()) {
      if (!this.items.has(node.id) && i > 0) {
        const above = this.items.get(way[i - 1].id);
        above.item.querySelector(':scope > [role=group]').prepend(this.item(node, above.level + 1));
      }
      const item = this.items.get(node.id)?.item;
      if (item && i < way.length - 1) {
        await this.open(item);
      }
    }
    const last = this.items.get(way.at(-1).id);
    if (last) {
      this.pick(last.item);
    }
  }

  shown() {
    return [...this.element.querySelectorAll('[role=treeitem]')].filter((item) => item.offsetParent !== null);
  }

  key(event) {
    const item = event.target.closest('[role=treeitem]');
    if (!item || event.target !== item || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const shown = this.shown();
    const at = shown.indexOf(item);
    const expanded = item.getAttribute('aria-expanded');
    const steps = {
      ArrowDown: () => shown[at + 1],
      ArrowUp: () => shown[at - 1],
      Home: () => shown[0],
      End: () => shown.at(-1),
      ArrowRight: () => (expanded === 'false' ? this.open(item) && null : expanded && shown[at + 1]),
      ArrowLeft: () => (expanded === 'true' ? this.close(item) : item.parentElement.closest('[role=treeitem]')),
      Enter: () => this.pick(item),
      ' ': () => this.pick(item),
      '*': () => [...item.parentElement.children].filter((other) => other.role === 'treeitem').forEach((other) => this.open(other)),
    };
    if (steps[event.key]) {
      event.preventDefault();
      const next = steps[event.key]();
      if (next instanceof HTMLElement) {
        this.focus(next);
      }
    } else if (event.key.length === 1) {
      this.type(event.key, shown, at);
    }
  }

  /** Goes to the next node whose name begins with what was typed just now. */
  type(letter, shown, at) {
    clearTimeout(this.pause);
    this.typed += letter.toLowerCase();
    this.pause = setTimeout(() => { this.typed = ''; }, 600);
    const from = this.typed.length > 1 ? at : at + 1;
    const found = [...shown.slice(from), ...shown.slice(0, from)]
      .find((item) => item.querySelector('.name').textContent.toLowerCase().startsWith(this.typed));
    if (found) {
      this.focus(found);
    }
  }
}
