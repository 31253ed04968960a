import { isStopped, NOBODY } from '../crypto/nobody.js';
import { DirectoryPen } from './directory_pen.js';
import { VaultError } from './errors.js';

/** What a contact signs when somebody else may have a person's keys. Who has the keys alone can say none of it, nor take it back. */
export class Stopping {
  #parts;
  #pen;

  /** @param {import('./casebook.js').Lent} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#pen = new DirectoryPen(parts);
  }

  /**
   * Orders their lost device, if there is one, to be emptied, and puts nobody's key in the place of theirs; both wait in the outbox together. Throws
   * `unknown_person`, `not_a_contact`.
   * @param {{person: string, device?: string}} whose
   */
  async stop({ person, device }) {
    /** @param {import('../crypto/ledger.js').Ledger} ledger */
    const known = (ledger) => {
      const found = ledger.people.get(person);
      if (!found?.active) throw new VaultError('unknown_person');
      return found;
    };
    await this.#pen.sayAll([
      (ledger) => (!device || known(ledger).wiped?.includes(device) ? null : { type: 'wipe', person, device }),
      (ledger) => {
        const { name, roles, sign } = known(ledger);
        if (isStopped({ sign })) return null;
        return { type: 'replace', person, name, roles, hpke: NOBODY, sign: NOBODY };
      },
    ]);
  }

  /** Whether the server has taken it: a case sealed to nobody's key before that would be refused for good. @param {string} person */
  async isTaken(person) {
    const { people } = await this.#parts.space.ledgers.current();
    return (people.get(person)?.keys ?? []).some(({ sign }) => sign === NOBODY);
  }
}
