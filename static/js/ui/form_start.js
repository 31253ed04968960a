/** What a form starts from: a draft that is open already, a person, or another record that it is about. */
import { startingValues } from '../welfare/automatic.js';
import { answeredDigests } from '../welfare/timeline.js';
import { draftLike, openDrafts } from './open_drafts.js';
import { today } from './when.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('./form_host.js').About} About */
/**
 * @typedef {object} Start
 * @property {string} form
 * @property {string} case
 * @property {About} [about]
 * @property {Record<string, unknown>} [values]
 * @property {any} [aboutDeclaration]
 * @property {{id: string, updatedAt: number}} [draft] that is gone on with
 */

/**
 * Where a draft of the same form about the same is open it is gone on with, however one came here, unless another one is
 * asked for (`params.again`) or it is a risk that was noted on another day.
 * @param {App} app @param {Record<string, string>} params of the route
 * @returns {Promise<Start | null>} null when the draft or the record is not here
 */
export async function startFor(app, params) {
  if (params.draft) return fromDraft(app, params.draft);
  const fresh = params.record ? await aboutRecord(app, params) : aboutPerson(app, params);
  const open = fresh && !params.again ? draftLike(await openDrafts(app), fresh) : null;
  return open && !isBygone(app, open) ? fromDraft(app, open.id) : fresh;
}

/** What is seen is noted at its own time: a risk of another day is gone on with from its draft's own row only. @param {App} app @param {import('./open_drafts.js').Draft} draft */
function isBygone(app, { form, values }) {
  return form === 'risk' && today(Number(values.noted)) !== today(app.now());
}

/** @param {App} app @param {Record<string, string>} params @returns {Start | null} */
function aboutPerson(app, { case: caseId, form }) {
  return app.casebook?.cases.has(caseId) ? { form, case: caseId } : null;
}

/** @param {App} app @param {string} id @returns {Promise<Start | null>} */
async function fromDraft(app, id) {
  const draft = await app.vault.drafts?.get(id);
  if (!draft?.case) return null;
  const about = aboutNow(app, /** @type {About} */ (draft.about ?? null));
  const { form, values, updatedAt } = draft;
  return {
    draft: { id, updatedAt },
    form,
    case: draft.case,
    about,
    values: /** @type {Record<string, unknown>} */ (values),
    aboutDeclaration: declarationOf(app, about),
  };
}

/** What is shown above the draft is what it will name: questions may have come since it was begun. @param {App} app @param {About} about @returns {About} */
function aboutNow(app, about) {
  const found = about && app.views.entryOf(about.record);
  return found ? { record: about.record, digests: answeredDigests(found.entry) } : about;
}

/** @param {App} app @param {Record<string, string>} params @returns {Promise<Start | null>} */
async function aboutRecord(app, { record, form, position }) {
  const found = app.views.entryOf(record);
  if (!found) return null;
  await app.forms.load();
  const declaration = app.forms.declaration(form);
  const about = { record, digests: answeredDigests(found.entry) };
  const fresh = declaration ? startingValues(declaration, { now: app.now(), known: [], random: Math.random }) : {};
  return {
    form,
    case: found.view.id,
    about,
    values: { ...fresh, ...given(form, { position, today: today(app.now()) }) },
    aboutDeclaration: declarationOf(app, about),
  };
}

/**
 * What the way here has answered already.
 * @param {string} form @param {{position?: string, today: string}} facts
 */
function given(form, { position, today: date }) {
  if (position === undefined) return {};
  if (form === 'action-done') return { position: Number(position) };
  return form === 'acceptance' ? { decision: position, date } : {};
}

/** @param {App} app @param {About} about */
function declarationOf(app, about) {
  const entry = about ? app.views.entryOf(about.record)?.entry : null;
  return entry ? app.forms.declaration(entry.form, entry.latest.body.version) : null;
}
