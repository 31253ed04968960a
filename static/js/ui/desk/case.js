/** One case at the desk: where it stands, what was agreed, every record, who can read it. */
import { html, nothing } from 'lit-html';
import { reading } from '../../welfare/reading.js';
import { allocationOf } from '../answers.js';
import { choiceWords, dutyWords } from '../entry_words.js';
import { actionTicks } from '../parts/actions.js';
import { brokenCase } from '../parts/broken_case.js';
import { doubtNotes } from '../parts/doubts.js';
import { empty } from '../parts/empty.js';
import { icon } from '../parts/icon.js';
import { nextLines } from '../parts/next.js';
import { page } from '../parts/page.js';
import { t } from '../text.js';
import { CaseMembers } from './case_members.js';
import { standingNote } from './case_notes.js';
import { officersOf } from './case_people.js';
import { caseThread } from './case_thread.js';
import { HandOver } from './hand_over.js';
import { LateRecords } from './late_records.js';
import { isMoreComing, moreComing } from './more_coming.js';
import { OpenCases } from './open_cases.js';
import { Viewing } from './viewing.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('../views.js').CaseView} CaseView */
/** @typedef {import('./types.js').OpenCase} OpenCase */

/** What a contact looks up most; the rest is in the allocation itself. */
const ABOUT = [
  'subject_rank',
  'contact_number',
  'preferred_method',
  'safe_times',
  'restrictions',
  'adjustments',
  'language',
  'emergency_name',
  'emergency_phone',
  'investigator',
  'above_rank_reason',
  'conflict_detail',
];

export class CaseScreen {
  current = 'cases';

  /** @param {App} app @param {{case: string}} params */
  constructor(app, params) {
    this.app = app;
    this.case = params.case;
    this.cases = new OpenCases(app);
    this.members = new CaseMembers(app, params.case);
    this.handOver = new HandOver(app, params.case);
    this.late = new LateRecords(app, params.case);
    this.viewing = new Viewing(app);
  }

  get title() {
    return t('Case');
  }

  get holdsUpdate() {
    return this.members.changing || this.handOver.changing || this.late.changing;
  }

  /** The allocation is read by whoever opens its case. */
  async enter() {
    const view = this.app.views.of(this.case);
    const allocation = view && allocationOf(view);
    if (allocation) await this.viewing.note(allocation);
  }

  render() {
    const view = this.app.views.of(this.case);
    const one = this.app.casebook?.cases.get(this.case);
    const back = { href: '#/cases', label: t('Cases') };
    if (!view || !one) return page(this.app, { back, heading: t('Case') }, notHere());
    const heading = view.subject?.name || t('Cannot be opened on this device');
    return page(this.app, { back, heading, who: view.initials, wide: true, lead: this.#lead(view) }, [
      view.broken ? brokenCase() : nothing,
      ...doubtNotes(
        this.app,
        one.records.map((record) => ({ ...record, late: false })), // told below, with what can be done about it
      ),
      standingNote(this.app, this.cases, { view, one }),
      this.handOver.request(),
      ...this.late.render(),
      html`<div class="case-grid"><div class="stack">${this.#next(view)}${moreComing(this.app)}${caseThread(this.app, view, this.late.apart)}${this.#writing(one)}</div>
        <div class="stack">${isMoreComing(this.app) ? nothing : actionTicks(this.app, view)}${this.members.changing ? nothing : this.handOver.render()}${this.handOver.changing ? nothing : this.members.render()}${this.#about(view)}</div></div>`,
    ]);
  }

  /** @param {CaseView} view */
  #lead({ reference, subject }) {
    const words = (/** @type {string} */ field, /** @type {string | undefined} */ value) =>
      choiceWords(this.app, { form: 'allocation', field, value });
    return [reference, words('reason', subject?.reason), dutyWords(words('duty_status', subject?.status))]
      .filter(Boolean)
      .join(' · ');
  }

  /** @param {CaseView} view */
  #next({ next }) {
    if (!next) return html`<p class="soft">${t('No next contact has been agreed yet.')}</p>`;
    const how = choiceWords(this.app, { form: 'contact-log', field: 'next_method', value: next.method });
    return html`<section class="next" aria-labelledby="next"><div class="next__head"><div>${nextLines(next, { how, now: this.app.now() })}</div></div></section>`;
  }

  /** A concern may come from anybody; a contact record from whoever supports the person. @param {OpenCase} one */
  #writing(one) {
    if (one.disposed || !one.readable) return nothing;
    const supporting = officersOf(one.members, this.cases.people).some(({ id }) => id === this.app.me?.id);
    return html`<p class="tools">${
      supporting
        ? html`<a class="tool" href=${`#/case/${one.id}/new/contact-log`}>${icon('record', { small: true })}${t('Write a contact record')}</a>`
        : nothing
    }<a class="tool" href=${`#/case/${one.id}/new/risk`}>${icon('alert', { small: true })}${t('Write a risk record')}</a></p>`;
  }

  /** @param {CaseView} view */
  #about(view) {
    const entry = allocationOf(view);
    if (!entry) return nothing;
    const { latest } = entry;
    const rows = reading(this.cases.declarationOf(latest), latest.body.values, { t }).flatMap(
      (section) => section.rows,
    );
    const wanted = rows.filter(({ name }) => ABOUT.includes(name));
    return html`<section class="section" aria-labelledby="about"><div class="split"><h2 class="heading" id="about">${t('About this support')}</h2>
      <a class="tool tool--end" href=${`#/review/${entry.record}`}>${t('The allocation')}</a></div>
      <div class="sheet sheet--padded"><dl class="facts facts--wide">${wanted.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl></div></section>`;
  }
}

function notHere() {
  return empty({
    title: t('This case is not here'),
    text: t('You are not among its members, or it has not arrived on this device yet.'),
    action: html`<a class="govuk-button govuk-button--secondary" href="#/cases">${t('All cases')}</a>`,
  });
}
