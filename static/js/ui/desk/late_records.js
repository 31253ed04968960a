/** What came into a case after its author had left, or by a stopped key: a contact reads it, and adopts it for everybody or sets it aside, with a reason. */
import { html, nothing } from 'lit-html';
import { lateRecords } from '../../welfare/late.js';
import { groupBy } from '../../welfare/records.js';
import { textOf } from '../../welfare/wellformed.js';
import { decidedWords, entryTitle, formTitle } from '../entry_words.js';
import { button, buttons } from '../parts/button.js';
import { mark } from '../parts/marks.js';
import { t } from '../text.js';
import { dayTime, onDayTime } from '../when.js';
import { LateDecision } from './late_decision.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('../../welfare/late.js').LateRecord} LateRecord */

const DECIDED = {
  adopt: { state: /** @type {const} */ ('read'), word: () => t('Adopted') },
  aside: { state: /** @type {const} */ ('draft'), word: () => t('Set aside') },
};

export class LateRecords {
  /** @param {App} app @param {string} caseId */
  constructor(app, caseId) {
    this.app = app;
    this.case = caseId;
    this.decision = new LateDecision(app, caseId);
  }

  get changing() {
    return this.decision.asking !== null;
  }

  /** The records that do not stand among the others, since nobody has adopted them. @returns {Set<string>} */
  get apart() {
    return new Set(this.#all.flatMap(({ record, decided }) => (decided === 'adopt' ? [] : record)));
  }

  render() {
    const byAuthor = groupBy(this.#all, ({ author }) => author);
    return [...byAuthor].map(([author, all], at) => this.#section(author, all, `late-${at}`));
  }

  /** @param {string} author @param {LateRecord[]} all @param {string} id */
  #section(author, all, id) {
    const name = this.#nameOf(author);
    const here = this.#isHere(author);
    const title = here
      ? t('Arrived late in the name of {name}', { name })
      : t('Arrived after {name} had left the case', { name });
    return html`<section class="section" aria-labelledby=${id}><h2 class="heading" id=${id}>${title}</h2>
      ${here ? html`<p>${t('It was signed by a key that had been stopped, so that somebody else may have written it, or it came while they were out of the case. Ask them before you adopt it.')}</p>` : nothing}
      <p class="small soft">${t('Only force contacts are given this. What you adopt goes to everybody in the case, and counts as if it had come in time. What you set aside counts for nothing; it stays here.')}</p>
      <div class="stack">${all.map((one) => this.#item(one))}</div></section>`;
  }

  /** @param {LateRecord} one */
  #item(one) {
    const { latest, decided } = one;
    const { asking } = this.decision;
    const now = this.app.now();
    const title = titleOf(this.app, one);
    const shown = latest.body.about?.record ?? one.record;
    const mood = decided
      ? DECIDED[decided]
      : { state: /** @type {const} */ ('late'), word: () => t('Not decided yet') };
    return html`<div class="sheet sheet--padded stack" data-late=${one.record}><div><a class="strong" href=${`#/review/${shown}`}>${title}</a>
      <p class="small soft">${t('Written {written}, arrived {arrived}', { written: onDayTime(latest.created_at, now), arrived: onDayTime(latest.received_at ?? latest.created_at, now) })}</p>
      <p>${latest.body.form === 'risk' ? mark('risk') : nothing}${mark(mood.state, { text: mood.word() })}</p>${decided ? html`<p class="small soft">${decidedWords(this.app, latest)}</p>` : nothing}${decided === 'aside' ? this.#why(one) : nothing}</div>
      ${asking?.record === one.record ? this.decision.form(one, asking) : this.#acts(one, title)}</div>`;
  }

  /** @param {LateRecord} one */
  #why({ reason }) {
    const words = textOf(reason?.body.values.reason);
    return reason && words
      ? html`<p class="small">${t('{name}: {words}', { name: this.#nameOf(reason.author), words })}</p>`
      : nothing;
  }

  /** @param {LateRecord} one @param {string} title */
  #acts(one, title) {
    if (!this.#may) return nothing;
    const what = html`<span class="govuk-visually-hidden"> ${title}, ${dayTime(one.latest.created_at, this.app.now())}</span>`;
    const { decision } = this;
    const { busy } = decision;
    const first = one.decided ? 'plain' : 'secondary';
    return buttons(
      one.decided === 'adopt'
        ? nothing
        : button({ label: html`${t('Adopt')}${what}`, kind: first, busy, onClick: () => decision.adopt(one) }),
      one.decided === 'aside'
        ? nothing
        : button({ label: html`${t('Set aside')}${what}`, kind: first, busy, onClick: () => decision.ask(one) }),
    );
  }

  /** Whoever is in the case still had not left: their key was stopped, or they are back. @param {string} person */
  #isHere(person) {
    const { casebook } = this.app;
    return Boolean(casebook?.people.get(person)?.active && casebook.cases.get(this.case)?.members.includes(person));
  }

  /** @param {string} person */
  #nameOf(person) {
    return this.app.casebook?.people.get(person)?.name ?? t('Somebody not in the directory');
  }

  get #all() {
    return lateRecords(this.app.casebook?.cases.get(this.case)?.records ?? []);
  }

  get #may() {
    const one = this.app.casebook?.cases.get(this.case);
    const { me } = this.app;
    return Boolean(one && !one.disposed && me?.roles.includes('contact') && one.members.includes(me.id));
  }
}

/** "Contact record: Thursday 5 March, 18:00", "Risk record" @param {App} app @param {LateRecord} one */
function titleOf(app, { latest }) {
  const entry = /** @type {any} */ ({ form: latest.body.form, latest });
  return [...new Set([formTitle(app, entry), entryTitle(app, entry)])].join(': ');
}
