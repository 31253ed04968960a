/** Who can read a case, and the change of that: a new officer, a contact who joins or goes. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { mark } from '../parts/marks.js';
import { row, rows } from '../parts/rows.js';
import { t, tn } from '../text.js';
import { memberChange } from './case_people.js';
import { conflictSection } from './conflict.js';
import { ReadersChoice } from './readers_choice.js';
import { rolesText } from './roles.js';

/** @typedef {import('./types.js').App} App */

export class CaseMembers {
  /** @type {ReadersChoice | null} */
  #choice = null;
  #busy = false;

  /** @param {App} app @param {string} caseId */
  constructor(app, caseId) {
    this.app = app;
    this.case = caseId;
  }

  get changing() {
    return this.#choice !== null;
  }

  render() {
    const one = this.#one;
    if (!one) return nothing;
    return html`<section class="section" aria-labelledby="readers"><div class="split"><h2 class="heading" id="readers">${t('Who can read this')}</h2>${
      this.#choice || !this.#mayChange(one)
        ? nothing
        : button({ label: t('Change'), kind: 'plain', onClick: () => this.#begin() })
    }</div>${this.#choice ? this.#form(this.#choice) : this.#list(one)}
      ${this.#choice || !this.#mayChange(one) ? nothing : conflictSection(this.app, one.members, (id) => this.#change({ add: [], remove: [id] }))}
      <p class="small soft">${one.epoch > 1 ? tn('The key has been changed {n} time.', 'The key has been changed {n} times.', one.epoch - 1) : t('The key has not been changed since the case was opened.')}</p></section>`;
  }

  /** @param {import('./types.js').OpenCase} one whose members alone may change them; nobody else holds its keys */
  #mayChange({ disposed, readable, members }) {
    const { me } = this.app;
    return Boolean(!disposed && readable && me?.roles.includes('contact') && members.includes(me.id));
  }

  /** @param {import('./types.js').OpenCase} one */
  #list(one) {
    const people = this.app.casebook?.people ?? new Map();
    return rows(
      one.members.map((id) => {
        const person = people.get(id);
        const name = person?.name || t('Somebody not in the directory');
        const title = id === this.app.me?.id ? t('{name} (you)', { name }) : name;
        return row({
          title,
          detail: rolesText(person?.roles ?? []),
          mark: person && !person.active ? mark('late', { text: t('Access ended') }) : undefined,
        });
      }),
    );
  }

  /** @param {ReadersChoice} choice */
  #form(choice) {
    return html`<div class="sheet sheet--padded stack">${choice.officerField()}${choice.contactFields()}${buttons(
      button({ label: t('Save the change'), busy: this.#busy, onClick: () => this.#save(choice) }),
      button({ label: t('Leave it as it is'), kind: 'secondary', onClick: () => this.#end() }),
    )}</div>`;
  }

  #begin() {
    this.#choice = new ReadersChoice(this.app, { members: this.#one?.members ?? [] });
    this.app.draw();
    this.app.window.document.getElementById('officer')?.focus();
  }

  #end() {
    this.#choice = null;
    this.app.refresh();
  }

  /** @param {ReadersChoice} choice */
  async #save(choice) {
    const members = choice.members();
    this.app.refresh();
    if (!members || this.#busy) return;
    return this.#change(memberChange(this.#one?.members ?? [], members));
  }

  /** @param {{add: string[], remove: string[]}} change */
  async #change(change) {
    if (this.#busy) return;
    if (change.remove.length && !(await this.#sure(change.remove))) return;
    this.#busy = true;
    this.app.refresh();
    try {
      await this.app.casebook?.changeMembers(this.case, change);
      this.#choice = null;
      this.app.notify(t('Saved on this device. It takes effect when it has been sent.'));
    } catch (error) {
      this.app.fail(error);
    }
    this.#busy = false;
    this.app.refresh();
  }

  /** @param {string[]} removed */
  #sure(removed) {
    const people = this.app.casebook?.people;
    const names = removed.map((id) => people?.get(id)?.name || t('Somebody not in the directory')).join(', ');
    return this.app.ask({
      title: t('Take {names} out of this case?', { names }),
      text: t(
        'What is written from now on is sealed with a new key that they do not get. What they have read already, they have read.',
      ),
      yes: t('Take out'),
      no: t('Leave in'),
      danger: true,
    });
  }

  get #one() {
    return this.app.casebook?.cases.get(this.case);
  }
}
