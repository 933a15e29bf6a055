// Which view is shown, and for whom. A view is a module with a title and view(api, path, parameters, left), which gives
// its node; what it hands to left is called when the reader goes elsewhere.

import { Api } from './api.js';
import { el, show, trouble } from './dom.js';
import * as integrity from './integrity.js';
import * as live from './live.js';
import { Session } from './session.js';
import * as subjects from './subjects.js';
import * as timeline from './timeline.js';
import * as trail from './trail.js';

const VIEWS = { timeline, live, trail, subjects, integrity };
/** Who reads the history of everything may verify it (docs/guides/audit.md). */
const VERIFIERS = ['OWNERS_READ', 'DATA_MANAGEMENT', 'super_admin'];

const main = document.getElementById('main');
const views = document.getElementById('views');
const who = document.getElementById('who');
let leave = () => {};

function route(api) {
  const [, name = '', rest = '', query = ''] = /^#\/([a-z]*)\/?([^?]*)\??(.*)$/.exec(location.hash) ?? [];
  const chosen = VIEWS[name] ?? timeline;
  leave();
  leave = () => {};
  const left = (end) => { leave = end; };
  const path = rest.split('/').filter(Boolean).map(decodeURIComponent);
  document.title = `${[chosen.title, ...path].join(' · ')} · Biotrail`;
  for (const link of views.children) {
    link.toggleAttribute('data-here', VIEWS[link.hash.slice(2)] === chosen);
    link.hasAttribute('data-here') ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
  }
  show(main, el('h1', {}, chosen.title), chosen.view(api, path, Object.fromEntries(new URLSearchParams(query)), left));
}

function welcome(session, failure) {
  show(main, el('section', { class: 'welcome' },
    el('h1', {}, 'Who changed what, when, and why'),
    el('p', {}, 'The activity log keeps every change of every thing, from the label in the field to the mass spectrum. Sign in to read what you may read.'),
    failure ? trouble(failure) : null,
    session ? el('button', { class: 'main', click: () => session.signIn() }, 'Sign in') : el('a', { class: 'button', href: '' }, 'Try again')));
}

async function begin() {
  const session = await Session.open();
  if (!session.isSignedIn) {
    return session.wasSignedIn ? session.signIn() : welcome(session);
  }
  const api = new Api(session);
  show(who, el('span', {}, session.name), el('button', { type: 'button', click: () => session.signOut() }, 'Sign out'));
  views.hidden = false;
  views.querySelector('[href="#/integrity"]').hidden = !session.has(...VERIFIERS);
  addEventListener('hashchange', () => {
    // The skip link is no view.
    if (location.hash !== '#main') {
      route(api);
      main.focus();
    }
  });
  return route(api);
}

begin().catch((failure) => welcome(null, failure));
