/** What the server does with statements and revisions: checks, keeps, delivers. For tests of the device; the real one is in Python. */
import { concat, fromB64u, toB64u, u64 } from '../../../static/js/crypto/bytes.js';
import { SealingError } from '../../../static/js/crypto/errors.js';
import { sha256 } from '../../../static/js/crypto/kdf.js';
import { Ledger } from '../../../static/js/crypto/ledger.js';
import { readRevision, revisionDigest, verifyRevision } from '../../../static/js/crypto/revision.js';
import { readStatement, statementDigest } from '../../../static/js/crypto/statement.js';

const START = toB64u(new Uint8Array(32));

export class FakeRecords {
  /** @type {Map<string, any>} by digest */
  kept = new Map();
  /** @type {Map<string, string>} digest by id */
  ids = new Map();
  /** @type {Map<string, {changes: any[], chains: string[]}>} by person */
  logs = new Map();

  /** Digests that a server which was taken over passes on to nobody. */
  withheld = new Set();

  constructor({ force, now }) {
    this.now = now;
    this.ledger = new Ledger(force);
  }

  /** A new account is given the whole directory, and the cases it is a member of. */
  async addReader(person) {
    if (this.logs.has(person)) return;
    this.logs.set(person, { changes: [], chains: [START] });
    for (const kept of this.kept.values()) if (this.#readers(kept).has(person)) await this.#deliver(kept, [person]);
  }

  async accept(item) {
    const read = item.kind === 'statement' ? await this.#readStatement(item) : await this.#readRevision(item);
    const known = this.ids.get(read.id);
    if (known && known !== read.digest) throw new SealingError('id_reused');
    const { id, digest } = read;
    if (!known) await this.#keep({ late: false, ...read, item, received_at: this.now() });
    const { received_at, late } = this.kept.get(digest);
    return { id, digest, received_at, late };
  }

  /** The pages of one reader's delivery log; null when the cursor is not in it. */
  changes(person, cursor, limit) {
    const { changes, chains } = this.logs.get(person);
    const [pos, chain] = cursor === '' ? [0, START] : [Number(cursor.split('.')[0]), cursor.split('.')[1]];
    if (chains[pos] !== chain) return null;
    const page = changes.slice(pos, pos + limit);
    const end = pos + page.length;
    return { changes: page, cursor: end === 0 ? '' : `${end}.${chains[end]}`, more: end < changes.length };
  }

  /** Passes something on unchecked, as a server that was taken over would. @param {any} item with its digest @param {string[]} people */
  async slip({ digest, received_at = this.now(), late = false, ...item }, people) {
    await this.#deliver({ item, digest, received_at, late }, people);
  }

  async #readStatement({ text, sig }) {
    const fields = readStatement(text);
    const digest = await statementDigest(text);
    if (!this.kept.has(digest)) {
      const { recoveryKid } = this.ledger;
      if (fields.wraps?.some(({ to, kid }) => to === 'recovery' && kid !== recoveryKid))
        throw new SealingError('rebase');
      const head = this.ledger.head(fields.log);
      if (fields.no !== head.no + 1 || fields.prev !== head.digest) throw new SealingError('rebase');
      const before = this.ledger.cases.get(fields.log)?.members ?? [];
      await this.ledger.add(text, sig);
      return { id: digest, digest, log: fields.log, kind: 'statement', before, adopt: fields.adopt };
    }
    return { id: digest, digest };
  }

  async #readRevision({ header, body, sig }) {
    const { author, case: log, id } = JSON.parse(header);
    const state = this.ledger.cases.get(log);
    if (!state) throw new SealingError('unknown_case');
    if (!state.everMembers.includes(author)) throw new SealingError('not_a_member');
    await verifyRevision(await readRevision(header, body), sig, this.ledger.signKeys(author));
    const late = !this.ledger.people.get(author).active || !state.members.includes(author);
    return { id, digest: await revisionDigest(header, body), log, kind: 'revision', late };
  }

  async #keep(kept) {
    this.kept.set(kept.digest, kept);
    this.ids.set(kept.id, kept.digest);
    const newcomers = new Set(
      kept.before && [...this.#readers(kept)].filter((person) => !kept.before.includes(person)),
    );
    if (kept.log !== 'directory' && newcomers.size > 0) {
      const old = [...this.kept.values()].filter(({ log, digest }) => log === kept.log && digest !== kept.digest);
      for (const each of old) await this.#deliver(each, newcomers);
    }
    const adopted = (kept.adopt ?? []).map((digest) => this.kept.get(digest));
    await this.#deliver(
      kept,
      new Set([...this.#readers(kept), ...(kept.log === 'directory' ? [] : (kept.before ?? []))]),
    );
    for (const each of adopted) {
      const others = [...this.#readers(each)].filter((person) => !this.#has(person, each.item));
      await this.#deliver(each, others);
    }
  }

  #has(person, { header }) {
    return this.logs.get(person)?.changes.some((change) => change.header === header);
  }

  /** Somebody revoked is given the revocation and nothing after it; what came late goes to contacts until it is adopted. */
  #readers({ log, item, late, digest }) {
    if (log === 'directory') {
      const { type, person } = JSON.parse(item.text);
      const isGone = (each) =>
        this.ledger.people.get(each)?.active === false && !(type === 'revoke' && person === each);
      return new Set([...this.logs.keys()].filter((each) => !isGone(each)));
    }
    const { members = [], late: decided = {} } = this.ledger.cases.get(log) ?? {};
    const forAll = !late || decided[digest] === 'adopt';
    return new Set(members.filter((person) => forAll || this.ledger.isContact(person)));
  }

  async #deliver({ item, digest, received_at, late }, people) {
    if (this.withheld.has(digest)) return;
    for (const person of people) {
      const log = this.logs.get(person);
      if (!log) continue;
      const pos = log.changes.length + 1;
      log.changes.push({ ...item, pos, received_at, late });
      const chain = await sha256(concat(fromB64u(log.chains.at(-1)), u64(pos), fromB64u(digest)));
      log.chains.push(toB64u(chain));
    }
  }
}
