// Signing in at Keycloak: authorization code flow with PKCE (RFC 7636). Tokens are kept in memory alone; what outlives
// the way to Keycloak and back (verifier, state, the view that was wanted) lies in the tab's sessionStorage.

const ATTEMPT = 'biotrail.sign-in';
const KNOWN = 'biotrail.signed-in';
const EARLY = 30_000;

/** Where Keycloak sends people back to: exactly this, as the realm has it. */
const HOME = location.origin + location.pathname;

export class Session {
  #client;
  #provider;
  #tokens = null;
  #renewal = null;

  /** Finds the realm, and ends a sign-in that has come back in the address. */
  static async open() {
    const settings = await (await fetch('page/settings')).json();
    const session = new Session();
    session.#client = settings.client_id;
    const provider = await fetch(`${settings.issuer}/.well-known/openid-configuration`);
    if (!provider.ok) {
      throw new Error('Keycloak does not answer; nobody can sign in at the moment.');
    }
    session.#provider = await provider.json();
    await session.#comeBack();
    return session;
  }

  get isSignedIn() {
    return this.#tokens !== null;
  }

  /** Whether this tab was signed in before it was loaded anew. */
  get wasSignedIn() {
    return sessionStorage.getItem(KNOWN) !== null;
  }

  get name() {
    return this.#claims.name ?? this.#claims.preferred_username ?? '';
  }

  /** What the API lets this user do decides the API; by the roles the page only knows what to offer. */
  has(...roles) {
    return roles.some((role) => (this.#claims.realm_access?.roles ?? []).includes(role));
  }

  /** Goes to Keycloak; the page is left. */
  async signIn() {
    const attempt = { verifier: random(64), state: random(24), nonce: random(24), view: location.hash };
    sessionStorage.setItem(ATTEMPT, JSON.stringify(attempt));
    const challenge = base64Url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(attempt.verifier)));
    location.assign(`${this.#provider.authorization_endpoint}?${new URLSearchParams({
      response_type: 'code',
      client_id: this.#client,
      redirect_uri: HOME,
      scope: 'openid profile',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    })}`);
  }

  /** Ends the session at Keycloak too; by a form, so that no token stands in an address. */
  signOut() {
    sessionStorage.removeItem(KNOWN);
    const form = document.createElement('form');
    form.method = 'post';
    form.action = this.#provider.end_session_endpoint;
    const fields = { id_token_hint: this.#tokens.id, client_id: this.#client, post_logout_redirect_uri: HOME };
    for (const [name, value] of Object.entries(fields)) {
      form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    }
    document.body.append(form);
    form.submit();
  }

  /** An access token that holds for a while yet; where none is to be had, the user signs in again. */
  async token() {
    if (this.#tokens.until - EARLY < Date.now()) {
      this.#renewal ??= this.#redeem({ grant_type: 'refresh_token', refresh_token: this.#tokens.refresh })
        .catch(() => this.signIn().then(() => new Promise(() => {})))
        .finally(() => { this.#renewal = null; });
      await this.#renewal;
    }
    return this.#tokens.access;
  }

  async #comeBack() {
    const answer = new URLSearchParams(location.search);
    if (!answer.has('state')) {
      return;
    }
    const attempt = JSON.parse(sessionStorage.getItem(ATTEMPT) ?? '{}');
    sessionStorage.removeItem(ATTEMPT);
    // Whatever comes of it, the code leaves the address.
    history.replaceState(null, '', HOME + (attempt.view ?? ''));
    if (answer.get('state') !== attempt.state) {
      throw new Error('This answer belongs to no sign-in of this tab. Please sign in again.');
    }
    if (answer.has('error')) {
      sessionStorage.removeItem(KNOWN);
      throw new Error(`Keycloak lets nobody in: ${answer.get('error_description') ?? answer.get('error')}`);
    }
    await this.#redeem({ grant_type: 'authorization_code', code: answer.get('code'), redirect_uri: HOME, code_verifier: attempt.verifier });
    if (claims(this.#tokens.id).nonce !== attempt.nonce) {
      this.#tokens = null;
      throw new Error('This answer belongs to no sign-in of this tab. Please sign in again.');
    }
    sessionStorage.setItem(KNOWN, 'yes');
  }

  async #redeem(grant) {
    const answer = await fetch(this.#provider.token_endpoint, {
      method: 'POST',
      body: new URLSearchParams({ client_id: this.#client, ...grant }),
    });
    if (!answer.ok) {
      throw new Error('Keycloak gives no token. Please sign in again.');
    }
    const tokens = await answer.json();
    this.#tokens = {
      access: tokens.access_token,
      refresh: tokens.refresh_token,
      id: tokens.id_token ?? this.#tokens?.id,
      until: Date.now() + tokens.expires_in * 1000,
    };
  }

  get #claims() {
    return this.#tokens ? claims(this.#tokens.access) : {};
  }
}

function claims(token) {
  const bytes = Uint8Array.from(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

function random(length) {
  return base64Url(crypto.getRandomValues(new Uint8Array(length)));
}

function base64Url(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
