/** What wants to be seen today: who is offered, what is due, whose key is awaited, what is asked, not sent, begun. */
import { nothing } from 'lit-html';
import { standing } from '../../welfare/timeline.js';
import { entryTitle, nextWords, shortName, told } from '../entry_words.js';
import { t, tn } from '../text.js';
import { onDay, overdue } from '../when.js';
import { draftRow } from './draft_row.js';
import { icon } from './icon.js';
import { keyAwaited } from './key_awaited.js';
import { mark } from './marks.js';
import { row, rows } from './rows.js';
import { tile } from './tile.js';
import { triedWords } from './tried.js';
import { oldestWords } from './unsent_tab.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../views.js').CaseView} CaseView */
/** @typedef {import('../../vault/drafts.js').Draft} Draft */

const DRAFTS_SHOWN = 3;

/** @param {App} app @param {{offered: CaseView[], due: CaseView[], drafts: Draft[]}} facts */
export function todayRows(app, { offered, due, drafts }) {
  return rows([
    ...offered.map((view) => offeredRow(app, view)),
    ...due.map((view) => dueRow(app, view)),
    sealedRow(app),
    ...askedRows(app),
    unsentRow(app),
    ...draftRows(app, drafts),
  ]);
}

/** @param {App} app @param {CaseView} view */
function offeredRow(app, view) {
  return row({
    href: `#/case/${view.id}`,
    lead: tile(view.initials),
    title: t('You are asked to support someone'),
    detail: told(app, t('Look at it, then accept or decline'), view),
  });
}

/** @param {App} app @param {CaseView} view */
function dueRow(app, view) {
  const next = /** @type {NonNullable<CaseView['next']>} */ (view.next);
  const when = onDay(next.date, app.now());
  const how = nextWords(app, view);
  const late = next.state === 'overdue';
  return row({
    href: `#/case/${view.id}`,
    lead: tile(view.initials),
    title: late ? t('{how}, was due {when}', { how, when }) : t('{how}, {when}', { how, when }),
    detail: told(app, triedWords(next, app.now()), view),
    mark: late ? mark('overdue', { text: overdue(next.overdue) }) : undefined,
  });
}

/** Those whom nothing can be said of yet stand in one row. @param {App} app */
function sealedRow(app) {
  const { length } = app.views.mine.filter((view) => view.sealed);
  if (!length) return nothing;
  return row({
    lead: icon('key'),
    title: tn('{n} person cannot be opened here yet', '{n} people cannot be opened here yet', length),
    detail: keyAwaited(),
  });
}

/** @param {App} app */
function askedRows(app) {
  const mine = app.views.mine.flatMap((view) => view.entries.map((entry) => ({ view, entry })));
  const asked = mine.filter(({ entry }) => entry.author === app.me?.id && standing(entry) === 'asked');
  return asked.map(({ view, entry }) =>
    row({
      href: `#/record/${entry.record}`,
      lead: tile(view.initials),
      title: t('{name} has a question', {
        name: shortName(app, entry.asks.find((ask) => !ask.answered)?.record.author ?? ''),
      }),
      detail: told(app, entryTitle(app, entry), view),
      mark: mark('asked'),
    }),
  );
}

/** On a tab that may be cleared it stands on top instead. @param {App} app */
function unsentRow(app) {
  const { unsent, refused } = app.engine.status;
  if (!unsent || app.install.mayBeCleared) return nothing;
  const becomes = refused
    ? t('Kept on this phone. Some could not be sent; look what to do.')
    : t('Safe on this phone. They go when you have signal.');
  return row({
    href: '#/unsent',
    lead: icon('device'),
    title: tn('{n} record not yet sent', '{n} records not yet sent', unsent),
    detail: `${oldestWords(app)} ${becomes}`.trim(),
  });
}

/** @param {App} app @param {Draft[]} drafts */
function draftRows(app, drafts) {
  const shown = drafts.slice(0, DRAFTS_SHOWN).map((draft) => draftRow(app, draft));
  const more = drafts.length - shown.length;
  if (!more) return shown;
  return [
    ...shown,
    row({ href: '#/drafts', lead: icon('draft'), title: tn('{n} more draft', '{n} more drafts', more) }),
  ];
}
