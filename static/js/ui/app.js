/** The app: what every screen is given. It holds no record itself; the casebook does, and only while unlocked. */

import { html, nothing, render } from 'lit-html';
import { worksAtDesk } from '../sync/desk.js';
import { clockOff } from './clock_off.js';
import { Navigator } from './navigator.js';
import { navigation } from './parts/nav.js';
import { closeQuestion, openQuestion, question } from './parts/question.js';
import { savedWords } from './parts/saved.js';
import { codeOf, sentence } from './sentences.js';
import { t } from './text.js';
import { UpdateOffer } from './update.js';
import { Views } from './views.js';

/**
 * @typedef {import('../vault/session.js').Vault} Vault
 * @typedef {import('../sync/device.js').Device} Device
 * @typedef {import('./form_library.js').FormLibrary} FormLibrary
 * @typedef {import('./parts/question.js').Question} Question
 * @typedef {import('./parts/question.js').Asked} Asked
 * @typedef {import('./parts/saved.js').Saved} Saved
 * @typedef {{text: string, detail?: string, tone: '' | 'wait' | 'done' | 'help', saved?: Saved}} Said
 */

export class App {
  /** @type {Said | null} */
  said = null;
  /** Whether the draft of a record that was saved could not be removed. */
  draftLeft = false;
  /** What was typed before the app was here; whoever uses it takes it away. @type {ReturnType<import('./first_screen.js').FirstScreen['handOver']>} */
  begun = null;
  /** A note on the lock screen that could not be kept yet: it is there when that screen is again. @type {import('./parts/locked_note.js').LockedNoteBox | null} */
  lockedNote = null;
  /** Whether what is said of a passphrase that is due was put off until the next unlocking. */
  entryPutOff = false;
  /** Whether what is drawn goes on paper: names for "you", whole dates. */
  printing = false;
  /** How the last attempt to send and receive ended; another one under way says nothing yet. @type {{state: string, code: string | null}} */
  settled = { state: 'idle', code: null };
  /** Whether there was no signal when the screen came: what is said of it never moves what is under the thumb. */
  cameOffline = false;
  /** @type {Asked | null} */
  #asked = null;
  #queued = false;

  /**
   * @param {{device: Device, forms: FormLibrary, routes: import('./router.js').RouteEntry[], help: import('./help_now.js').HelpNow, install: import('./install.js').InstallOffer, firstScreen: import('./first_screen.js').FirstScreen, force: string, demo: boolean, syncedPasskeys?: boolean, guest?: boolean, window: Window & typeof globalThis, now?: () => number}} parts
   */
  constructor({
    device,
    forms,
    routes,
    help,
    install,
    firstScreen,
    force,
    demo,
    syncedPasskeys = false,
    guest = false,
    window,
    now = Date.now,
  }) {
    this.device = device;
    this.forms = forms;
    this.help = help;
    this.install = install;
    this.firstScreen = firstScreen;
    this.demo = demo;
    /** Whether the force allows a passkey that may be copied to other devices. */
    this.syncedPasskeys = syncedPasskeys;
    /** A shared computer: nothing is kept here. */
    this.guest = guest;
    this.now = now;
    this.window = window;
    this.views = new Views(this);
    this.update = new UpdateOffer(this);
    this.navigator = new Navigator(this, routes);
    this.#pinnedForce = force;
  }

  /** @type {string} */
  #pinnedForce;

  get vault() {
    return this.device.vault;
  }

  get engine() {
    return this.device.engine;
  }

  /** null while locked */
  get casebook() {
    return this.vault.casebook;
  }

  get route() {
    return this.navigator.route;
  }

  get screen() {
    return this.navigator.screen;
  }

  get me() {
    return this.casebook?.me ?? null;
  }

  get isContact() {
    const roles = this.casebook?.me.roles.length ? this.casebook.me.roles : (this.vault.known?.roles ?? []);
    return worksAtDesk(roles);
  }

  /** Milliseconds that the clock of this device is ahead, by the server's last word; 0 when it is right or not known to be wrong. */
  get clockOff() {
    return clockOff(this.device);
  }

