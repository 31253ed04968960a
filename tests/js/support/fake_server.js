/** A server in memory that answers as docs/protocol.md, 9, says, with faults on demand. One `browser()` is one cookie jar. */
import { gunzipSync } from 'node:zlib';
import { newId } from '../../../static/js/crypto/bytes.js';
import { tokenHash } from '../../../static/js/crypto/invitation.js';
import { isStopped } from '../../../static/js/crypto/nobody.js';
import { FakeDeviceCodes } from './fake_device_codes.js';
import { FakeDevices } from './fake_devices.js';
import { FakeKeys } from './fake_keys.js';
import { FakeRecords } from './fake_records.js';

export class FakeServer {
  accounts = new Map();
  sessions = new Map();
  devices = new Map();
  invitations = new Map();
  notices = [];
  /** Every request that arrived: {path, body, encoding}. */
  requests = [];
  #faults = [];

  constructor({ force = newId(), now }) {
    this.force = force;
    this.now = now;
    this.records = new FakeRecords({ force, now });
    this.setupToken = 'set-up-token';
    this.listed = new FakeDevices(this);
    this.codes = new FakeDeviceCodes(this);
    this.keys = new FakeKeys(this);
  }

  /** The next request to `path` meets a fault: 'network' (never arrives), 'lost' (arrives, its answer does not), or a Response. */
  fault(path, fault) {
    this.#faults.push({ path, fault });
  }

  browser() {
    const jar = { session: null };
    const fetch = (path, request = {}) => this.#serve(jar, path, request);
    return { fetch, jar };
  }

  endSessions() {
    this.sessions.clear();
  }

  count(path) {
    return this.requests.filter((request) => request.path === path).length;
  }

