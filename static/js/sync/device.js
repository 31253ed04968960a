import { canDerive } from '../crypto/argon2.js';
import { VaultError } from '../vault/errors.js';
import { askToPersist } from '../vault/persistence.js';
import { Vault } from '../vault/session.js';
import { showUnsent } from './badge.js';
import { worksAtDesk } from './desk.js';
import { SyncEngine } from './engine.js';
import { IdleLock } from './idle.js';
import { fetchNewer } from './newer_vault.js';
import { readiness } from './readiness.js';
import { Tabs } from './tabs.js';
import { VisitMode } from './visit.js';
import { Watch } from './watch.js';
import { fetchOrder } from './wipe_order.js';
import { WorkerLink } from './worker_link.js';
import { Writing } from './writing.js';

/**
 * @typedef {ReturnType<typeof import('./browser.js').browserParts>} Parts
 * @typedef {object} Device
 * @property {Vault} vault
 * @property {SyncEngine} engine
 * @property {WorkerLink} worker
 * @property {Writing} writing
 * @property {number|null} clockOff milliseconds that the clock was ahead of the server's at the last answer; null: it was not told
 * @property {Tabs} tabs
 * @property {VisitMode} visit
 * @property {() => Promise<{ok: boolean, checkedAt: number, items: import('./readiness.js').Check[]}>} readiness
 * @property {() => void} stop
 */

const IDLE = 5 * 60_000;

/**
 * Puts the device together and starts it: vault, engine, worker, tabs, idle lock. Throws `device_unsupported` where the browser has no WebCrypto,
 * IndexedDB, Web Locks or WebAssembly with vectors, `storage_denied` where it lets nothing be kept.
 * @param {Parts} parts
 * @param {{idle?: number}} [settings] idle: milliseconds until the keys drop
 * @returns {Promise<Device>}
 */
export async function startDevice(parts, { idle = IDLE } = {}) {
  const able = parts.indexedDB && parts.locks && globalThis.crypto?.subtle && canDerive();
  if (!able) throw new VaultError('device_unsupported');
  const { api, locks, now, chance, timers, document } = parts;
  const tabs = new Tabs({ channel: parts.channel });
  const writing = new Writing({ locks });
  const worker = new WorkerLink({ container: parts.container, timers, writing, page: parts.page });
  const vault = await openedVault(parts);
  const later = () => worker.later();
  /** @param {{person: string, vault_version?: unknown}} session */
  const sessionSeen = (session) => fetchNewer(vault, api, session);
  const engine = new SyncEngine({ api, locks, now, chance, timers, later, sessionSeen });
  const lock = () => vault.lock('idle').catch((problem) => tellHeld(vault, problem));
  const idleLock = new IdleLock({ target: document, lock, after: idle, now, timers });
  const visit = new VisitMode({ idle: idleLock, usual: idle });
  const device = { vault, engine, worker, tabs };
  followVault(device, idleLock, parts);
  vault.addEventListener('locked', () => visit.locked());
  followEngine(device);
  followUnsent(engine, parts);
  followTabs(device);
  followOrders(device);
  const release = followPage(device, parts);
  const watch = new Watch({ engine, document, timers });
  await engine.attach(vault.space);
  engine.start();
  watch.start();
  finishLeaving(vault);
  askForOthers(device, parts);
  worker.start().catch(() => worker.dispatchEvent(new Event('unavailable')));
  return {
    ...device,
    writing,
    get clockOff() {
      return api.clockOff;
    },
    visit,
    readiness: () => readiness({ worker, caches: parts.caches, vault, engine, storage: parts.storage, timers, now }),
    stop: () => {
      release();
      idleLock.stop();
      watch.stop();
      engine.stop();
      tabs.close();
    },
  };
}

/** @param {Parts} parts @returns {Promise<Vault>} */
async function openedVault(parts) {
  try {
    return await new Vault(parts).start();
  } catch (cause) {
    const { code } = /** @type {{code?: string}} */ (cause);
    throw code === 'storage_failed'
      ? new VaultError('storage_denied', {}, { cause: /** @type {Error} */ (cause) })
      : cause;
  }
}

/** @typedef {Pick<Device, 'vault'|'engine'|'worker'|'tabs'>} Core */

/** @param {Core} device @param {IdleLock} idleLock @param {Parts} parts */
function followVault({ vault, engine, tabs, worker }, idleLock, { storage }) {
  vault.addEventListener('account', () => engine.attach(vault.space));
  vault.addEventListener('casebook', () => {
    idleLock.start();
    askToPersist(storage);
    vault.casebook?.addEventListener('saved', () => {
      tabs.tell('changed', { person: vault.known?.person });
      engine.count();
      engine.now({ reason: 'saved' });
    });
    engine.askAgain('unlocked');
    vault.casebook?.ready.then(() => keepDesk(vault, worker));
  });
  vault.addEventListener('locked', (event) => {
    idleLock.stop();
    const { reason } = /** @type {CustomEvent} */ (event).detail;
    if (reason === 'button' || reason === 'signed_out') tabs.tell('lock', { person: vault.known?.person });
  });
  vault.addEventListener('signedin', () => {
    tabs.tell('signedin', { person: vault.known?.person });
    engine.signedIn();
  });
  vault.addEventListener('signedout', () => tabs.tell('signedout'));
}

