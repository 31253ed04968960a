/** A form that is finished, as a record: sealed with its due times, its draft taken along in the same transaction. */
import { closesFor, dueFor } from '../welfare/due.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./form_start.js').Start} Start */

/**
 * Rejects with `locked` and with what the casebook's `write` rejects with; then nothing has changed.
 * @param {App} app
 * @param {{start: Start, version: number, values: Record<string, any>, draft: string}} finished
 * @returns {Promise<import('./parts/saved.js').Saved>}
 */
export async function writeForm(app, { start, version, values, draft }) {
  const { casebook } = app;
  if (!casebook) throw Object.assign(new Error('locked'), { code: 'locked' });
  const { form, about = null } = start;
  const records = casebook.cases.get(start.case)?.records ?? [];
  const due = dueFor({ form, values }, { newId: () => app.newId() });
  const closes = closesFor({ form, values, about }, records);
  const writing = {
    case: start.case,
    form,
    version,
    about,
    values,
    due,
    closes: closes.length ? closes : undefined,
    draft,
  };
  // A desk goes back to its queue, which has to know; a phone says "Saved" first, and the page takes the record in behind it.
  const { digest } = await (app.isContact ? casebook.write(writing) : casebook.keep(writing));
  return { digest, form };
}
