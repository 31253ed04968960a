/** Which screen is shown: follows the address, asks for unlocking where it is needed, keeps the focus sensible. */
import { isAddress, match } from './router.js';
import { LockScreen } from './screens/lock.js';
import { MissingScreen } from './screens/missing.js';
import { OpeningScreen } from './screens/opening.js';

/**
 * @typedef {import('./app.js').App} App
 * @typedef {import('./router.js').Route} Route
 * @typedef {import('./router.js').Screen} Screen
 * @typedef {import('./router.js').RouteEntry} RouteEntry
 */

/** @type {RouteEntry} */
const LOCKED = { name: 'locked', path: '#/lock', access: 'anyone', load: () => LockScreen };
/** @type {RouteEntry} */
const OPENING = { name: 'opening', path: '', access: 'anyone', load: () => OpeningScreen };

/** @param {string} hash @returns {Route} */
function opening(hash) {
  return { name: 'opening', params: {}, hash, entry: OPENING };
}

export class Navigator {
  /** @type {Route | null} */
  route = null;
  /** @type {Screen | null} */
  screen = null;
  #turn = 0;

  /** @param {App} app @param {RouteEntry[]} table */
  constructor(app, table) {
    this.app = app;
    this.table = table;
  }

  listen() {
    this.#window.addEventListener('hashchange', () => this.follow());
    this.#window.document.addEventListener('click', (event) => this.#toPlace(event));
  }

  /** @param {string} hash @param {{replace?: boolean}} [options] */
  go(hash, { replace = false } = {}) {
    if (hash === this.#location.hash) {
      this.follow();
    } else if (replace) {
      this.#window.history.replaceState(null, '', hash);
      this.follow();
    } else {
      this.#location.hash = hash;
    }
  }

  /** Another address for the screen that is shown, which stays as it is. @param {string} hash */
  rename(hash) {
    this.#window.history.replaceState(null, '', hash);
    const named = match(this.table, hash);
    if (named) this.route = named;
  }

  /** Shows what the address asks for, or what must come first. */
  async follow() {
    const hash = this.#location.hash;
    if (!isAddress(hash)) return;
    const next = this.#resolve(hash);
    if (!next) return;
    const turn = ++this.#turn;
    if (this.#isShown(next)) {
      this.#renew(next);
      return;
    }
    const Kind = await loaded(next.entry);
    const isLate = () => turn !== this.#turn; // somebody has gone on elsewhere: what is shown by now is not left for this
    if (isLate() || !(await this.#left()) || isLate()) return;
    await this.#show(next, new Kind(this.app, next.params));
  }

  /**
   * Lets the screen keep what it holds. While locked nothing holds the lock screen back: it comes at once, and what could
   * not be kept is said there. Otherwise a screen that cannot keep its words stays, with its address.
   * @returns {Promise<boolean>} whether the next screen may come
   */
  async #left() {
    const leaving = Promise.resolve().then(() => this.screen?.leave?.());
    if (this.app.vault.state === 'locked') {
      leaving.catch((error) => this.app.fail(error));
      return true;
    }
    try {
      await leaving;
      return true;
    } catch (error) {
      this.app.fail(error);
      if (this.app.vault.state !== 'unlocked') return true;
      if (this.route) this.#window.history.replaceState(null, '', this.route.hash);
      return false;
    }
  }

  /** @param {string} hash @returns {Route | null} */
  #resolve(hash) {
    const app = this.app;
    const wanted = match(this.table, hash);
    if (wanted?.entry.access === 'anyone' && wanted.name !== 'lock') return wanted;
    if (app.vault.state === 'new') return this.#redirect('#/sign-in');
    if (app.vault.state === 'locked') return { name: 'locked', params: {}, hash, entry: LOCKED };
    if (!['listed', 'open'].includes(app.casebook?.state ?? '')) return opening(hash);
    const role = app.isContact ? 'contact' : 'officer';
    const fits = wanted && wanted.name !== 'lock' && (!wanted.entry.role || wanted.entry.role === role);
    const next = fits ? wanted : this.#redirect(app.home);
    return app.casebook?.state === 'open' || next?.entry.listed ? next : opening(hash);
  }

  /** @param {string} hash */
  #redirect(hash) {
    this.#window.history.replaceState(null, '', hash);
    return match(this.table, hash);
  }

  /** @param {Route} next */
  #isShown(next) {
    if (!this.screen || this.route?.name !== next.name) return false;
    return sameParams(this.route.params, next.params) || typeof this.screen.update === 'function';
  }

  /** @param {Route} next */
  #renew(next) {
    const changed = !sameParams(this.route?.params ?? {}, next.params);
    this.route = next;
    if (changed) {
      this.app.said = null;
      this.screen?.update?.(next.params);
    }
    this.app.refresh();
  }

  /** @param {Route} next @param {Screen} screen */
  async #show(next, screen) {
    const first = this.screen === null;
    this.route = next;
    this.screen = screen;
    this.app.cameOffline = !this.app.online;
    if (next.entry !== OPENING) this.#forgetSaid();
    this.app.draw();
    if (!first) this.#focus();
    try {
      await screen.enter?.();
    } catch (error) {
      this.app.fail(error);
    }
  }

  /** What was said goes with the screen it was said on; the short wait until everything is opened is none. */
  #forgetSaid() {
    if (!this.#keepSaid) this.app.said = null;
    this.#keepSaid = false;
  }

  /** What is said next outlives one change of screen: "Saved on this phone" after a form. */
  carry() {
    this.#keepSaid = true;
  }

  #keepSaid = false;

  #focus() {
    this.#window.scrollTo(0, 0);
    const place = this.#window.document.getElementById('main');
    place?.focus({ preventScroll: true });
  }

  /** A link to a place on this page moves the focus and leaves the address alone. @param {MouseEvent} event */
  #toPlace(event) {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const hash = link?.getAttribute('href') ?? '';
    if (isAddress(hash) || event.defaultPrevented) return;
    event.preventDefault();
    const place = this.#window.document.getElementById(hash.slice(1));
    place?.scrollIntoView({ block: 'center' });
    place?.focus();
  }

  get #window() {
    return this.app.window;
  }

  get #location() {
    return this.app.window.location;
  }
}

/** A screen that comes with a piece of its own may not be had without a network, or after an update. @param {RouteEntry} entry */
async function loaded(entry) {
  try {
    return await entry.load();
  } catch {
    return MissingScreen;
  }
}

/** @param {Record<string, string>} a @param {Record<string, string>} b */
function sameParams(a, b) {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}
