/** The codes by which somebody lets a second device in, as the server keeps them: one for each person, once, for ten minutes. */
import { tokenHash } from '../../../static/js/crypto/invitation.js';
import { no, ok } from './fake_server.js';

const LIFE = 600_000;

export class FakeDeviceCodes {
  /** @type {Map<string, any>} by person */
  kept = new Map();

  constructor(server) {
    this.server = server;
  }

  route({ person }, method, body) {
    const code = this.kept.get(person);
    if (method === 'DELETE') {
      this.kept.delete(person);
      return ok({ used: Boolean(code?.used) });
    }
    const expires_at = this.server.now() + LIFE;
    this.kept.set(person, { ...body, expires_at, used: false });
    return ok({ expires_at });
  }

  async open({ token }) {
    const hash = await tokenHash(token);
    const found = [...this.kept.values()].find(({ token_hash }) => token_hash === hash);
    if (!found || found.used || found.expires_at <= this.server.now()) return no(404, 'token_invalid');
    found.used = true;
    return ok({ sealed: found.sealed });
  }
}
