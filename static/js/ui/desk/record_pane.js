/** The right of the two panes: one record as it was submitted, with what was added beside it and where it has been. */
import { html, nothing } from 'lit-html';
import { dayFrom } from '../entry_words.js';
import { readingView } from '../form/reading.js';
import { empty, waiting } from '../parts/empty.js';
import { lookHere } from '../parts/flags.js';
import { icon } from '../parts/icon.js';
import { printPaper } from '../parts/paper.js';
import { printedLine } from '../parts/printed.js';
import { tile } from '../parts/tile.js';
import { whereThread } from '../parts/where.js';
import { t, tn } from '../text.js';
import { clock, dayTime } from '../when.js';
import { actBar } from './act_bar.js';
import { additionsTo, placed } from './additions.js';
import { isMoreComing } from './more_coming.js';
import { longTitle } from './record_title.js';
import { warningNotes } from './warning_notes.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').OpenedRecord} OpenedRecord */

const SHEET = 'record-sheet';

/** @param {Desk} desk */
export function recordPane(desk) {
  const entry = desk.record ? desk.cases.entryOf(desk.record) : undefined;
  if (!entry)
    return html`<section class="record" aria-label=${t('Record')}>${desk.record ? notHere(desk) : chooseOne(desk)}</section>`;
  return html`<section class="record" aria-labelledby="record-title">
    <div class="record__body" id=${SHEET}>${head(desk, entry)}${printedLine(desk.app)}${lookHere(desk.app, entry)}${warningNotes(desk.app, entry)}${sided(desk, entry)}</div>
    ${actBar(desk, entry)}
  </section>`;
}

/** @param {Desk} desk @param {Entry} entry */
function head({ app, cases }, entry) {
  const view = app.views.of(entry.case);
  return html`<div class="record__head">${tile(view?.initials ?? '?')}
    <div><h2 class="title" id="record-title" tabindex="-1">${longTitle(app, entry)}</h2><p class="soft small">${[
      view?.reference,
      cases.nameOf(entry.author),
      timing(entry, dayFrom(app)),
    ]
      .filter(Boolean)
      .join(' · ')}</p></div>
    <div class="record__tools no-print"><button class="tool" type="button" @click=${() => printPaper(SHEET)}>${icon('print', { small: true })}${t('Print')}</button
    ><a class="tool" href=${`#/cases/${entry.case}`}>${t('Whole case')}</a></div></div>`;
}

/** "18:00, 70 minutes", or when it was written. @param {Entry} entry @param {number} now */
function timing({ latest, at }, now) {
  const { start, duration } = latest.body.values;
  if (typeof start !== 'string' || !start) return dayTime(latest.created_at, now);
  return Number.isFinite(duration)
    ? t('{time}, {length}', { time: clock(at), length: tn('{n} minute', '{n} minutes', duration) })
    : clock(at);
}

/** @param {Desk} desk @param {Entry} entry */
function sided({ app, cases }, entry) {
  const [first, ...others] = entry.heads;
  return html`${whereThread(app, entry, { classes: 'where' })}<div class="sided">${version(cases, first, additionsTo(app, entry))}${others.map(
    (other) =>
      html`<h3 class="heading">${t('Another version, written {when}', { when: dayTime(other.created_at, dayFrom(app)) })}</h3>${version(cases, other, [])}`,
  )}</div>`;
}

/** @param {import('./open_cases.js').OpenCases} cases @param {OpenedRecord} record @param {import('./additions.js').Addition[]} additions */
function version(cases, record, additions) {
  const declaration = cases.declarationOf(record);
  const { values } = record.body;
  const { beside, below } = placed(additions, declaration, values);
  return html`${readingView(declaration, values, { t, added: beside })}${below.length ? html`<div class="below">${below}</div>` : nothing}`;
}

/** @param {Desk} desk */
function chooseOne({ app, cases }) {
  const { risks, unread } = app.views.queue;
  const first = [...risks, ...unread][0]?.entry;
  if (!first && isMoreComing(app)) return waiting(t('Records are being opened'));
  return empty({
    title: first ? t('Choose a record') : t('Nothing is waiting for you'),
    text: first
      ? t('Opening one is recorded: the officer can see who has read it, and when.')
      : cases.entries.length
        ? t('You can look up anything that has been read with the search.')
        : t('Records appear here when officers send them.'),
    action: first
      ? html`<a class="govuk-button govuk-button--secondary" href=${`#/review/${first.record}`}>${t('Open the first')}</a>`
      : nothing,
  });
}

/** @param {Desk} desk */
function notHere({ app }) {
  if (isMoreComing(app)) return waiting(t('This record is being opened'));
  return empty({
    title: t('This record is not here'),
    text: t('It belongs to a case that you are not a member of, or it has not arrived on this device yet.'),
    action: html`<a class="govuk-button govuk-button--secondary" href="#/review">${t('Back to the list')}</a>`,
  });
}
