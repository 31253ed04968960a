/** Drafts that wait to be gone on with: found by what they are about, so that nobody begins the same record twice unawares. */
import { t } from './text.js';
import { onDayTime } from './when.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../vault/drafts.js').Draft} Draft */
/** @typedef {{form: string, case: string, about?: {record: string} | null, values?: Record<string, unknown>}} Wanted */

/** Answers that tell one small form about a record from another: which action was done, whether it is a yes or a no. */
const TELLING = ['position', 'decision'];

/** @param {App} app @returns {Promise<Draft[]>} newest first; none while locked */
export async function openDrafts(app) {
  return (await app.vault.drafts?.list()) ?? [];
}

/**
 * The newest draft of this form about this person (and this record, where the form is about one).
 * @param {Draft[]} drafts newest first
 * @param {Wanted} wanted
 * @returns {Draft | null}
 */
export function draftLike(drafts, { form, case: caseId, about, values = {} }) {
  const same = (/** @type {Draft} */ draft) =>
    draft.form === form &&
    draft.case === caseId &&
    (draft.about?.record ?? null) === (about?.record ?? null) &&
    TELLING.every((name) => values[name] === undefined || values[name] === draft.values[name]);
  return drafts.find(same) ?? null;
}

/** "Draft from today, 18:05" @param {App} app @param {{updatedAt: number}} draft */
export function draftSince(app, { updatedAt }) {
  return t('Draft from {when}', { when: onDayTime(updatedAt, app.now()) });
}
