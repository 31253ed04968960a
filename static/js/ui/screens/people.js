/** Whom the officer supports: the next contact, what is overdue or unsent, then the rest by date. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { answeredBy } from '../answers.js';
import { nextWords, told } from '../entry_words.js';
import { draftLike, openDrafts } from '../open_drafts.js';
import { confirmingNote, toldConfirmed } from '../parts/confirming.js';
import { empty } from '../parts/empty.js';
import { icon } from '../parts/icon.js';
import { nextBlock } from '../parts/next.js';
import { countNotes, notesSheet } from '../parts/notes_row.js';
import { page } from '../parts/page.js';
import { row } from '../parts/rows.js';
import { tile } from '../parts/tile.js';
import { todayRows } from '../parts/today.js';
import { unsentTabNote } from '../parts/unsent_tab.js';
import { t } from '../text.js';
import { day } from '../when.js';

/** @typedef {import('../views.js').CaseView} CaseView */

export class PeopleScreen {
  current = 'people';
  #find = '';
  /** @type {import('../../vault/drafts.js').Draft[]} */
  #drafts = [];
  #notes = 0;

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('People');
  }

  async enter() {
    this.#drafts = await openDrafts(this.app);
    this.#notes = await countNotes(this.app);
    this.app.refresh();
  }

  /** Confirmed keys are told once. */
  leave() {
    toldConfirmed(this.app);
  }

  render() {
    const all = this.app.views.mine;
    const offered = all.filter((view) => !view.sealed && !this.#answer(view));
    const taken = all.filter((view) => this.#answer(view) === 'accept').sort(byDate);
    if (!all.length)
      return page(this.app, { heading: t('People') }, [
        confirmingNote(this.app),
        unsentTabNote(this.app),
        notesSheet(this.#notes),
        todayRows(this.app, { offered: [], due: [], drafts: this.#drafts }),
        nobody(this.app),
      ]);
    const [first, ...rest] = taken;
    const draft = first ? draftLike(this.#drafts, { form: 'contact-log', case: first.id }) : null;
    return page(this.app, { heading: t('People') }, [
      confirmingNote(this.app),
      unsentTabNote(this.app),
      notesSheet(this.#notes),
      first ? this.#next(first, draft) : nothing,
      todayRows(this.app, { offered, due: rest.filter(isDue), drafts: this.#drafts.filter((one) => one !== draft) }),
      this.#finder(offered.length + taken.length),
      this.#later(this.#find ? this.#found(taken) : rest.filter((view) => !isDue(view))),
    ]);
  }

  /** @param {CaseView} view @param {import('../../vault/drafts.js').Draft | null} draft */
  #next(view, draft) {
    return nextBlock(this.app, view, { how: told(this.app, nextWords(this.app, view), view), open: true, draft });
  }

  /** @param {number} count */
  #finder(count) {
    if (count < 2) return nothing;
    return html`<div class="govuk-form-group find"><label class="govuk-label small" for="find">${t('Find by initials or case number')}</label>
      <div class="joined joined--start">${icon('search', { small: true })}<input class="govuk-input" id="find" name="find" type="search" autocomplete="off" spellcheck="false"
        @input=${(/** @type {Event} */ event) => this.#look(event)} /></div></div>`;
  }

  /** @param {Event} event */
  #look(event) {
    this.#find = /** @type {HTMLInputElement} */ (event.target).value.trim().toLowerCase();
    this.app.refresh();
  }

  /** @param {CaseView[]} views */
  #found(views) {
    return views.filter((view) => `${view.initials} ${view.reference}`.toLowerCase().includes(this.#find));
  }

  /** @param {CaseView[]} views */
  #later(views) {
    if (!views.length)
      return this.#find
        ? html`<p class="soft" role="status">${t('Nobody with these initials or this number.')}</p>`
        : nothing;
    return html`<section class="section" aria-labelledby="later"><h2 class="heading" id="later">${this.#find ? t('Found') : t('Later')}</h2>
      <ul class="sheet rows">${repeat(
        views,
        (view) => view.id,
        (view) => html`<li>${this.#laterRow(view)}</li>`,
      )}</ul></section>`;
  }

  /** @param {CaseView} view */
  #laterRow(view) {
    return row({
      href: `#/case/${view.id}`,
      lead: tile(view.initials),
      title: view.next ? day(view.next.date, this.app.now()) : t('No date agreed'),
      detail: told(this.app, nextWords(this.app, view), view) || view.reference,
    });
  }

  /** @param {CaseView} view */
  #answer(view) {
    return answeredBy(view, this.app.me?.id ?? '');
  }
}

/** Before the first exchange nobody here knows who there is. @param {import('../app.js').App} app */
function nobody({ engine }) {
  const known = engine.status.lastSync !== null;
  return empty({
    title: known ? t('Nobody yet') : t('Nothing has arrived here yet'),
    text: known
      ? t('When your force contact asks you to support someone, they appear here. You decide whether to accept.')
      : t('Whom you support appears here as soon as everything has been received.'),
    action: html`<a class="govuk-button govuk-button--secondary" href="#/more/guide">${t('Look through the guidance')}</a>`,
  });
}

/** @param {CaseView} view */
function isDue(view) {
  return view.next !== null && view.next.state !== 'later';
}

/** What is to be done today, then what is overdue, then the earliest first; whoever has no date comes last. @param {CaseView} a @param {CaseView} b */
function byDate(a, b) {
  return whenKey(a).localeCompare(whenKey(b));
}

/** @param {CaseView} view */
function whenKey({ next }) {
  return next ? `${next.state === 'today' ? 0 : 1} ${next.date}` : '9';
}
