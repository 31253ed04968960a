import { fingerprint } from '../crypto/fingerprint.js';
import { Casebook } from './casebook.js';
import { Drafts } from './drafts.js';

/** @typedef {import('./entrance.js').Opened} Opened */

/** What there is only while unlocked: the keys, the drafts and the casebook that they open. */
export class OpenVault {
  #opened;

  /** @param {{space: import('./space.js').Space, opened: Opened, parts: import('./types.js').DeviceParts}} given */
  constructor({ space, opened, parts: { now, timers, locks, api, beforeWriting } }) {
    this.#opened = opened;
    this.person = opened.person;
    this.identity = opened.identity;
    this.local = opened.local;
    this.drafts = new Drafts({ database: space.database, local: opened.local, now, timers, locks });
    this.casebook = new Casebook({ space, opened, drafts: this.drafts, now, locks, api, beforeWriting });
  }

  /** @returns {Promise<string>} of one's own keys */
  fingerprint() {
    const { root, person, identity } = this.#opened;
    return fingerprint({ root, person, hpke: identity.hpkePublic, sign: identity.signPublic });
  }
}
