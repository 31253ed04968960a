/** One person: the next contact, what was agreed, the thread of contacts, and what the officer must know. */
import { html, nothing } from 'lit-html';
import { textOf } from '../../welfare/wellformed.js';
import { allocationOf, answeredBy } from '../answers.js';
import {
  answerWords,
  dutyWords,
  entryDetail,
  entryState,
  entryTitle,
  isHere,
  nextWords,
  stateWords,
} from '../entry_words.js';
import { draftLike, openDrafts } from '../open_drafts.js';
import { aboutSupport } from '../parts/about_support.js';
import { actionTicks } from '../parts/actions.js';
import { brokenCase } from '../parts/broken_case.js';
import { button, buttons } from '../parts/button.js';
import { doubtNotes, unopened } from '../parts/doubts.js';
import { draftRow } from '../parts/draft_row.js';
import { empty } from '../parts/empty.js';
import { flagMarks } from '../parts/flags.js';
import { guideLink } from '../parts/guide_link.js';
import { icon } from '../parts/icon.js';
import { keyNote } from '../parts/key_awaited.js';
import { mark } from '../parts/marks.js';
import { nextBlock } from '../parts/next.js';
import { note } from '../parts/note.js';
import { page } from '../parts/page.js';
import { rows } from '../parts/rows.js';
import { thread } from '../parts/thread.js';
import { t, tn } from '../text.js';
import { onDay } from '../when.js';

/** @typedef {import('../views.js').CaseView} CaseView */
/** @typedef {import('../../welfare/timeline.js').Entry} Entry */
/** @typedef {import('../../vault/drafts.js').Draft} Draft */

const SHOWN_AT_FIRST = 12;

export class PersonScreen {
  current = 'people';
  #all = false;
  /** @type {Draft[]} of this person */
  #drafts = [];

  /** @param {import('../app.js').App} app @param {Record<string, string>} params */
  constructor(app, params) {
    this.app = app;
    this.case = params.case;
  }

  /** The case number; a name never stands in a title. */
  get title() {
    return this.app.views.of(this.case)?.reference || t('Person');
  }

  async enter() {
    this.#drafts = (await openDrafts(this.app)).filter((draft) => draft.case === this.case);
    this.app.refresh();
  }

  render() {
    const view = this.app.views.of(this.case);
    const back = { href: '#/people', label: t('People') };
    if (!view)
      return page(
        this.app,
        { back },
        empty({
          title: t('Not on this phone'),
          text: t('This person is not among those you support, or has not arrived here yet.'),
        }),
      );
    if (view.sealed)
      return page(this.app, { back, heading: t('On its way') }, [keyNote(true), unopened(this.app, view.id)]);
    const answer = this.app.isContact ? 'accept' : answeredBy(view, this.app.me?.id ?? '');
    return page(
      this.app,
      {
        back,
        heading: view.subject?.name ?? (allocationOf(view) ? t('Name not readable') : t('On its way')),
        lead: this.#lead(view),
      },
      [
        this.#unreadable(view),
        ...doubtNotes(this.app, this.app.casebook?.cases.get(view.id)?.records ?? []),
        this.#left ? nothing : answer === 'accept' ? this.#next(view) : this.#offer(view, answer),
        this.#begun(answer === 'accept' ? this.#log : null),
        actionTicks(this.app, view),
        this.#contacts(view),
        aboutSupport(this.app, view),
        unopened(this.app, view.id),
      ],
    );
  }

