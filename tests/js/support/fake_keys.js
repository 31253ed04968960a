/** The security keys of a server in memory: tests/people/test_security_keys.py is about the real ones. */
import { tokenHash } from '../../../static/js/crypto/invitation.js';
import { no, ok } from './fake_server.js';

export class FakeKeys {
  #rows = [];

  constructor({ now }) {
    this.now = now;
  }

  route({ person }, version, path, method, body) {
    if (method === 'GET') return ok({ keys: this.#of(person).map(({ id, made_at }) => ({ id, made_at })) });
    if (method === 'DELETE') return this.#remove((row) => path.endsWith(row.id));
    if (body.vault_version !== version) return no(409, 'vault_older');
    this.#rows.push({ ...body, person, made_at: this.now() });
    return ok({});
  }

  async open({ token }) {
    const hash = await tokenHash(token);
    const found = this.#rows.find(({ token_hash }) => token_hash === hash);
    return found ? ok({ sealed: found.sealed }) : no(404, 'token_invalid');
  }

  /** Another passphrase or sheet code. */
  forget(person) {
    this.#remove((row) => row.person === person);
  }

  #of(person) {
    return this.#rows.filter((row) => row.person === person);
  }

  #remove(gone) {
    this.#rows = this.#rows.filter((row) => !gone(row));
    return ok({});
  }
}
