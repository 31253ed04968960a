/** An officer's phone in the tests: Priya's, with real views over invented records, and drafts that are only listed. */
import { readFileSync } from 'node:fs';
import { Views } from '../../../static/js/ui/views.js';
import { ALISON, deskApp, PRIYA, record, said } from './desk_support.js';

const PUBLISHED = new URL('../../../wso_pwa/welfare/forms/published/', import.meta.url);

/** @param {string} name @param {number} [version] */
export function published(name, version = 1) {
  return JSON.parse(readFileSync(new URL(`${name}-${version}.json`, PUBLISHED), 'utf8'));
}

/** A case that Priya has accepted. @param {string} id @param {Record<string, any>} values @param {any[]} [more] records about it */
export function accepted(id, values, more = []) {
  const allocation = record(`allocation ${id}`, { form: 'allocation', author: ALISON, case: id, values });
  const yes = said(`yes ${id}`, 'acceptance', allocation, {
    author: PRIYA,
    case: id,
    values: { decision: 'accept' },
  });
  return [allocation, yes, ...more];
}

/** @param {string} id @param {Record<string, any>} [facts] */
export function draft(id, { form = 'contact-log', case: caseId = 'a', values = {}, about = null, updatedAt = 0 } = {}) {
  return { id, form, version: 1, case: caseId, values, about, updatedAt };
}

/**
 * @param {{records?: any[], drafts?: any[], vault?: Record<string, any>, me?: Record<string, any>, parts?: Record<string, any>}} [facts]
 */
export function phoneApp({ records = [], drafts = [], vault = {}, me = {}, parts = {} } = {}) {
  const declarations = Object.fromEntries(
    ['contact-log', 'allocation', 'risk', 'addendum'].map((name) => [name, published(name)]),
  );
  const app = deskApp({ records, me: PRIYA, declarations, parts: { app: parts } });
  const ids = [...new Set(records.map((one) => one.case))];
  app.casebook.cases = new Map(ids.map((id) => [id, caseOf(id, records)]));
  Object.assign(app.casebook.me, me);
  Object.assign(app.vault, { known: { user: 'priya' }, drafts: { list: async () => drafts }, ...vault });
  Object.assign(app.forms, { fillable: [published('contact-log'), published('risk')] });
  Object.assign(app, { isContact: false, home: '#/people', force: { id: 'f', name: '' }, views: new Views(app) });
  app.engine.status = { state: 'idle', unsent: 0, refused: 0, lastSync: null };
  return app;
}

/** @param {string} id @param {any[]} records */
function caseOf(id, records) {
  return {
    id,
    members: [ALISON, PRIYA],
    readable: true,
    disposed: false,
    records: records.filter((one) => one.case === id),
  };
}
