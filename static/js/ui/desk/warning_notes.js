/** Warnings above a record, as sentences. */
import { nothing } from 'lit-html';
import { doubtNotes, uncountedNote } from '../parts/doubts.js';
import { note } from '../parts/note.js';
import { sentence } from '../sentences.js';
import { t, tn } from '../text.js';
import { span } from '../when.js';
import { warningsOf } from './record_warnings.js';

/** @typedef {import('./record_warnings.js').Warning} Warning */

/** @type {Record<Warning['code'], (warning: Warning) => {icon: string, tone: 'help' | 'wait', title: string, text: string}>} */
const NOTES = {
  refused: ({ reason }) => ({
    icon: 'held',
    tone: 'help',
    title: t('Could not be sent. Kept here'),
    text: sentence(reason),
  }),
  conflict: ({ count = 2 }) => ({
    icon: 'alert',
    tone: 'wait',
    title: tn('There is {n} version', 'There are {n} versions', count),
    text: t(
      'They were written at the same time on different devices. All of them are shown. Ask the officer which one holds.',
    ),
  }),
  orphan: () => ({
    icon: 'alert',
    tone: 'wait',
    title: t('What this is about is not here'),
    text: t('It may still arrive. Until then this stands by itself.'),
  }),
  clock_ahead: ({ ahead = 0 }) => ({
    icon: 'clock',
    tone: 'wait',
    title: t('The clock of this phone was ahead by {span}', { span: span(ahead) }),
    text: t('Trust the time of arrival, not the time of writing.'),
  }),
};

/** @param {import('./types.js').App} app @param {import('./types.js').Entry} entry */
export function warningNotes(app, entry) {
  return [
    entry.invalid.length ? uncountedNote(entry.invalid) : nothing,
    ...warningsOf(entry).map((warning) => note({ ...NOTES[warning.code](warning), role: 'none' })),
    ...doubtNotes(app, [...entry.revisions, ...entry.addenda]),
  ];
}
