/** What a reader must know before relying on what is here: what is missing, came too late, or was not believed. Phone and desk say it alike. */
import { html, nothing } from 'lit-html';
import { decidedWords, shortName } from '../entry_words.js';
import { allInvalidWords, invalidWords } from '../invalid_words.js';
import { t, tn } from '../text.js';
import { mark } from './marks.js';
import { note } from './note.js';
import { row, rows } from './rows.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {{author: string, late: boolean, decided?: 'adopt'|'aside'|null, decided_by?: string|null, decided_at?: number|null, ahead: number, gap: boolean, forked: boolean}} Judged a record as vault/judging.js leaves it */
/** @typedef {{icon: string, tone: 'help' | 'wait', title: string, text: string}} Words */

/**
 * Late, written with knowledge that was kept from this device, with something missing before, or twice in one place: for each author, once.
 * @param {App} app
 * @param {Judged[]} records
 */
export function doubtNotes(app, records) {
  const authors = [...new Set(records.map(({ author }) => author))];
  return authors.flatMap((author) => {
    const own = records.filter((record) => record.author === author);
    return doubts(app, shortName(app, author), own).map((words) => note({ ...words, role: 'none' }));
  });
}

/** @param {App} app @param {string} name @param {Judged[]} records of one author @returns {Words[]} */
function doubts(app, name, records) {
  const ahead = Math.max(0, ...records.map((record) => record.ahead));
  return [
    ...(records.some(({ late }) => late) ? [late(app, name, records)] : []),
    ...(ahead > 0 ? [knewMore(name, ahead)] : []),
    ...(records.some(({ gap }) => gap) ? [missing(name)] : []),
    ...(records.some(({ forked }) => forked) ? [twice(name)] : []),
  ];
}

/** Whose word it is that it counts, once everything has been decided on. @param {App} app @param {string} name @param {Judged[]} records @returns {Words} */
function late(app, name, records) {
  const found = records.filter((one) => one.late);
  const decided = found.every((one) => one.decided);
  const said = [...new Set(found.map((one) => decidedWords(app, one)))].join(' ');
  return {
    icon: 'clock',
    tone: 'wait',
    title: t('What {name} wrote arrived late', { name }),
    text: decided
      ? said
      : t('It came in after its author had left, or by a stopped key. A force contact decides what it is worth.'),
  };
}

/** @param {string} name @param {number} n @returns {Words} */
function knewMore(name, n) {
  return {
    icon: 'alert',
    tone: 'wait',
    title: tn(
      '{name} wrote this knowing {n} change that this device has not been given',
      '{name} wrote this knowing {n} changes that this device has not been given',
      n,
      { name },
    ),
    text: t(
      'They concern who may read, or the directory. They may be on their way, or the server holds them back. If this stays, tell whoever runs the app.',
    ),
  };
}

/** @param {string} name @returns {Words} */
function missing(name) {
  return {
    icon: 'alert',
    tone: 'wait',
    title: t('A record that {name} wrote before this has not arrived', { name }),
    text: t('It may be on its way, or held back. If this stays, ask by telephone what was sent.'),
  };
}

/** @param {string} name @returns {Words} */
function twice(name) {
  return {
    icon: 'alert',
    tone: 'wait',
    title: t('{name} wrote two records as if each were the next', { name }),
    text: t('That happens with two tabs, or when a phone is put back to an earlier state. All of them are shown.'),
  };
}

/** What was said about a record and does not count. @param {import('../../welfare/timeline.js').Entry['invalid']} invalid */
export function uncountedNote(invalid) {
  return note({
    icon: 'alert',
    tone: 'help',
    title: tn('{n} entry does not count', '{n} entries do not count', invalid.length),
    text: allInvalidWords(invalid.map(({ reason }) => ({ code: reason }))),
    role: 'none',
  });
}

/** What arrived for a case and could not be verified or opened: named, never shown as a record. What waits for a key that a member has still to be given is no doubt. @param {App} app @param {string} caseId */
export function unopened(app, caseId) {
  const found = app.casebook?.cases.get(caseId);
  const waits = found?.member && !found.readable;
  const broken = (app.casebook?.invalid ?? []).filter(
    ({ case: of, code }) => of === caseId && !(waits && code === 'no_case_key'),
  );
  if (!broken.length) return nothing;
  const title = tn('{n} entry that was not believed', '{n} entries that were not believed', broken.length);
  return html`<section class="section" aria-labelledby="unopened"><h2 class="heading" id="unopened">${title}</h2>
    ${rows(broken.map((one) => row({ title: mark('invalid'), detail: invalidWords(one) })))}</section>`;
}

/** What the server passed on that belongs to no case here: a change of the directory, or of a case that was never opened. @param {App} app */
export function disbelievedNote(app) {
  const { casebook } = app;
  const stray = (casebook?.invalid ?? []).filter((one) => !one.case || !casebook?.cases.has(one.case));
  if (!stray.length) return nothing;
  return note({
    icon: 'alert',
    tone: 'help',
    title: tn(
      'The server passed on {n} entry that was not believed',
      'The server passed on {n} entries that were not believed',
      stray.length,
    ),
    text: html`${allInvalidWords(stray)} ${t('Nothing was changed by it. Tell whoever runs the app.')}`,
    role: 'none',
  });
}
