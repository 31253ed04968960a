import { DirectoryPen } from './directory_pen.js';

/** What somebody signs who fears that their own keys are known: contacts are asked for new ones. It changes nothing by itself. */
export class Doubting {
  #person;
  #pen;

  /** @param {import('./casebook.js').Lent} parts */
  constructor(parts) {
    this.#person = parts.issuer.person;
    this.#pen = new DirectoryPen(parts, { anybody: true });
  }

  /**
   * Orders a lost device of one's own, if there is one, to be emptied, and asks for new keys; both wait in the outbox together. Throws `not_allowed` for
   * somebody whom nobody has vouched for yet.
   * @param {{device?: string}} [lost]
   */
  async doubt({ device } = {}) {
    const person = this.#person;
    await this.#pen.sayAll([
      (ledger) =>
        !device || ledger.people.get(person)?.wiped?.includes(device) ? null : { type: 'wipe', person, device },
      (ledger) => (ledger.people.get(person)?.doubted ? null : { type: 'doubt', person }),
    ]);
  }
}
