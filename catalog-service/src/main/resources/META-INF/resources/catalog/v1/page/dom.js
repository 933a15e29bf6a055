// Elements are made here and never out of a text: what people wrote becomes text nodes alone.

/**
 * An element with its attributes and children.
 *
 * @param {string} name of the element
 * @param {object} attributes functions listen to the event of their name; null and false leave the attribute out
 * @param {...(Node|string|number|null|Array)} children
 */
export function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(key, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

/** A list of terms and what they say; what says nothing is left out. */
export function facts(pairs) {
  return el('dl', { class: 'facts' }, pairs
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([term, value]) => [el('dt', {}, term), el('dd', {}, value)]));
}

/** What went wrong, told at once to those who listen. */
export function trouble(failure) {
  return el('p', { class: 'notice bad', role: 'alert' }, failure.message);
}

/** Speaks to those who do not see the screen. */
export function say(text) {
  document.getElementById('news').textContent = text;
}

const grouped = new Intl.NumberFormat();

export function number(value, digits) {
  return digits === undefined
    ? grouped.format(value)
    : new Intl.NumberFormat(undefined, { maximumFractionDigits: digits }).format(value);
}

/** What a button shows and a caller may press. */
export function button(text, press, attributes = {}) {
  return el('button', { type: 'button', click: press, ...attributes }, text);
}