/** @param {Core} device */
function followEngine({ vault, engine, tabs, worker }) {
  engine.addEventListener('changes', () => {
    vault.casebook?.refresh();
    tabs.tell('changed', { person: vault.known?.person });
  });
  engine.addEventListener('synced', () => keepDesk(vault, worker));
  engine.addEventListener('synced', () => vouch(vault));
}

/** What signs comes with the desk: where it cannot be loaded now, the next synchronisation tries again, as for all that goes wrong here. @param {Vault} vault */
async function vouch({ casebook }) {
  if (casebook?.me.roles.includes('contact')) await casebook.officers.vouchIfInvited().catch(() => null);
}

/** Its files are public, so that nobody need be signed in for it. @param {Vault} vault @param {WorkerLink} worker */
async function keepDesk(vault, worker) {
  if (worksAtDesk(vault.casebook?.me.roles ?? [])) await worker.keepDesk();
}

/** The number on the icon, whenever it is another one. @param {SyncEngine} engine @param {Parts} parts */
function followUnsent(engine, { badge }) {
  /** @type {number|null} */
  let shown = null;
  engine.addEventListener('status', () => {
    const { unsent } = engine.status;
    if (unsent !== shown) showUnsent(badge, unsent);
    shown = unsent;
  });
}

/** @param {Core} device */
function followTabs({ vault, engine, tabs }) {
  /** @param {string} type @param {() => unknown} work */
  const ofThisPerson = (type, work) =>
    tabs.addEventListener(type, (event) => {
      const { person } = /** @type {CustomEvent} */ (event).detail;
      if (person === null || person === vault.known?.person) work();
    });
  ofThisPerson('changed', () => {
    vault.casebook?.refresh();
    engine.count();
  });
  ofThisPerson('lock', () => vault.lock('other_tab').catch((problem) => tellHeld(vault, problem)));
  for (const type of ['signedin', 'signedout']) {
    tabs.addEventListener(type, async () => {
      await vault.lookAgain().catch((problem) => tellHeld(vault, problem));
      await engine.signedIn();
    });
  }
}

/** Emptied by a signed statement: the other tabs drop their keys first, so that none of them writes anything back. @param {Core} device */
function followOrders({ vault, engine, tabs }) {
  const empty = (/** @type {string} */ person) => vault.empty(person).catch((problem) => tellHeld(vault, problem));
  engine.addEventListener('wiped', (event) => {
    const { person } = /** @type {CustomEvent} */ (event).detail;
    tabs.tell('wiped', { person });
    empty(person);
  });
  tabs.addEventListener('wiped', (event) => empty(/** @type {CustomEvent} */ (event).detail.person));
}

/** Whoever has signed out here, or shares this browser, may have reported it lost as well. @param {Core} device @param {Parts} parts */
async function askForOthers({ vault, engine }, { api }) {
  for (const space of vault.others()) {
    const ordered = await fetchOrder(space, api).catch(() => false); // a storage that fails is told where it is needed; asked again at the next start
    await space.database.close();
    const { person } = space.account;
    if (ordered) engine.dispatchEvent(new CustomEvent('wiped', { detail: { person } }));
  }
}

/**
 * @param {Core} device
 * @param {Parts} parts
 * @returns {() => void} takes the listeners off
 */
function followPage(device, parts) {
  const { vault, engine } = device;
  const { window, document } = parts;
  const visible = () => {
    if (document.visibilityState === 'visible') engine.now({ reason: 'visible' });
    else vault.drafts?.flush().catch((problem) => tellHeld(vault, problem));
  };
  const online = () => {
    finishLeaving(vault);
    askForOthers(device, parts);
    engine.now({ reason: 'online' });
  };
  const leave = () => {
    vault.abandon().catch((problem) => tellHeld(vault, problem));
  };
  document.addEventListener('visibilitychange', visible);
  window.addEventListener('online', online);
  window.addEventListener('pagehide', leave);
  return () => {
    document.removeEventListener('visibilitychange', visible);
    window.removeEventListener('online', online);
    window.removeEventListener('pagehide', leave);
  };
}

/** Ends a session that is still open at the server; a failing database is told, and it is tried again when the network is back. @param {Vault} vault */
function finishLeaving(vault) {
  vault
    .finishLeaving()
    .catch(({ code }) => vault.dispatchEvent(new CustomEvent('stillsignedin', { detail: { code } })));
}

/** Words could not be sealed: the vault tells, with the code. @param {Vault} vault @param {{code?: string}} problem */
function tellHeld(vault, { code = 'storage_failed' }) {
  vault.dispatchEvent(new CustomEvent('lockheld', { detail: { code } }));
}
