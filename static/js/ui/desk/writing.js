/** What a contact says about a record, written as a record of its own. */
import { closesFor, dueFor } from '../../welfare/due.js';
import { readDigests } from '../../welfare/timeline.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Entry} Entry */

/**
 * Resolves when it is safe on this device; rejects with a code, and then nothing has changed.
 * @param {App} app
 * @param {Entry} entry as it was shown when the person decided: what it names is what they read
 * @param {{form: string, version?: number, values?: Record<string, any>, draft?: string}} what
 */
export async function writeAbout(app, entry, { form, version = 1, values = {}, draft }) {
  const { casebook } = app;
  if (!casebook) throw Object.assign(new Error('locked'), { code: 'locked' });
  await casebook.ready; // what it closes may be among what is still being opened
  if (casebook.state === 'failed') throw Object.assign(new Error('failed'), { code: casebook.code });
  const about = { record: entry.record, digests: readDigests(entry) };
  const records = casebook.cases.get(entry.case)?.records ?? [];
  const due = dueFor({ form, values }, { newId: () => app.newId() });
  const closes = closesFor({ form, values, about }, records);
  return casebook.write({
    case: entry.case,
    form,
    version,
    about,
    values,
    draft,
    due,
    closes: closes.length ? closes : undefined,
  });
}
