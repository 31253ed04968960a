/** A new record: which kind, and about whom. */
import { html, nothing } from 'lit-html';
import { answeredBy } from '../answers.js';
import { empty } from '../parts/empty.js';
import { radiosField } from '../parts/fields.js';
import { page } from '../parts/page.js';
import { row, rows } from '../parts/rows.js';
import { tile } from '../parts/tile.js';
import { t } from '../text.js';

/** @typedef {import('../views.js').CaseView} CaseView */

export class NewRecordScreen {
  current = 'new';

  /** @param {import('../app.js').App} app @param {Record<string, string>} params */
  constructor(app, params) {
    this.app = app;
    this.form = params.form ?? 'contact-log';
  }

  get title() {
    return t('New record');
  }

  render() {
    const people = this.app.views.mine.filter(
      (view) => this.app.isContact || answeredBy(view, this.app.me?.id ?? '') === 'accept',
    );
    if (!people.length) {
      return page(
        this.app,
        { heading: t('New record') },
        empty({
          title: t('Nobody to write about yet'),
          text: t('Accept somebody first, then you can write a record.'),
        }),
      );
    }
    return page(this.app, { heading: t('New record') }, [
      this.#kinds(),
      html`<section class="section" aria-labelledby="whom"><h2 class="heading" id="whom">${t('Whom is it about?')}</h2>
        ${rows(people.map((view) => this.#person(view)))}</section>`,
    ]);
  }

  #kinds() {
    const forms = this.app.forms.fillable;
    if (forms.length < 2) return nothing;
    return html`<div class="sheet sheet--padded">${radiosField({
      name: 'kind',
      legend: t('What would you like to write?'),
      value: this.form,
      choices: forms.map((form) => ({
        value: form.name,
        label: t(form.title),
        hint: form.name === 'risk' ? t('Two answers are enough') : undefined,
      })),
      onChange: (value) => this.#choose(value),
    })}</div>`;
  }

  /** @param {CaseView} view the name is shown here: it is about to be written about */
  #person(view) {
    return row({
      href: `#/case/${view.id}/new/${this.form}`,
      lead: tile(view.initials),
      title: view.reference || t('No case number'),
      detail: view.subject?.name,
    });
  }

  /** @param {string} form */
  #choose(form) {
    this.form = form;
    this.app.refresh();
  }
}
