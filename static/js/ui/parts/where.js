/** Where a record is, step by step: saved, sent, opened, read, asked back. */
import { dayFrom, shortName } from '../entry_words.js';
import { t } from '../text.js';
import { dayTime } from '../when.js';
import { addedWords } from './added.js';
import { thread } from './thread.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../../welfare/timeline.js').Entry} Entry */
/** @typedef {import('./thread.js').ThreadItem} ThreadItem */

/** @param {App} app @param {Entry} entry @param {{classes?: string}} [options] */
export function whereThread(app, entry, options) {
  return thread(steps(app, entry), { label: t('Where this record is'), ...options });
}

/** @param {App} app @param {Entry} entry @returns {ThreadItem[]} oldest first */
function steps(app, entry) {
  const saved = {
    state: /** @type {const} */ ('saved'),
    here: true,
    title: t('Saved on this phone'),
    detail: dayTime(entry.latest.created_at, dayFrom(app)),
    word: '',
  };
  return [...(entry.author === app.me?.id ? [saved] : []), journey(app, entry), ...said(app, entry)];
}

/** @param {App} app @param {Entry} entry @returns {ThreadItem} */
function journey(app, entry) {
  const { state, received_at: arrived } = entry.latest;
  if (arrived) return { state: 'sent', title: t('Sent'), detail: dayTime(arrived, dayFrom(app)), word: '' };
  if (state === 'refused') return { state: 'refused', here: true, title: t('Could not send. Kept here'), word: '' };
  return {
    state: 'waiting',
    here: true,
    title: t('Waiting to send'),
    detail: t('Goes by itself when there is signal.'),
    word: '',
  };
}

/** @param {App} app @param {Entry} entry @returns {ThreadItem[]} */
function said(app, entry) {
  const step =
    (/** @type {ThreadItem['state']} */ state, /** @type {(facts: {name: string}) => string} */ words) =>
    (/** @type {{author: string, created_at: number}} */ one) => ({
      at: one.created_at,
      item: {
        state,
        title: words({ name: shortName(app, one.author) }),
        detail: dayTime(one.created_at, dayFrom(app)),
        word: '',
      },
    });
  const all = [
    ...firstOfEach(entry.views).map(step('opened', (facts) => t('Opened by {name}', facts))),
    ...entry.asks.map((ask) => ask.record).map(step('asked', (facts) => t('Asked back by {name}', facts))),
    ...entry.addenda.map((added) => step('added', ({ name }) => addedWords(added.body.form, name))(added)),
    ...entry.acknowledgements.map(step('acknowledged', (facts) => t('Acknowledged by {name}', facts))),
    ...entry.reviews.map(step('read', (facts) => t('Read by {name}', facts))),
  ];
  return all.sort((a, b) => a.at - b.at).map(({ item }) => item);
}

/** The first time that each person opened it. @template {{author: string, created_at: number}} T @param {T[]} views @returns {T[]} */
function firstOfEach(views) {
  const seen = new Set();
  return [...views]
    .sort((a, b) => a.created_at - b.created_at)
    .filter((one) => !seen.has(one.author) && seen.add(one.author));
}
