import { DirectoryPen } from './directory_pen.js';
import { VaultError } from './errors.js';

/**
 * A device as the server lists it. `wiped_at`: a statement orders it to be emptied; `told_at`: it has asked for that statement.
 * @typedef {{id: string, name: string, first_seen_at: number, seen_at: number, signed_in: boolean, wiped_at?: number, told_at?: number}} ListedDevice
 */

/** The devices of a person, as the server lists them; and the statement by which a lost one is emptied. All but the statement needs a network. */
export class Devices {
  #parts;
  #pen;

  /** @param {ConstructorParameters<typeof DirectoryPen>[0] & {api: import('./types.js').Caller}} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#pen = new DirectoryPen(parts, { anybody: true });
  }

  /** This browser's id. */
  get here() {
    return this.#parts.space.account.device;
  }

  /** @param {string} [person] one's own by default; a contact may ask for anybody's @returns {Promise<ListedDevice[]>} the last seen first */
  async list(person) {
    const path = person ? `/api/people/${person}/devices` : '/api/devices';
    return (await this.#parts.api.call(path, null, { method: 'GET' })).devices;
  }

  /** @param {string} device @param {string} name */
  async rename(device, name) {
    await this.#parts.api.call(`/api/devices/${device}`, { name }, { method: 'PUT' });
  }

  /** What is kept on it stays, sealed. @param {string} device one's own */
  async end(device) {
    await this.#parts.api.call(`/api/devices/${device}/end`, {});
  }

  /**
   * Signs the statement that orders a device to be emptied and puts it into the outbox. Throws `unknown_person`, `not_allowed`.
   * @param {{person?: string, device: string}} lost
   */
  wipe({ person = this.#parts.issuer.person, device }) {
    return this.#pen.say((ledger) => {
      const known = ledger.people.get(person);
      if (!known) throw new VaultError('unknown_person');
      return known.wiped?.includes(device) ? null : { type: 'wipe', person, device };
    });
  }
}
