import { newCaseKey } from '../crypto/casekey.js';
import { isContact } from '../crypto/directory_log.js';
import { kid } from '../crypto/keys.js';
import { Ledger } from '../crypto/ledger.js';
import { membersFields } from '../crypto/memberships.js';
import { caseOf, keysOf, readGift } from './case_keys_file.js';
import { DirectoryPen } from './directory_pen.js';
import { VaultError } from './errors.js';
import { withPending } from './pending.js';

/**
 * @typedef {import('./casebook.js').Signing} Signing
 * @typedef {import('./case_keys_file.js').GivenCase} GivenCase
 * @typedef {{id: string, state: 'ready'|'done'|'barred'|'broken', contacts: {id: string, name: string}[], code: string|null}} Looked contacts: active
 *   ones who are members and keep others out; code: why it is broken
 */

/** Cases that no contact can open any more, taken over with a file from kit B. Nothing is believed that the statements do not say. */
export class TakingOver {
  #signing;
  #gift;

  /** @param {Signing} signing @param {import('./case_keys_file.js').Gift} gift */
  constructor(signing, gift) {
    this.#signing = signing;
    this.#gift = gift;
  }

  /**
   * Throws `bad_keys_file`, `other_force`, `not_for_you` (wrapped to somebody else, or to keys that were replaced), `not_a_contact`.
   * @param {Signing} signing
   * @param {string} text the file
   */
  static async open(signing, text) {
    const gift = readGift(text);
    const { space, opened } = signing;
    if (gift.force !== space.account.force) throw new VaultError('other_force');
    const mine = await kid(opened.identity.hpkePublic);
    if (gift.to !== opened.person || gift.kid !== mine) throw new VaultError('not_for_you');
    const taking = new TakingOver(signing, gift);
    if (!(await taking.#ledger()).isContact(opened.person)) throw new VaultError('not_a_contact');
    return taking;
  }

  /** @returns {Promise<Looked[]>} every case of the file, as it stands */
  async look() {
    const ledger = await this.#ledger();
    const waiting = await this.#waiting();
    const looked = [];
    for (const given of this.#gift.cases) looked.push(await this.#lookAt(ledger, given, waiting));
    return looked;
  }

  /**
   * Takes over every case that is ready, one after the other; what is done stays done. The directory's log is told before the first.
   * @param {(done: number, total: number) => void} progress
   * @returns {Promise<number>} how many were taken
   */
  async take(progress) {
    const looked = await this.look();
    const ready = new Set(looked.filter(({ state }) => state === 'ready').map(({ id }) => id));
    if (ready.size === 0) return 0;
    if (looked.every(({ state }) => state !== 'done')) await this.#say(ready.size);
    let done = 0;
    try {
      for (const given of this.#gift.cases.filter((each) => ready.has(each.case))) {
        progress(done, ready.size);
        await this.#takeOne(given);
        done += 1;
      }
    } finally {
      await this.#signing.saved();
    }
    progress(done, ready.size);
    return done;
  }

  /** @param {number} cases */
  async #say(cases) {
    await new DirectoryPen(this.#signing).say(() => ({ type: 'kit', kit: 'B', cases }));
  }

  /** @param {Ledger} ledger @param {GivenCase} given @param {Set<string>} waiting @returns {Promise<Looked>} */
  async #lookAt(ledger, given, waiting) {
    const found = { id: given.case, contacts: /** @type {Looked['contacts']} */ ([]), code: null };
    const mine = ledger.cases.get(given.case)?.members.includes(this.#signing.opened.person);
    if (mine || waiting.has(given.case)) return { ...found, state: 'done' };
    try {
      const { state } = await caseOf(ledger, given);
      await this.#keys(given, state);
      const contacts = state.members
        .filter((id) => isContact(ledger.people.get(id)))
        .map((id) => ({ id, name: ledger.people.get(id)?.name ?? '' }));
      return { ...found, state: contacts.length ? 'barred' : 'ready', contacts };
    } catch (problem) {
      return { ...found, state: 'broken', code: codeOf(problem) };
    }
  }

  /** @param {GivenCase} given */
  #takeOne(given) {
    const { space, locks, issuer } = this.#signing;
    return locks.request(space.writeLock, async () => {
      const { ledger, state } = await caseOf(await this.#ledger(), given);
      const me = issuer.person;
      const staying = state.members.filter((member) => ledger.people.get(member)?.active);
      const goes = staying.length < state.members.length;
      const fields = await membersFields({
        ledger: standingOn(ledger, state),
        case: given.case,
        members: [...staying, me],
        caseKeys: await this.#keys(given, state),
        newKey: goes ? await newCaseKey(given.case) : undefined,
        ...issuer.said(),
      });
      const remove = state.members.filter((member) => !staying.includes(member));
      const key = goes ? String(fields.key) : null;
      await space.outbox.add([await issuer.sign(ledger, fields, { key, intent: { add: [me], remove } })]);
    });
  }

  /** @param {GivenCase} given @param {import('../crypto/case_log.js').CaseState} state */
  #keys(given, state) {
    return keysOf(given, { force: this.#gift.force, state, pair: this.#signing.opened.identity.hpke });
  }

  /** With what waits in the outbox. */
  async #ledger() {
    const { space } = this.#signing;
    return (await withPending(await space.ledgers.current(), await space.outbox.entries())).ledger;
  }

  /** Cases whose statement of this device is on its way; one that the server refused is not. */
  async #waiting() {
    const entries = await this.#signing.space.outbox.entries();
    return new Set(
      entries.filter(({ kind, state }) => kind === 'statement' && state !== 'refused').map(({ log }) => log),
    );
  }
}

/**
 * What the fields of the next statement are made from: the ledger, with this case as its statements leave it, held ones with them.
 * @param {Ledger} ledger
 * @param {import('../crypto/case_log.js').CaseState} state
 * @returns {Ledger}
 */
function standingOn(ledger, state) {
  const snapshot = ledger.snapshot();
  const others = snapshot.cases.filter(({ id }) => id !== state.id);
  return Ledger.restore({ ...snapshot, cases: [...others, state] });
}

/** @param {unknown} problem @returns {string} */
function codeOf(problem) {
  if (problem instanceof Error && 'code' in problem) return String(problem.code);
  throw problem;
}
