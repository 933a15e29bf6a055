// Elements are made here, and nowhere out of a text: what users wrote becomes text nodes alone.

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

/** A point in time: the reader's own, exact and in UTC when pointed at. */
export function time(at) {
  const shown = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(at));
  return el('time', { datetime: at, title: at }, shown);
}

export function dayOf(at) {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'full' }).format(new Date(at));
}

/** A field of a form with its label. */
export function field(label, input, hint) {
  input.id ||= `field-${label.toLowerCase().replace(/[^a-z]+/g, '-')}`;
  return el('div', { class: 'field' }, el('label', { for: input.id }, label), input, hint ? el('small', {}, hint) : null);
}

/** What went wrong, told at once to those who listen. */
export function trouble(failure) {
  return el('p', { class: 'notice bad', role: 'alert' }, failure.message);
}

/** Shows content in place of what stood there. */
export function show(place, ...content) {
  place.replaceChildren(...content.flat().filter(Boolean));
}

/** Speaks to those who do not see the screen. */
export function say(text) {
  document.getElementById('news').textContent = text;
}
