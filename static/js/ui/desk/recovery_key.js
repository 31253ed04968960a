/** A new kit B: kit A typed, the new sheet printed and checked, then every case of this contact wrapped for it. */
import { html, nothing } from 'lit-html';
import { lackingRecovery, newRecoveryKey, wrapForRecovery } from '../../vault/recovery_key.js';
import { button, buttons } from '../parts/button.js';
import { errorSummary, focusSummary } from '../parts/fields.js';
import { note } from '../parts/note.js';
import { page } from '../parts/page.js';
import { codeOf, sentence } from '../sentences.js';
import { t, tn } from '../text.js';
import { KitField } from './kit_field.js';
import { KitSheets } from './kit_sheets.js';
import { Sheets } from './sheets.js';

/** @typedef {import('./types.js').App} App */

export class RecoveryKeyScreen {
  current = 'officers';
  /** The new kit B, once it is made. @type {Sheets | null} */
  #sheets = null;
  /** Open cases of mine that are not wrapped for the present kit B. */
  #lacking = 0;
  /** @type {{done: number, total: number} | null} */
  #progress = null;
  #failed = '';
  #busy = false;

  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.field = new KitField(app, 'A');
  }

  get title() {
    return t('Replace kit B');
  }

  get holdsUpdate() {
    return this.#sheets !== null || this.#busy;
  }

  async enter() {
    await this.#count();
    this.app.refresh();
  }

  leave() {
    this.#sheets?.leave();
    this.#sheets = null;
  }

  render() {
    const back = { href: '#/officers', label: t('Officers') };
    if (this.#sheets) return page(this.app, { back, narrow: true }, [this.#sheets.render()]);
    const lead = t(
      'A new recovery key, and new keys for the cases. The former kit B opens what was written before, and nothing after.',
    );
    return page(this.app, { heading: this.title, back, lead, narrow: true }, [
      this.#progress ? this.#working(this.#progress) : this.#left(),
      this.#progress || this.#lacking ? nothing : this.#form(),
      this.#failed
        ? note({ icon: 'alert', tone: 'help', role: 'alert', title: t('That did not work'), text: this.#failed })
        : nothing,
    ]);
  }

  #form() {
    return html`${errorSummary(this.field.errors)}<form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
      ${this.field.render()}
      ${button({ label: this.#busy ? t('Making the key') : t('Make a new kit B'), type: 'submit', busy: this.#busy })}</form>`;
  }

  #left() {
    if (!this.#lacking) return nothing;
    return note({
      icon: 'alert',
      tone: 'wait',
      title: tn(
        '{n} of your cases does not open with the present kit B yet',
        '{n} of your cases do not open with the present kit B yet',
        this.#lacking,
      ),
      text: t('Their keys are wrapped for it on this computer. The other force contacts do the same with theirs.'),
      actions: buttons(button({ label: t('Wrap them now'), busy: this.#busy, onClick: () => this.#wrap() })),
    });
  }

  /** @param {{done: number, total: number}} progress */
  #working({ done, total }) {
    return html`<section class="sheet sheet--padded stack"><p class="strong" role="status">${t('{done} of {total} cases', { done, total })}</p>
      <progress class="progress" max=${total} value=${done} aria-label=${t('Cases wrapped for the new kit B')}></progress>
      <p class="small soft">${t('You may leave this page and go on later: what is done stays done.')}</p></section>`;
  }

  /** @param {Event} event */
  async #submit(event) {
    event.preventDefault();
    const { casebook } = this.app;
    if (this.#busy || !casebook) return;
    const kit = this.field.take();
    if (this.field.errors.length) return this.#show();
    await this.#attempt(async () => {
      const pull = () => this.app.engine.now({ reason: 'recovery key' });
      this.#sheets = this.#made(await newRecoveryKey(casebook.signing, { kit, now: this.app.now(), pull }));
    });
    this.#show();
  }

  /** From its beginning; what is wrong with what was typed stands there. */
  #show() {
    this.app.draw();
    this.app.window.scrollTo(0, 0);
    if (this.field.errors.length) focusSummary(this.app.window.document);
  }

  /** @param {import('../../vault/recovery_key.js').NewKey} made */
  #made({ kit, send }) {
    const piles = [new KitSheets(this.app, { kit: 'B', text: kit, force: this.app.force.name })];
    const words = {
      finish: t('Replace kit B'),
      finishing: t('Replacing kit B'),
      failed: t('Kit B is not replaced yet'),
    };
    return new Sheets(this.app, { piles, words, head, done: () => this.#put(send) });
  }

  /** The directory is told; then the cases follow, on the page itself. @param {() => Promise<void>} send */
  async #put(send) {
    await send();
    this.#sheets = null;
    await this.#wrap();
    const isDone = !this.#failed && !this.#lacking;
    if (isDone) this.app.navigator.carry();
    this.app.notify(t('Kit B is replaced.'), {
      detail: t('Keep the former one until every contact has wrapped their cases: wso-pwa doctor says when.'),
    });
    if (isDone) this.app.navigate('#/officers', { replace: true });
  }

  #wrap() {
    const { casebook } = this.app;
    if (!casebook) return;
    return this.#attempt(async () => {
      const { left } = await wrapForRecovery(casebook.signing, (done, total) => {
        this.#progress = total ? { done, total } : null;
        this.app.draw();
      });
      await this.app.engine.now({ reason: 'wrapped' });
      if (left.length) this.#failed = sentence(left[0].code);
    });
  }

  /** @param {() => Promise<unknown>} work */
  async #attempt(work) {
    if (this.#busy) return;
    this.#busy = true;
    this.#failed = '';
    this.app.draw();
    try {
      await work();
    } catch (error) {
      if (!this.field.tell(error)) this.#failed = sentence(codeOf(error));
    }
    this.#progress = null;
    this.#busy = false;
    await this.#count();
    this.app.draw();
  }

  async #count() {
    const { casebook } = this.app;
    if (!casebook) return;
    const { space, opened } = casebook.signing;
    this.#lacking = lackingRecovery(await space.ledgers.current(), opened.person).length;
  }
}

/** @param {string} title @param {string} lead */
function head(title, lead) {
  return html`<div><h1 class="title">${title}</h1><p class="soft">${lead}</p></div>`;
}
