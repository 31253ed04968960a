/** Ready for a visit: one sentence, then every check that was really made just now. */
import { html } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { waiting } from '../parts/empty.js';
import { icon } from '../parts/icon.js';
import { installNote } from '../parts/install_offer.js';
import { page } from '../parts/page.js';
import { notForVisits } from '../parts/shared.js';
import { visitSection } from '../parts/visit.js';
import { checkWords } from '../ready_words.js';
import { codeOf, sentence } from '../sentences.js';
import { t, tn } from '../text.js';
import { clock } from '../when.js';

/** @typedef {import('../ready_words.js').Check} Check */

export class ReadyScreen {
  current = 'people';
  /** @type {{ok: boolean, checkedAt: number, items: Check[]} | null} */
  #found = null;
  #failed = '';
  #busy = false;

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('Ready for a visit');
  }

  async enter() {
    this.app.engine.addEventListener('synced', this.#look);
    if (!this.app.guest) await this.#check();
  }

  leave() {
    this.app.engine.removeEventListener('synced', this.#look);
  }

  render() {
    const facts = { heading: t('Ready for a visit?'), back: { href: this.app.home, label: t('Back') } };
    if (this.app.guest) return page(this.app, facts, notForVisits());
    return page(this.app, facts, [
      this.#failed ? html`<p role="alert">${this.#failed}</p>` : '',
      this.#found ? this.#result(this.#found) : waiting(t('Looking at what is on this phone')),
      visitSection(this.app),
      installNote(this.app),
      html`<section class="section sheet sheet--padded stack" aria-labelledby="before"><h2 class="heading" id="before">${t('Before you knock')}</h2>
        <p>${t('Somebody knows where you are and when you expect to finish. You can end the visit at any time.')}</p></section>`,
      buttons(
        button({
          label: this.#busy ? t('Checking') : t('Check again'),
          kind: 'secondary',
          icon: 'update',
          busy: this.#busy,
          onClick: () => this.#again(),
        }),
      ),
    ]);
  }

  /** @param {{checkedAt: number, items: Check[]}} found */
  #result({ checkedAt, items }) {
    const told = items.map((item) => ({ item, words: checkWords(item, this.app.now(), this.app.install) }));
    const open = told.filter(({ item }) => item.ok !== true);
    const sorted = [...open, ...told.filter(({ item }) => item.ok === true)];
    return html`${verdict(open)}
      <ul class="sheet rows">${sorted.map(({ item, words }) => html`<li><div class="row">${sign(item)}<div><p class="strong">${words.title}</p><p class="small soft">${words.detail}</p></div></div></li>`)}</ul>
      <p class="small soft">${t('Checked {time}, on this phone.', { time: clock(checkedAt) })}</p>`;
  }

  /** What has been sent or fetched meanwhile changes the answer. */
  #look = () => (this.app.guest ? undefined : this.#check());

  /** Mends what can be mended with a network, then looks again. */
  async #again() {
    this.#busy = true;
    this.app.refresh();
    const { worker } = this.app.device;
    const missing = (this.#found?.items ?? []).flatMap((item) => (item.code === 'missing' ? item.missing : []));
    if (missing.length) await worker.mend();
    if (/** @type {unknown[]} */ (missing).includes('desk')) await worker.keepDesk();
    if (this.app.online) await this.app.engine.now({ reason: 'button' });
    await this.#check();
    this.#busy = false;
    this.app.refresh();
  }

  async #check() {
    try {
      this.#found = await this.app.device.readiness();
      this.#failed = '';
    } catch (error) {
      this.#failed = sentence(codeOf(error));
    }
    this.app.refresh();
  }
}

/** What one cannot do without: with one of these missing, going would mean standing there with nothing. */
const NEEDED = new Set(['app', 'forms', 'help', 'keys', 'people']);

/** @param {{item: Check, words: {title: string}}[]} open what is not as it should be */
function verdict(open) {
  if (!open.length) {
    return html`<div class="verdict">${icon('read')}<div><h2 class="heading">${t('You are ready to go.')}</h2><p>${t('Everything you need works without signal.')}</p></div></div>`;
  }
  const first = open.some(({ item }) => NEEDED.has(item.kind))
    ? tn('Connect before you go. One thing to mend.', 'Connect before you go. {n} things to mend.', open.length)
    : tn('You can go. One thing to know.', 'You can go. {n} things to know.', open.length);
  return html`<div class="verdict verdict--wait">${icon('alert')}<div><h2 class="heading">${first}</h2><p>${open[0].words.title}</p></div></div>`;
}

/** @param {Check} item */
function sign({ ok }) {
  return ok === true
    ? html`<span class="mark--done">${icon('check')}</span>`
    : html`<span class="mark--wait">${icon('alert')}</span>`;
}
