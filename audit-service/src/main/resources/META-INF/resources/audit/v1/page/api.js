// The public API of the activity log, and nothing else.

export class Api {
  #session;

  constructor(session) {
    this.#session = session;
  }

  /** The answer as JSON; a problem (RFC 9457) becomes an error with its words and status. */
  async get(path, parameters = {}, signal) {
    return (await this.#ask(path, parameters, { signal })).json();
  }

  /** Everything that matches, as one file. */
  async file(path, parameters, type) {
    return (await this.#ask(path, parameters, { headers: { Accept: type } })).blob();
  }

  /**
   * Follows server-sent events until the signal ends it, over lost connections. An EventSource cannot show a token, so
   * the stream is read here; what was told last is sent back as Last-Event-ID, and nothing is lost or told twice.
   *
   * @param {{activity: function(object), state: function(string)}} to
   */
  async follow(parameters, signal, to) {
    let last = null;
    let pause = 1000;
    while (!signal.aborted) {
      try {
        const headers = { Accept: 'text/event-stream', ...(last ? { 'Last-Event-ID': last } : {}) };
        const answer = await this.#ask('activities/stream', parameters, { headers, signal });
        to.state('following');
        pause = 1000;
        for await (const event of events(answer.body)) {
          last = event.id ?? last;
          if (event.event === 'activity') {
            to.activity(JSON.parse(event.data));
          }
        }
      } catch (failure) {
        if (signal.aborted) {
          return;
        }
        if (failure.status >= 400 && failure.status < 500) {
          throw failure;
        }
        to.state('waiting');
        await new Promise((resolve) => { setTimeout(resolve, pause); });
        pause = Math.min(pause * 2, 30_000);
      }
    }
  }

  async #ask(path, parameters, options) {
    const filled = Object.entries(parameters).filter(([, value]) => value !== '' && value !== null && value !== undefined);
    const query = new URLSearchParams(filled).toString();
    const token = await this.#session.token();
    let answer;
    try {
      answer = await fetch(query ? `${path}?${query}` : path, {
        ...options,
        headers: { Accept: 'application/json', ...options.headers, Authorization: `Bearer ${token}` },
      });
    } catch (failure) {
      throw failure.name === 'AbortError' ? failure : new Error('The activity log does not answer. Is the connection up?');
    }
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      const words = problem.violations?.map((violation) => violation.message).join(' ') || problem.detail || problem.title;
      throw Object.assign(new Error(words || `The log answered ${answer.status}.`), { status: answer.status });
    }
    return answer;
  }
}

/** The events of a stream of bytes (the HTML standard's "event stream interpretation"). */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const event = {};
      for (const line of block.split('\n')) {
        const colon = line.indexOf(':');
        const name = line.slice(0, colon);
        const text = line.slice(colon + 1).replace(/^ /, '');
        event[name] = name === 'data' && 'data' in event ? `${event.data}\n${text}` : text;
      }
      yield event;
    }
  }
}
