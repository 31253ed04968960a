/** Whom the officer supports: the next contact, what is overdue or unsent, then the rest by date. */
import { html, nothing } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { standing } from '../../welfare/timeline.js';
import { answeredBy } from '../answers.js';
import { choiceWords, entryTitle, shortName } from '../entry_words.js';
import { empty } from '../parts/empty.js';
import { icon } from '../parts/icon.js';
import { mark } from '../parts/marks.js';
import { nextBlock } from '../parts/next.js';
import { page } from '../parts/page.js';
import { row, rows } from '../parts/rows.js';
import { tile } from '../parts/tile.js';
import { t, tn } from '../text.js';
import { day, onDay, overdue } from '../when.js';

/** @typedef {import('../views.js').CaseView} CaseView */

export class PeopleScreen {
  current = 'people';
  #find = '';
  /** @type {import('../../vault/drafts.js').Draft[]} */
  #drafts = [];

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('People');
  }

  async enter() {
    this.#drafts = (await this.app.vault.drafts?.list()) ?? [];
    this.app.refresh();
  }

  render() {
    const all = this.app.views.mine;
    const offered = all.filter((view) => !this.#answer(view));
    const taken = all.filter((view) => this.#answer(view) === 'accept').sort(byDate);
    if (!all.length) return page(this.app, { heading: t('People') }, [this.#now([], []), nobody()]);
    const [first, ...rest] = taken;
    return page(this.app, { heading: t('People') }, [
      first ? nextBlock(this.app, first, { how: this.#how(first), open: true }) : nothing,
      this.#now(offered, rest.filter(isDue)),
      this.#finder(all.length),
      this.#later(this.#find ? this.#found(taken) : rest.filter((view) => !isDue(view))),
    ]);
  }

  /** What wants to be seen today. @param {CaseView[]} offered @param {CaseView[]} due */
  #now(offered, due) {
    return rows([
      ...offered.map((view) =>
        row({
          href: `#/case/${view.id}`,
          lead: tile(view.initials),
          title: t('You are asked to support someone'),
          detail: t('Look at it, then accept or decline'),
        }),
      ),
      ...due.map((view) => this.#dueRow(view)),
      ...this.#asked(),
      this.#unsent(),
      this.#draftRow(),
    ]);
  }

  /** @param {CaseView} view */
  #dueRow(view) {
    const next = /** @type {NonNullable<CaseView['next']>} */ (view.next);
    const when = onDay(next.date, this.app.now());
    const late = next.state === 'overdue';
    return row({
      href: `#/case/${view.id}`,
      lead: tile(view.initials),
      title: late
        ? t('{how}, was due {when}', { how: this.#how(view), when })
        : t('{how}, {when}', { how: this.#how(view), when }),
      mark: late ? mark('overdue', { text: overdue(next.overdue) }) : undefined,
    });
  }

  #asked() {
    const { app } = this;
    const mine = app.views.mine.flatMap((view) => view.entries.map((entry) => ({ view, entry })));
    const asked = mine.filter(({ entry }) => entry.author === app.me?.id && standing(entry) === 'asked');
    return asked.map(({ view, entry }) =>
      row({
        href: `#/record/${entry.record}`,
        lead: tile(view.initials),
        title: t('{name} has a question', {
          name: shortName(app, entry.asks.filter((ask) => !ask.answered)[0]?.record.author ?? ''),
        }),
        detail: entryTitle(app, entry),
        mark: mark('asked'),
      }),
    );
  }

  #unsent() {
    const { unsent, refused } = this.app.engine.status;
    if (!unsent) return nothing;
    return row({
      href: '#/unsent',
      lead: icon('device'),
      title: tn('{n} record not yet sent', '{n} records not yet sent', unsent),
      detail: refused
        ? t('Kept on this phone. Some could not be sent; look what to do.')
        : t('Safe on this phone. They go when you have signal.'),
    });
  }

  #draftRow() {
    const [draft] = this.#drafts;
    if (!draft) return nothing;
    const one = this.#drafts.length === 1;
    return row({
      href: one ? `#/draft/${draft.id}` : '#/drafts',
      lead: icon('draft'),
      title: tn('{n} draft', '{n} drafts', this.#drafts.length),
      detail: one ? t('Carry on where you stopped') : t('Choose which to carry on'),
    });
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
      detail: this.#how(view) || view.reference,
    });
  }

  /** @param {CaseView} view */
  #how(view) {
    return choiceWords(this.app, { form: 'contact-log', field: 'next_method', value: view.next?.method });
  }

  /** @param {CaseView} view */
  #answer(view) {
    return answeredBy(view, this.app.me?.id ?? '');
  }
}

function nobody() {
  return empty({
    title: t('Nobody yet'),
    text: t('When your force contact asks you to support someone, they appear here. You decide whether to accept.'),
    action: html`<a class="govuk-button govuk-button--secondary" href="#/more/guide">${t('Look through the guidance')}</a>`,
  });
}

/** @param {CaseView} view */
function isDue(view) {
  return view.next !== null && view.next.state !== 'later';
}

/** Earliest first; whoever has no date comes last. @param {CaseView} a @param {CaseView} b */
function byDate(a, b) {
  return (a.next?.date ?? '9999').localeCompare(b.next?.date ?? '9999');
}
