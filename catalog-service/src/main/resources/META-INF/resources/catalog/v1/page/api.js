// The public API, and nothing else.

const BASE = new URL('../', import.meta.url);

/** Asks for JSON below /catalog/v1; fails with the problem's own words. */
export async function ask(path, parameters = {}, signal = undefined) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(parameters)) {
    url.searchParams.set(name, value);
  }
  const answer = await fetch(url, { headers: { Accept: 'application/json' }, signal });
  const type = answer.headers.get('Content-Type') ?? '';
  const body = type.includes('json') ? await answer.json() : {};
  if (!answer.ok) {
    throw new Error(body.detail ?? `The catalog answered ${answer.status}`);
  }
  return body;
}

/** Where the vector tiles are. */
export function tiles() {
  return `${BASE.href}locations/tiles/{z}/{x}/{y}.mvt`;
}