  get force() {
    return this.casebook?.force ?? { id: this.vault.known?.force ?? this.#pinnedForce, name: '' };
  }

  get online() {
    return this.settled.state !== 'offline' && this.window.navigator.onLine !== false;
  }

  get home() {
    return this.isContact ? '#/review' : '#/people';
  }

  get waitingForReview() {
    return this.views.waitingForReview;
  }

  /** Listens, then shows the first screen. */
  async start() {
    await this.firstScreen.released();
    this.begun = this.firstScreen.handOver();
    this.#container.replaceChildren();
    this.#listen();
    await this.navigator.follow();
    this.begun = null;
  }

  /** A fresh id for a draft, a due time. */
  newId() {
    return this.window.crypto.randomUUID();
  }

  /** @param {string} hash @param {{replace?: boolean}} [options] */
  navigate(hash, options) {
    this.navigator.go(hash, options);
  }

  /** Draws once before the next frame, however often it is asked. */
  refresh() {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      this.draw();
    });
  }

  draw() {
    const screen = this.screen;
    if (!screen) return;
    this.window.document.title = `${screen.title} - ${t('Welfare support')}`;
    render(
      html`${(screen.chrome ?? 'full') === 'full' ? navigation(this) : nothing}${screen.render()}${question(this.#asked)}`,
      this.#container,
    );
    openQuestion(this.#container);
    this.update.follow();
  }

  /** Says it to a screen reader, and in a line at the top until the next screen. @param {string} text @param {Partial<Omit<Said, 'text'>>} [options] */
  notify(text, { tone = 'done', detail, saved } = {}) {
    this.said = { text, detail, tone, saved };
    this.#tell(detail ? `${text} ${detail}` : text);
    this.refresh();
  }

  /** To a screen reader alone. @param {string} text */
  #tell(text) {
    const live = this.window.document.getElementById('said');
    if (live) live.textContent = text;
  }

  /** A record was saved: the line at the top follows what becomes of it. @param {Saved} saved */
  notifySaved(saved) {
    this.install.saved();
    const { title, text } = savedWords(this, saved);
    this.notify(title, { detail: text, saved });
  }

  /** What has become of it since is said too. */
  #followSaved() {
    const { saved, text: before } = this.said ?? {};
    if (!saved) return;
    const { title, text } = savedWords(this, saved);
    if (title !== before) this.notify(title, { detail: text, saved });
  }

  /** Turns what was thrown into a sentence. @param {unknown} error */
  fail(error) {
    this.notify(sentence(codeOf(error)), { tone: 'help' });
    this.window.scrollTo(0, 0);
  }

  /** @param {Question} asked @returns {Promise<boolean>} */
  ask(asked) {
    return new Promise((resolve) => {
      const answer = (/** @type {boolean} */ yes) => {
        closeQuestion(this.#container);
        this.#asked = null;
        this.refresh();
        resolve(yes);
      };
      this.#asked = { ...asked, answer };
      this.draw();
    });
  }

  /** Where "Write down what you saw" leads: to the person whose page is open, or to a choice. */
  get riskRecord() {
    const open = this.screen?.case;
    return open ? `#/case/${open}/new/risk` : '#/new/risk';
  }

  /** Seals what is being typed, then forgets the keys. */
  async lock() {
    try {
      await this.vault.lock('button');
    } catch (error) {
      this.fail(error);
    }
  }

  #listen() {
    const refresh = () => this.refresh();
    const follow = () => this.navigator.follow();
    for (const name of ['locked', 'unlocked', 'account']) this.vault.addEventListener(name, follow);
    for (const name of ['signedin', 'entry']) this.vault.addEventListener(name, refresh);
    this.vault.addEventListener('unlocked', () => {
      this.entryPutOff = false;
    });
    this.vault.addEventListener('locked', () => this.#forget());
    this.vault.addEventListener('casebook', () => this.#watchCasebook());
    this.vault.addEventListener('lockheld', (event) => this.#held(/** @type {CustomEvent} */ (event).detail));
    this.engine.addEventListener('status', () => this.#follow());
    for (const name of ['online', 'offline']) this.window.addEventListener(name, refresh);
    this.window.addEventListener('beforeprint', () => this.#print(true));
    this.window.addEventListener('afterprint', () => this.#print(false));
    this.install.addEventListener('changed', refresh);
    this.device.visit.addEventListener('changed', () => this.#sayVisit());
    this.update.listen();
    this.navigator.listen();
  }

  /** Locked: nothing stays of what was worked out of records, said of them, or asked. */
  #forget() {
    this.views.clear();
    this.said = null;
    this.#tell('');
    this.#asked?.answer(false);
  }

  /** What nobody may miss: whether the phone stays open longer. The line on the page says it to the eye. */
  #sayVisit() {
    if (this.vault.state !== 'unlocked') return;
    this.#tell(this.device.visit.on ? t('Visit mode is on.') : t('Visit mode is off.'));
    this.refresh();
  }

  #follow() {
    if (this.engine.status.state !== 'running') this.settled = this.engine.status;
    this.refresh();
  }

  /** Drawn at once: the browser takes the page as it stands after the event. @param {boolean} printing */
  #print(printing) {
    this.printing = printing;
    this.draw();
  }

  /** What is being written could not be sealed when the app was to lock or was put away. @param {{code: string}} problem */
  #held(problem) {
    this.notify(t('What you are writing could not be kept'), { tone: 'help', detail: sentence(codeOf(problem)) });
    this.window.scrollTo(0, 0);
  }

  /** Called while the casebook is new; it begins to open right after. */
  async #watchCasebook() {
    const casebook = this.casebook;
    if (!casebook) return;
    this.views.clear();
    this.draftLeft = false;
    casebook.addEventListener('progress', () => this.refresh());
    casebook.addEventListener('draftleft', () => {
      this.draftLeft = true;
      this.refresh();
    });
    casebook.addEventListener('changed', () => {
      this.views.clear();
      this.#followSaved();
      this.refresh();
      this.#keepList();
    });
    await Promise.resolve();
    for (const shown of [casebook.shown, casebook.ready]) {
      await Promise.allSettled([shown, this.forms.ready]);
      await this.navigator.follow();
    }
  }

  /** The first lists stand there at once the next time; without room for that they come a little later. */
  #keepList() {
    const { casebook } = this;
    if (casebook?.state === 'open') casebook.keepList(this.views.listed);
  }

  get #container() {
    const container = this.window.document.getElementById('app');
    if (!container) throw new Error('the page has no #app');
    return container;
  }
}
