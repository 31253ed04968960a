/** Cases that nobody can open any more, taken over with a file that was made from kit B on a computer without a network. */
import { html, nothing } from 'lit-html';
import { TakingOver } from '../../vault/taking_over.js';
import { button, buttons } from '../parts/button.js';
import { note } from '../parts/note.js';
import { page } from '../parts/page.js';
import { codeOf, sentence } from '../sentences.js';
import { t, tn } from '../text.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('../../vault/taking_over.js').Looked} Looked */

export class TakeOverScreen {
  current = 'officers';
  /** @type {TakingOver | null} */
  #taking = null;
  /** @type {Looked[]} */
  #cases = [];
  /** @type {{done: number, total: number} | null} */
  #progress = null;
  #failed = '';
  #busy = false;

  /** @param {App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('Take over cases');
  }

  get holdsUpdate() {
    return this.#busy;
  }

  render() {
    const lead = t('For cases that no force contact can open any more.');
    return page(
      this.app,
      { heading: this.title, back: { href: '#/officers', label: t('Officers') }, lead, narrow: true },
      [
        this.#taking ? this.#found() : this.#choose(),
        this.#failed
          ? note({ icon: 'alert', tone: 'help', role: 'alert', title: t('That did not work'), text: this.#failed })
          : nothing,
      ],
    );
  }

  #choose() {
    return html`<section class="sheet sheet--padded stack"><p>${t('1. On the server, an administrator writes an export:')}</p>
      <p class="mono small">wso-pwa export export.jsonl</p>
      <p>${t('2. On a computer without a network, whoever keeps kit B makes a file from it:')}</p>
      <p class="mono small">wso-pwa recover export.jsonl --kit kit-b.txt --give-to ${this.app.me?.id ?? ''} --out keys.json</p>
      <p class="small soft">${t('If kit B is on three sheets, two of them are named: --kit part-1.txt --kit part-2.txt.')}</p>
      <p>${t('3. Bring the file here.')}</p>
      <p class="small soft">${t('It holds keys for you alone. Kit B itself stays where it is. That you used it will stand in the directory.')}</p>
      <div class="govuk-form-group"><label class="govuk-label" for="keys">${t('The file with the keys')}</label>
        <input class="govuk-input" id="keys" type="file" accept=".json,application/json" @change=${(/** @type {Event} */ event) => this.#open(event)} /></div></section>`;
  }

  #found() {
    const ready = this.#in('ready').length;
    const done = this.#in('done').length;
    if (this.#progress) return this.#working(this.#progress);
    return html`${this.#cases.length === 0 || ready || done ? this.#ready(ready, done) : nothing}${this.#barred()}${this.#broken()}${
      ready ? nothing : button({ label: t('Go to the cases'), kind: 'secondary', href: '#/cases' })
    }`;
  }

  /** @param {number} ready @param {number} done */
  #ready(ready, done) {
    const label = tn('Take over {n} case', 'Take over {n} cases', ready);
    return html`<section class="sheet sheet--padded stack">
      ${ready ? html`<p class="strong">${tn('{n} case can be taken over', '{n} cases can be taken over', ready)}</p>` : nothing}
      ${done ? html`<p>${tn('{n} case is yours already', '{n} cases are yours already', done)}</p>` : nothing}
      ${ready + done ? nothing : html`<p>${t('There is no case in this file that you do not have.')}</p>`}
      ${ready ? html`<p class="small soft">${t('You become a member; the officers stay. Whoever has been revoked goes, and what is written from then on has a new key.')}</p>${button({ label, busy: this.#busy, onClick: () => this.#take() })}` : nothing}</section>`;
  }

  /** @param {{done: number, total: number}} progress */
  #working({ done, total }) {
    return html`<section class="sheet sheet--padded stack"><p class="strong" role="status">${t('{done} of {total} cases', { done, total })}</p>
      <progress class="progress" max=${total} value=${done} aria-label=${t('Cases taken over')}></progress>
      <p class="small soft">${t('You may close this and go on later with the same file: what is done stays done.')}</p></section>`;
  }

  /** Contacts who are active keep others out; whoever has lost their keys has to go first. */
  #barred() {
    const barred = this.#in('barred');
    const contacts = new Map(barred.flatMap((one) => one.contacts).map(({ id, name }) => [id, name]));
    if (!barred.length) return nothing;
    return note({
      icon: 'alert',
      tone: 'wait',
      role: 'none',
      title: tn('{n} case still has a force contact', '{n} cases still have a force contact', barred.length),
      text: t(
        'They can add you themselves. If they have lost their keys for good, end their access; it cannot be given back.',
      ),
      actions: buttons(
        [...contacts].map(([id, name]) =>
          button({
            label: t('End the access of {name}', { name }),
            kind: 'secondary',
            onClick: () => this.#end(id, name),
          }),
        ),
      ),
    });
  }

  #broken() {
    const broken = this.#in('broken');
    if (!broken.length) return nothing;
    return note({
      icon: 'alert',
      tone: 'help',
      role: 'none',
      title: tn('{n} case was refused', '{n} cases were refused', broken.length),
      text: t('What the file says of them could not be verified ({codes}). Make a new export and a new file from it.', {
        codes: [...new Set(broken.map(({ code }) => code))].join(', '),
      }),
    });
  }

  /** @param {Looked['state']} state */
  #in(state) {
    return this.#cases.filter((one) => one.state === state);
  }

  /** @param {Event} event */
  #open(event) {
    const file = /** @type {HTMLInputElement} */ (event.target).files?.[0];
    const { casebook } = this.app;
    if (!file || !casebook) return;
    return this.#attempt(async () => {
      this.#taking = await TakingOver.open(casebook.signing, await file.text());
      this.#cases = await this.#taking.look();
    });
  }

  #take() {
    return this.#attempt(async () => {
      const taken = await this.#taking?.take((done, total) => {
        this.#progress = { done, total };
        this.app.draw();
      });
      this.app.notify(tn('{n} case taken over.', '{n} cases taken over.', taken ?? 0), {
        detail: t('What was written in them comes with the next synchronisation.'),
      });
      await this.app.engine.now({ reason: 'taken over' });
    });
  }

  /** @param {string} person @param {string} name */
  async #end(person, name) {
    const sure = await this.app.ask({
      title: t('End the access of {name}?', { name }),
      text: t('For good. Should they come back, they need a new invitation.'),
      yes: t('End the access'),
      no: t('Leave it'),
      danger: true,
    });
    if (sure) await this.#attempt(async () => void (await this.app.casebook?.officers.revoke(person)));
  }

  /** @param {() => Promise<unknown>} work */
  async #attempt(work) {
    if (this.#busy) return;
    this.#busy = true;
    this.#failed = '';
    this.app.refresh();
    try {
      await work();
    } catch (error) {
      this.#failed = sentence(codeOf(error));
    }
    this.#progress = null;
    try {
      if (this.#taking) this.#cases = await this.#taking.look();
    } catch (error) {
      this.#failed ||= sentence(codeOf(error));
    }
    this.#busy = false;
    this.app.refresh();
  }
}
