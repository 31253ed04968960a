/** Which of many cases: each named as on the list of cases, none ticked until somebody ticks it. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { textField } from '../parts/fields.js';
import { tickField } from '../parts/tick_field.js';
import { t, tn } from '../text.js';

/** @typedef {import('./types.js').App} App */

const ENOUGH_TO_SEARCH = 6;
const SHOWN = 50;

export class CaseTicks {
  /** @type {Set<string>} */
  ticked = new Set();
  #find = '';

  /** @param {App} app @param {string[]} cases */
  constructor(app, cases) {
    this.app = app;
    this.cases = cases;
  }

  /** In the order of the list, those that were ticked and are still among the cases. */
  get chosen() {
    return this.cases.filter((id) => this.ticked.has(id));
  }

  /** @param {{legend: string, hint?: string}} words */
  render({ legend, hint }) {
    const wanted = this.#find.trim().toLowerCase();
    const found = this.cases
      .map((id) => ({ id, label: this.#label(id) }))
      .filter(({ label }) => label.toLowerCase().includes(wanted));
    return html`<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">${legend}</legend>${hint ? html`<div class="govuk-hint">${hint}</div>` : nothing}
      ${this.cases.length < ENOUGH_TO_SEARCH ? nothing : this.#tools()}
      ${found.slice(0, SHOWN).map(({ id, label }) =>
        tickField({
          id: `case-${id}`,
          label,
          checked: this.ticked.has(id),
          onChange: (on) => this.#change(() => (on ? this.ticked.add(id) : this.ticked.delete(id))),
        }),
      )}
      ${found.length > SHOWN ? html`<p class="small soft">${tn('{n} more. Find it by name or reference', '{n} more. Find them by name or reference', found.length - SHOWN)}</p>` : nothing}
    </fieldset>`;
  }

  #tools() {
    return html`${textField({
      id: 'find-case',
      label: t('Find by name or reference'),
      type: 'search',
      value: this.#find,
      onInput: (value) =>
        this.#change(() => {
          this.#find = value;
        }),
    })}${buttons(
      button({
        label: t('Tick all {n}', { n: this.cases.length.toLocaleString('en-GB') }),
        kind: 'secondary',
        onClick: () =>
          this.#change(() => {
            this.ticked = new Set(this.cases);
          }),
      }),
      button({ label: t('Tick none'), kind: 'secondary', onClick: () => this.#change(() => this.ticked.clear()) }),
    )}`;
  }

  /** @param {string} id */
  #label(id) {
    const view = this.app.views.of(id);
    return [view?.subject?.name || t('Cannot be opened on this device'), view?.reference].filter(Boolean).join(', ');
  }

  /** @param {() => unknown} work */
  #change(work) {
    work();
    this.app.refresh();
  }
}
