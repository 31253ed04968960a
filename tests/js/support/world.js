/** A small force of invented people on a fake server, with devices that were never locked: no passphrase is computed, so that tests are quick. */
import { newId, toB64u } from '../../../static/js/crypto/bytes.js';
import { importIdentity, importSignKey, newIdentity, newKeyPair } from '../../../static/js/crypto/keys.js';
import { makeStatement } from '../../../static/js/crypto/statement.js';
import { SyncEngine } from '../../../static/js/sync/engine.js';
import { Casebook } from '../../../static/js/vault/casebook.js';
import { Drafts } from '../../../static/js/vault/drafts.js';
import { Space } from '../../../static/js/vault/space.js';
import { FakeServer } from './fake_server.js';
import { FakeBrowser } from './parts.js';

export class World {
  /** A force with two contacts (Ann, Bob) and two officers (Cal, Dee). */
  static async begin() {
    const world = new World();
    world.clock = { now: 1_767_225_600_000 };
    world.server = new FakeServer({ now: () => world.clock.now });
    const root = await newKeyPair();
    const recovery = await newKeyPair();
    world.rootPair = root;
    world.rootKey = (await importSignKey(root.private)).privateKey;
    world.root = toB64u(root.public);
    world.recovery = recovery;
    await world.say({ type: 'root', name: 'Test force', root: world.root, recovery: toB64u(recovery.public) });
    for (const [name, roles] of [
      ['ann', ['contact']],
      ['bob', ['contact']],
      ['cal', ['officer']],
      ['dee', ['officer']],
    ]) {
      world[name] = await world.person(name, roles);
    }
    return world;
  }

  /** A statement of the root in the directory. */
  async say(content) {
    const { ledger } = this.server.records;
    const fields = { ...ledger.next('directory'), issuer: 'root', issued_at: this.clock.now, ...content };
    const { text, sig } = await makeStatement(fields, this.rootKey);
    return this.server.records.accept({ kind: 'statement', text, sig });
  }

  async person(name, roles) {
    const fresh = await newIdentity();
    const identity = await importIdentity({ hpke: fresh.hpke.private, sign: fresh.sign.private });
    const id = newId();
    await this.server.addAccount({ user: name, person: id, roles });
    await this.say({ type: 'person', person: id, name, roles, hpke: identity.hpkePublic, sign: identity.signPublic });
    return { id, name, roles, identity };
  }

  /**
   * A signed-in, unlocked device of somebody, in a browser of its own or in one that is given. `watch` gets the casebook before it is opened.
   */
  async device(
    { id, name, roles, identity },
    { browser = new FakeBrowser({ server: this.server }), device = newId(), watch = () => undefined } = {},
  ) {
    browser.clock.now = this.clock.now;
    const parts = browser.tab();
    this.server.enter(browser.net.jar, this.server.accounts.get(name), device);
    const account = {
      user: name,
      person: id,
      force: this.server.force,
      device,
      roles,
      root: this.root,
      head: { no: 1, digest: '' },
    };
    account.head = { no: 0, digest: '' };
    const space = new Space({ indexedDB: browser.indexedDB, account });
    const opened = {
      person: id,
      identity,
      local: await browser.localKey(device),
      root: this.root,
      head: account.head,
      version: 1,
    };
    const { now, timers, locks } = parts;
    const drafts = new Drafts({ database: space.database, local: opened.local, now, timers, locks });
    const casebook = new Casebook({ space, opened, drafts, now: parts.now, locks: parts.locks, api: parts.api });
    watch(casebook, space);
    casebook.open();
    const engine = new SyncEngine({
      api: parts.api,
      locks: parts.locks,
      now: parts.now,
      chance: parts.chance,
      timers: parts.timers,
    });
    engine.addEventListener('changes', () => casebook.refresh());
    await engine.attach(space);
    return { browser, parts, space, casebook, drafts, engine, account };
  }

  /** A device of somebody, locked and unlocked again, with everything open; `watch` as above. */
  async again(person, { browser, account }, watch) {
    const device = await this.device(person, { browser, device: account.device, watch });
    await device.casebook.ready;
    return device;
  }

  /** A device that has the directory already. */
  async synced(person, options) {
    const device = await this.device(person, options);
    await device.engine.start();
    await device.casebook.refresh();
    return device;
  }

  /** Two devices and a case of theirs, known to both: contact Ann's and officer Cal's. */
  async withCase() {
    const ann = await this.synced(this.ann);
    const { case: id, record } = await ann.casebook.openCase({ reference: 'WS-1000' }, [this.cal.id]);
    await ann.engine.now();
    const cal = await this.synced(this.cal);
    return { ann, cal, case: id, allocation: record };
  }
}

/** Values of a contact log, invented. */
export function contactLog(caseId, how = 'Sleeping badly.') {
  return { case: caseId, form: 'contact-log', version: 1, values: { how } };
}

/** That many more cases of this contact; sent every few, since what waits is checked anew with each. */
export async function openCases(device, count, members = []) {
  for (let each = 1; each <= count; each += 1) {
    await device.casebook.openCase({ reference: `WS-${each}` }, members);
    if (each % 5 === 0) await device.engine.now();
  }
  await device.engine.now();
}