  async #serve(jar, path, request) {
    const at = this.#faults.findIndex((each) => each.path === path);
    const [{ fault } = {}] = at === -1 ? [] : this.#faults.splice(at, 1);
    if (fault === 'network') throw new TypeError('fetch failed');
    if (fault instanceof Response) return fault;
    const encoding = new Headers(request.headers).get('Content-Encoding');
    const raw = request.body && Buffer.from(request.body);
    const body = raw ? JSON.parse((encoding === 'gzip' ? gunzipSync(raw) : raw).toString()) : null;
    this.requests.push({ path, body, encoding, method: request.method });
    const answer = await this.#route(jar, path, request.method, body);
    if (fault === 'lost') throw new TypeError('fetch failed');
    return answer;
  }

  async #route(jar, path, method, body) {
    const open = {
      '/api/sign-in': () => this.#signIn(jar, body),
      '/api/setup/open': () =>
        body.token === this.setupToken
          ? ok({ force: this.force, name: this.records.ledger.name, directory: this.#directory() })
          : no(404, 'token_invalid'),
      '/api/setup': () => this.#setUp(jar, body),
      '/api/invitations/open': async () => {
        const found = await this.#invitation(body.token);
        return found ? ok({ sealed: found.sealed }) : no(404, 'token_invalid');
      },
      '/api/invitations/answer': () => this.#answer(jar, body),
      '/api/device-code/open': () => this.codes.open(body),
      '/api/security-keys/open': () => this.keys.open(body),
      '/api/salvage': () => this.#salvage(body),
      '/api/wipe-order': () => ok({ statements: this.listed.order(body) }),
    };
    if (open[path]) return open[path]();
    const { waits } = jar;
    if (waits && this.records.ledger.people.get(waits.person).sign === waits.sign) waits.enter();
    else if (waits) return no(403, 'not_confirmed');
    const session = this.sessions.get(jar.session);
    if (!session || this.listed.isWiped(session.device)) return no(401, 'signed_out');
    if (isStopped(this.records.ledger.people.get(session.person))) return no(403, 'keys_stopped');
    if (path === '/api/device-code') return this.codes.route(session, method, body);
    if (/^\/api\/(devices|people)\b/.test(path)) return this.listed.route(session, path, method, body);
    return this.#routeSigned(jar, session, path, method, body);
  }

  async #routeSigned(jar, session, path, method, body) {
    const version = this.accounts.get(session.user)?.vault?.version;
    if (path.startsWith('/api/security-keys')) return this.keys.route(session, version, path, method, body);
    const own = this.#ownVault(session, body)[path];
    if (own) return own();
    if (path === '/api/sync') return this.#sync(session, body);
    if (path === '/api/sign-out') {
      this.sessions.delete(jar.session);
      return ok({});
    }
    if (path === '/api/invitations' && method === 'GET') {
      const shown = [...this.invitations.values()].map(({ sealed, token_hash, ...rest }) => rest);
      return ok({ invitations: shown });
    }
    if (path === '/api/invitations') {
      this.invitations.set(body.id, { ...body, state: 'open', created_at: this.now(), expires_at: this.now() + 1000 });
      return ok({ expires_at: this.now() + 1000 });
    }
    const [, id, done] = path.match(/^\/api\/invitations\/([^/]+)(\/done)?$/) ?? [];
    if (done) this.invitations.get(id).state = 'done';
    else if (method === 'DELETE') this.invitations.delete(id);
    else return no(404, 'not_found');
    return ok({});
  }

  /** An account as sign-in, set-up and an answered invitation leave it. */
  async addAccount({ user, person, login = 'login', vault = null, roles = [] }) {
    this.accounts.set(user, { user, person, login, vault, roles });
    await this.records.addReader(person);
  }

  enter(jar, account, device) {
    if (this.devices.get(device) && this.devices.get(device) !== account.person) return no(409, 'device_taken');
    if (this.listed.isWiped(device)) return no(410, 'device_wiped');
    this.devices.set(device, account.person);
    jar.session = newId();
    this.sessions.set(jar.session, { person: account.person, user: account.user, device, force: this.force });
    return ok({ person: account.person, force: this.force, roles: account.roles, vault: account.vault });
  }

  #ownVault(session, body) {
    const account = this.accounts.get(session.user);
    return {
      '/api/session': () => ok({ ...session, roles: [], vault_version: account?.vault?.version ?? 1 }),
      '/api/vault': () => ok({ vault: account.vault }),
      '/api/passphrase': () => this.#passphrase(session, account, body),
    };
  }

  /** The real one checks the signature against the directory: tests/people/test_vaults.py. */
  #passphrase(session, account, { vault, login, end_others: endOthers }) {
    const same = JSON.stringify(account.vault) === JSON.stringify(vault) && account.login === login;
    if (!same && vault.version !== account.vault.version + 1) return no(409, 'vault_older');
    Object.assign(account, { vault, login });
    if (!same) this.keys.forget(account.person);
    for (const [key, { person, device }] of endOthers ? [...this.sessions] : [])
      if (person === session.person && device !== session.device) this.sessions.delete(key);
    return ok({});
  }

  #signIn(jar, { user, login, device }) {
    const account = this.accounts.get(user);
    return account?.login === login ? this.enter(jar, account, device) : no(401, 'sign_in_refused');
  }

  async #setUp(jar, { token, statements, user, login, vault, device }) {
    if (token !== this.setupToken) return no(404, 'token_invalid');
    try {
      for (const statement of statements) await this.records.accept(statement);
    } catch (error) {
      if (!error.code) throw error;
      return no(409, error.code);
    }
    const { person, roles } = JSON.parse(statements.at(-1).text);
    await this.addAccount({ user, person, login, vault, roles });
    return this.enter(jar, this.accounts.get(user), device);
  }

  #directory() {
    const { root, directoryHead } = this.records.ledger;
    return root ? { root, ...directoryHead } : null;
  }

  async #answer(jar, { token, person, user, login, vault, device, reply, sign }) {
    const found = await this.#invitation(token);
    if (!found) return no(404, 'token_invalid');
    if (found.person) {
      Object.assign(found, { state: 'answered', reply });
      jar.waits = { person, sign, enter: () => this.#renew(jar, { user, person, login, vault }, device) };
      return ok({ person, force: this.force, roles: [], vault });
    }
    if (this.accounts.has(user) && this.accounts.get(user).person !== person) return no(409, 'name_taken');
    Object.assign(found, { state: 'answered', reply });
    await this.addAccount({ user, person, login, vault });
    return this.enter(jar, this.accounts.get(user), device);
  }

  /** A statement vouches for the new keys: the sessions of before end, the one that waited begins. */
  #renew(jar, account, device) {
    for (const [user, known] of this.accounts) if (known.person === account.person) this.accounts.delete(user);
    for (const [key, session] of this.sessions) if (session.person === account.person) this.sessions.delete(key);
    const roles = this.records.ledger.people.get(account.person).roles;
    this.accounts.set(account.user, { ...account, roles });
    jar.waits = null;
    this.enter(jar, this.accounts.get(account.user), device);
  }

  async #invitation(token) {
    const hash = await tokenHash(token);
    return [...this.invitations.values()].find(({ token_hash, state }) => token_hash === hash && state !== 'done');
  }

  async #salvage({ items }) {
    const brought = [];
    const refused = [];
    for (const item of items) {
      const { id, ...rest } = JSON.parse(item.header);
      if (mayHandIn(this.records, rest)) brought.push(item);
      else refused.push({ id, code: 'signed_out', message: 'signed_out' });
    }
    const outcome = await this.#take(brought);
    return ok({ accepted: outcome.accepted, refused: [...refused, ...outcome.refused] });
  }

  async #take(items) {
    const accepted = [];
    const refused = [];
    for (const item of items) {
      try {
        accepted.push(await this.records.accept(item));
      } catch (error) {
        if (!error.code) throw error;
        refused.push({ id: await idOf(item), code: error.code, message: error.code });
      }
    }
    return { accepted, refused };
  }

  async #sync(session, { device, cursor, push, limit }) {
    if (device !== session.device) return no(409, 'wrong_device');
    const { accepted, refused } = await this.#take(push);
    const page = this.records.changes(session.person, cursor, limit);
    return page ? ok({ accepted, refused, ...page, notices: this.notices }) : no(409, 'history_changed');
  }
}

/** What somebody who may bring nothing any more had written. */
const mayHandIn = ({ ledger }, { author, case: log }) =>
  !ledger.people.get(author)?.active || !ledger.cases.get(log)?.members.includes(author);

async function idOf({ kind, header, text }) {
  if (kind === 'revision') return JSON.parse(header).id;
  const { statementDigest } = await import('../../../static/js/crypto/statement.js');
  return statementDigest(text);
}

/** An answer with JSON in it. */
export function ok(content) {
  return Response.json({ ok: true, ...content });
}

/** A refusal as the server words it. */
export function no(status, code) {
  return Response.json({ ok: false, code, message: code, status }, { status });
}
