/** One record as it reads: what was written, what was added later, what was asked, and where it is. */
import { html, nothing } from 'lit-html';
import { dayFrom, entryTitle, formTitle, shortName } from '../entry_words.js';
import { readingView } from '../form/reading.js';
import { addedNote, askNote } from '../parts/added.js';
import { button, buttons } from '../parts/button.js';
import { doubtNotes, uncountedNote } from '../parts/doubts.js';
import { empty } from '../parts/empty.js';
import { lookHere } from '../parts/flags.js';
import { note } from '../parts/note.js';
import { page } from '../parts/page.js';
import { printPaper } from '../parts/paper.js';
import { printedLine } from '../parts/printed.js';
import { readersLine } from '../parts/readers.js';
import { refusedNote } from '../parts/refused.js';
import { whereThread } from '../parts/where.js';
import { t } from '../text.js';
import { onDayTime } from '../when.js';

/** @typedef {import('../../welfare/timeline.js').Entry} Entry */
/** @typedef {import('../views.js').CaseView} CaseView */

export class RecordScreen {
  current = 'people';

  /** @param {import('../app.js').App} app @param {Record<string, string>} params */
  constructor(app, params) {
    this.app = app;
    this.record = params.record;
  }

  /** A contact reads at the desk, where reading is recorded. */
  enter() {
    if (this.app.isContact) this.app.navigate(`#/review/${this.record}`, { replace: true });
  }

  get title() {
    const entry = this.#found?.entry;
    return entry ? formTitle(this.app, entry) : t('Record');
  }

  get case() {
    return this.#found?.view.id;
  }

  get #found() {
    return this.app.views.entryOf(this.record);
  }

  render() {
    const { app } = this;
    const found = this.#found;
    if (!found)
      return page(
        app,
        { back: { href: app.home, label: t('Back') } },
        empty({ title: t('Not on this phone'), text: t('This record is not here, or could not be opened.') }),
      );
    const { view, entry } = found;
    const back = { href: app.isContact ? `#/cases/${view.id}` : `#/case/${view.id}`, label: t('Back') };
    return page(app, { back, heading: this.title, lead: this.#lead(found), who: view.initials }, [
      printedLine(app),
      lookHere(app, entry),
      this.#troubles(entry),
      this.#questions(entry),
      this.#body(entry),
      this.#loose(entry),
      this.#tools(entry),
      html`<section class="section" aria-labelledby="where"><h2 class="heading" id="where">${t('Where it is')}</h2>${whereThread(app, entry)}</section>`,
      readersLine(app, view.id),
    ]);
  }

  /** Initials and case number go on paper too; the name does not. @param {{view: CaseView, entry: Entry}} found */
  #lead({ view, entry }) {
    const name = shortName(this.app, entry.author);
    const when = onDayTime(entry.latest.created_at, dayFrom(this.app));
    const contact = entry.form === 'contact-log' ? entryTitle(this.app, entry) : '';
    return [`${view.initials} ${view.reference}`, contact, t('written by {name}, {when}', { name, when })]
      .filter(Boolean)
      .join(' · ');
  }

  /** @param {Entry} entry */
  #troubles(entry) {
    return [
      ...entry.revisions.filter((one) => one.state === 'refused').map((one) => refusedNote(this.app, one)),
      entry.conflict
        ? note({
            icon: 'alert',
            tone: 'wait',
            title: t('There are two versions of this record'),
            text: t('Both are shown. They were written on two devices, or in two tabs.'),
          })
        : nothing,
      entry.invalid.length ? uncountedNote(entry.invalid) : nothing,
      ...doubtNotes(this.app, [...entry.revisions, ...entry.addenda]),
    ];
  }

  /** @param {Entry} entry */
  #body(entry) {
    const shown = entry.conflict ? entry.heads : [entry.latest];
    return shown.map((revision) => {
      const declaration = this.app.forms.declaration(revision.body.form, revision.body.version);
      return html`<div class="sheet sheet--padded reading"><h2 class="govuk-visually-hidden">${t('What was written')}</h2>${readingView(
        declaration,
        revision.body.values,
        {
          t,
          added: (/** @type {string} */ name) => this.#beside(entry, name),
        },
      )}</div>`;
    });
  }

  /** What was added to one answer. @param {Entry} entry @param {string} name */
  #beside(entry, name) {
    const about = entry.addenda.filter((addendum) => addendum.body.values.field === name);
    return about.length ? about.map((addendum) => addedNote(this.app, addendum)) : nothing;
  }

  /** What waits for an answer comes before everything else. @param {Entry} entry */
  #questions(entry) {
    const open = entry.asks.filter((ask) => !ask.answered);
    if (!open.length) return nothing;
    return [
      ...open.map((ask) => askNote(this.app, ask)),
      buttons(button({ label: t('Answer'), icon: 'asked', href: this.#new('answer') })),
    ];
  }

  /** What was added to the whole, and what was asked and answered. @param {Entry} entry */
  #loose(entry) {
    const whole = entry.addenda.filter((addendum) => !addendum.body.values.field);
    const answered = entry.asks.filter((ask) => ask.answered);
    return [
      ...answered.map((ask) => askNote(this.app, ask)),
      ...whole.map((addendum) => addedNote(this.app, addendum)),
    ];
  }

  /** @param {Entry} entry */
  #tools(entry) {
    const asked = entry.asks.some((ask) => !ask.answered);
    return buttons(
      asked
        ? nothing
        : button({ label: t('Add to it'), icon: 'record', kind: 'secondary', href: this.#new('addendum') }),
      button({ label: t('Print'), icon: 'print', kind: 'secondary', onClick: () => printPaper() }),
    );
  }

  /** @param {'addendum' | 'answer'} form */
  #new(form) {
    return `#/record/${this.record}/new/${form}`;
  }
}