  /** @param {CaseView} view */
  #lead(view) {
    const entry = allocationOf(view);
    const status = dutyWords(entry ? answerWords(this.app, entry, 'duty_status') : '');
    const since = entry ? t('since {day}', { day: onDay(entry.at, this.app.now()) }) : '';
    return [view.reference, status, since].filter(Boolean).join(' · ');
  }

  /** Whether one has been taken out: no key comes any more, and nothing can be written. */
  get #left() {
    const found = this.app.casebook?.cases.get(this.case);
    return found !== undefined && !found.members.includes(this.app.me?.id ?? '');
  }

  /** @param {CaseView} view */
  #unreadable(view) {
    if (view.broken) return brokenCase();
    if (this.#left)
      return note({
        icon: 'key',
        title: t('You no longer support this person'),
        text: t('What had arrived before can still be read here. Nothing new arrives.'),
      });
    const found = this.app.casebook?.cases.get(this.case);
    if (!found || found.readable) return nothing;
    return keyNote(false);
  }

  /** @param {CaseView} view */
  #next(view) {
    const how = nextWords(this.app, view);
    return nextBlock(this.app, view, { how, call: true, draft: this.#log });
  }

  /** The contact record that was begun. */
  get #log() {
    return draftLike(this.#drafts, { form: 'contact-log', case: this.case });
  }

  /** Whatever else was begun about this person. @param {Draft | null} shown stands in the block above */
  #begun(shown) {
    const others = this.#drafts.filter((draft) => draft !== shown);
    return rows(others.map((draft) => draftRow(this.app, draft, { whose: false })));
  }

  /** @param {CaseView} view @param {'decline' | null} answer */
  #offer(view, answer) {
    const allocation = allocationOf(view);
    if (!allocation)
      return note({
        icon: 'clock',
        title: t('The rest is on its way'),
        text: t('Who this is and what you need to know has not arrived yet. It comes by itself.'),
      });
    if (answer === 'decline')
      return note({
        icon: 'check',
        title: t('You declined'),
        text: t('Your force contact has your answer. Nothing more is asked of you here.'),
      });
    const to = `#/record/${allocation.record}/new/acceptance`;
    const told = view.entries.find(({ form, latest }) => form === 'hand-over' && latest.valid === true);
    const words = textOf(told?.latest.body.values.words);
    return html`<section class="sheet sheet--padded stack" aria-labelledby="offer">
      <h2 class="heading" id="offer">${t('You are asked to support this person')}</h2>
      <p>${t('Read what is known first. Saying no is always possible, and a few words of reason are enough. Your answer counts once you save it.')}</p>
      ${words ? html`<p><span class="strong">${t('From the hand-over:')}</span> ${words}</p>` : nothing}
      ${buttons(button({ label: t('Accept'), href: `${to}/accept` }), button({ label: t('Decline'), kind: 'secondary', href: `${to}/decline` }))}
    </section>`;
  }

  /** @param {CaseView} view */
  #contacts(view) {
    const entries = view.entries.filter((entry) => entry.form !== 'allocation' && !entry.orphan);
    const shown = this.#all ? entries : entries.slice(0, SHOWN_AT_FIRST);
    return html`<section class="section" aria-labelledby="contacts">
      <div class="split"><h2 class="heading" id="contacts">${t('Contacts')}</h2><p class="small soft">${tn('{n} in all', '{n} in all', entries.length)}</p></div>
      ${entries.length ? thread(shown.map((entry) => this.#item(entry))) : html`<p class="soft">${t('Nothing written yet.')}</p>`}
      ${shown.length < entries.length ? button({ label: t('Show earlier ones'), kind: 'plain', onClick: () => this.#showAll() }) : nothing}
      ${this.#left ? nothing : html`<p class="tools"><a class="tool" href=${`#/case/${view.id}/new/risk`}>${icon('alert', { small: true })}${t('Write a risk record')}</a>${this.#handOver(view)}${guideLink(view)}</p>`}
    </section>`;
  }

  /** Whoever supports the person may ask that somebody else does; a contact does it at the desk. @param {CaseView} view */
  #handOver(view) {
    if (this.app.isContact || answeredBy(view, this.app.me?.id ?? '') !== 'accept') return nothing;
    return html`<a class="tool" href=${`#/case/${view.id}/new/hand-over`}>${icon('officer', { small: true })}${t('Hand over')}</a>`;
  }

  /** @param {Entry} entry @returns {import('../parts/thread.js').ThreadItem} */
  #item(entry) {
    const added = entry.addenda.length ? tn('{n} addendum', '{n} addenda', entry.addenda.length) : '';
    return {
      state: entryState(entry),
      here: isHere(entry),
      href: `#/record/${entry.record}`,
      title: entryTitle(this.app, entry),
      detail: [entryDetail(this.app, entry), added].filter(Boolean).join('. '),
      word: stateWords(this.app, entry),
      more: this.#marks(entry),
    };
  }

  /** @param {Entry} entry */
  #marks(entry) {
    return [entry.form === 'risk' ? mark('risk') : nothing, ...flagMarks(this.app, entry)];
  }

  #showAll() {
    this.#all = true;
    this.app.refresh();
  }
}
