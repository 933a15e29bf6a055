// The log as it grows.

import { activity } from './activity.js';
import { el, field, say, show, trouble } from './dom.js';

/** So many are kept on the page; older ones are in the timeline. */
const KEPT = 200;
/** Who listens is told at most so often. */
const TOLD_EVERY = 5000;
const STATES = { off: 'Not following', following: 'Following the log', waiting: 'The connection is lost; trying again' };

export const title = 'Live';

export function view(api, path, parameters, left) {
  const state = el('p', { class: 'state', role: 'status' }, STATES.off);
  const list = el('ol', { class: 'entries', 'aria-label': 'Newest activities' });
  const problem = el('div');
  let following = null;
  const unheard = { count: 0, last: '', told: 0 };
  const tell = () => {
    if (unheard.count > 0 && Date.now() - unheard.told >= TOLD_EVERY) {
      say(unheard.count === 1 ? unheard.last : `${unheard.count} activities, the last: ${unheard.last}`);
      Object.assign(unheard, { count: 0, told: Date.now() });
    }
  };
  const hear = setInterval(tell, 1000);
  const become = (name) => {
    show(state, STATES[name]);
    state.dataset.state = name;
    show(button, following ? 'Pause' : 'Follow');
  };
  const stop = () => {
    following?.abort();
    following = null;
    become('off');
  };
  const start = async () => {
    following = new AbortController();
    const { signal } = following;
    show(problem);
    try {
      await api.follow(Object.fromEntries(new FormData(form)), signal, {
        state: become,
        activity: (each) => {
          list.prepend(el('li', { class: 'fresh' }, activity(each)));
          while (list.children.length > KEPT) {
            list.lastChild.remove();
          }
          Object.assign(unheard, { count: unheard.count + 1, last: each.description });
          tell();
        },
      });
    } catch (failure) {
      if (!signal.aborted) {
        stop();
        show(problem, trouble(failure));
      }
    }
  };
  const button = el('button', { class: 'main', type: 'submit' }, 'Follow');
  const form = el('form', { class: 'panel ask', submit: (event) => { event.preventDefault(); following ? stop() : start(); } },
    field('Service', el('select', { name: 'service' }, ['', 'catalog', 'sampling', 'lab', 'tracker'].map((each) => el('option', { value: each }, each || 'any')))),
    field('Kind of thing', el('input', { name: 'subject_type', placeholder: 'taxon, extract …' })),
    button);
  left(() => { clearInterval(hear); following?.abort(); });
  start();
  return el('div', {}, form, state, problem, list);
}
