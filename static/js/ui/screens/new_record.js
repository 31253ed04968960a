/** A new record: which kind, and about whom. */
import { html, nothing } from 'lit-html';
import { allocationOf, answeredBy } from '../answers.js';
import { answerWords } from '../entry_words.js';
import { draftLike, draftSince, openDrafts } from '../open_drafts.js';
import { empty } from '../parts/empty.js';
import { radiosField } from '../parts/fields.js';
import { page } from '../parts/page.js';
import { row, rows } from '../parts/rows.js';
import { tile } from '../parts/tile.js';
import { t } from '../text.js';

/** @typedef {import('../views.js').CaseView} CaseView */

export class NewRecordScreen {
  current = 'new';
  /** @type {import('../../vault/drafts.js').Draft[]} */
  #drafts = [];

  /** @param {import('../app.js').App} app @param {Record<string, string>} params */
  constructor(app, params) {
    this.app = app;
    this.form = params.form ?? 'contact-log';
  }

  get title() {
    return t('New record');
  }

  async enter() {
    this.#drafts = await openDrafts(this.app);
    this.app.refresh();
  }

  render() {
    const mine = this.app.views.mine.filter((view) => !view.sealed && this.#answer(view) !== 'decline');
    const people = mine.filter((view) => this.form === 'risk' || this.#answer(view) === 'accept');
    if (!mine.length) {
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
      html`<section class="section" aria-labelledby="whom"><h2 class="heading" id="whom">${t('Who is it about?')}</h2>
        <div class="stack">${people.length ? rows(people.map((view) => this.#person(view))) : nothing}
        ${people.length < mine.length ? html`<p class="soft">${t('People you have not accepted yet are not on this list. A risk record can be written about them at once.')}</p>` : nothing}</div></section>`,
    ]);
  }

  /** @param {CaseView} view */
  #answer(view) {
    return this.app.isContact ? 'accept' : answeredBy(view, this.app.me?.id ?? '');
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
        hint: form.name === 'risk' ? t('A few words are enough') : undefined,
      })),
      onChange: (value) => this.#choose(value),
    })}</div>`;
  }

  /** The initials and what keeps two people with the same ones apart; the name stands on the person's page only. @param {CaseView} view */
  #person(view) {
    const draft = draftLike(this.#drafts, { form: this.form, case: view.id });
    const allocation = allocationOf(view);
    const why = allocation ? answerWords(this.app, allocation, 'reason') : '';
    const reason = this.#answer(view) === 'accept' ? why : t('Not accepted yet');
    return row({
      href: `#/case/${view.id}/new/${this.form}`,
      lead: tile(view.initials),
      title: view.reference || t('No case number'),
      detail: draft ? draftSince(this.app, draft) : reason,
    });
  }

  /** @param {string} form */
  #choose(form) {
    this.form = form;
    this.app.refresh();
  }
}
