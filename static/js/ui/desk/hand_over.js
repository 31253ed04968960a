/** A case goes to another officer with its whole history: one choice, a few words, one button. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { errorSummary, focusSummary, radiosField, selectField, textField } from '../parts/fields.js';
import { note } from '../parts/note.js';
import { t } from '../text.js';
import { availableOfficers, officersOf } from './case_people.js';
import { handOverAsked } from './hand_over_asked.js';

/** @typedef {import('./types.js').App} App */

const LONGEST = 1000;

export class HandOver {
  /** @type {{successor: string, words: string, afterwards: 'end' | 'stay'} | null} null while the section is closed */
  chosen = null;
  #error = '';
  #busy = false;

  /** @param {App} app @param {string} caseId */
  constructor(app, caseId) {
    this.app = app;
    this.case = caseId;
  }

  get changing() {
    return this.chosen !== null;
  }

  /** What an officer has asked for, where nobody has done it yet. */
  request() {
    const asked = this.#asked;
    if (!asked || this.chosen || !this.#may) return nothing;
    const name = this.#nameOf(asked.by);
    return note({
      icon: 'officer',
      tone: 'wait',
      title: asked.end
        ? t('{name} asks to hand this over', { name })
        : t('{name} asks for somebody beside them', { name }),
      text: html`${asked.words}${asked.proposed ? html`<br />${t('Proposed: {name}', { name: asked.proposed })}` : nothing}`,
      actions: buttons(button({ label: t('Hand it over'), onClick: () => this.begin() })),
      role: 'none',
    });
  }

  render() {
    if (!this.#may || !this.#present.length) return nothing;
    if (!this.chosen)
      return html`<p class="tools">${button({ label: t('Hand over to another officer'), kind: 'plain', icon: 'officer', onClick: () => this.begin() })}</p>`;
    return this.#form(this.chosen);
  }

  /** Opens it, with what the officer has asked for. */
  begin() {
    const asked = this.#asked;
    this.chosen = { successor: asked?.successor ?? '', words: '', afterwards: asked && !asked.end ? 'stay' : 'end' };
    this.#error = '';
    this.app.draw();
    this.app.window.document.getElementById('successor')?.focus();
  }

  /** @param {NonNullable<HandOver['chosen']>} chosen */
  #form(chosen) {
    const names = this.#present.map(({ name }) => name).join(', ');
    const officers = availableOfficers(this.#people).filter(({ id }) => !this.#members.includes(id));
    return html`<section class="section" aria-labelledby="hand-over"><h2 class="heading" id="hand-over">${t('Hand over')}</h2>
      ${this.#error ? errorSummary([{ id: 'successor', text: this.#error }]) : nothing}
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submitted(event)}>
        ${selectField({ id: 'successor', label: t('Who takes over?'), hint: t('They can read all of it at once, and are asked whether they accept.'), error: this.#error || undefined, value: chosen.successor, blank: t('Choose an officer'), choices: officers.map(({ id, name }) => ({ value: id, label: name })), onInput: (successor) => this.#set({ successor }) })}
        ${textField({ id: 'words', label: t('A few words for them, if you like'), value: chosen.words, maxlength: LONGEST, onInput: (words) => this.#set({ words }) })}
        ${radiosField({
          name: 'afterwards',
          legend: t('And {names}?', { names }),
          value: chosen.afterwards,
          choices: [
            {
              value: 'end',
              label: t('Stops now'),
              hint: t(
                'What is written from now on is sealed with a new key that they do not get. What they have read already, they have read.',
              ),
            },
            { value: 'stay', label: t('Goes on beside them') },
          ],
          onChange: (value) => this.#set({ afterwards: /** @type {'end' | 'stay'} */ (value) }),
        })}
        ${buttons(button({ label: t('Hand it over'), type: 'submit', busy: this.#busy }), button({ label: t('Leave it as it is'), kind: 'secondary', onClick: () => this.#end() }))}
      </form></section>`;
  }

  /** @param {Partial<NonNullable<HandOver['chosen']>>} change */
  #set(change) {
    if (this.chosen) this.chosen = { ...this.chosen, ...change };
    this.app.refresh();
  }

  /** @param {Event} event */
  #submitted(event) {
    event.preventDefault();
    return this.finish();
  }

  /** The words first, so that they are among what the successor is given; then the members. */
  async finish() {
    const { chosen, app } = this;
    if (!chosen || this.#busy) return;
    this.#error = chosen.successor ? '' : t('Choose who takes over');
    app.draw();
    if (this.#error) return focusSummary(app.window.document);
    this.#busy = true;
    app.refresh();
    try {
      await this.#say(chosen);
      const goes = this.#present.filter(({ roles }) => !roles.includes('contact'));
      const remove = chosen.afterwards === 'end' ? goes.map(({ id }) => id) : [];
      await app.casebook?.changeMembers(this.case, { add: [chosen.successor], remove });
      this.chosen = null;
      app.notify(t('Handed over on this device. It takes effect when it has been sent.'));
    } catch (error) {
      app.fail(error);
    }
    this.#busy = false;
    app.refresh();
  }

  /** Once, should the change of members fail and be tried again. @param {NonNullable<HandOver['chosen']>} chosen */
  async #say({ words, afterwards }) {
    if (!words.trim()) return;
    await this.app.casebook?.write({
      case: this.case,
      form: 'hand-over',
      version: 1,
      values: { words: words.trim(), afterwards },
    });
    this.#set({ words: '' });
  }

  #end() {
    this.chosen = null;
    this.app.refresh();
  }

  get #people() {
    return this.app.casebook?.people ?? new Map();
  }

  get #members() {
    return this.app.casebook?.cases.get(this.case)?.members ?? [];
  }

  /** Who supports the person now; a contact who does so as well keeps reading. */
  get #present() {
    return officersOf(this.#members, this.#people);
  }

  get #may() {
    const one = this.app.casebook?.cases.get(this.case);
    const { me } = this.app;
    return Boolean(
      one && !one.disposed && one.readable && me?.roles.includes('contact') && one.members.includes(me.id),
    );
  }

  get #asked() {
    return handOverAsked(this.app.views.of(this.case)?.entries ?? [], this.#members, this.#people);
  }

  /** @param {string} id */
  #nameOf(id) {
    return this.#people.get(id)?.name ?? t('Somebody not in the directory');
  }
}
