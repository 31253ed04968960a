/** Invented people, cases and records for the desk's tests, and an app that only remembers what it was asked. */
import { InstallOffer } from '../../../static/js/ui/install.js';
import { timeline } from '../../../static/js/welfare/timeline.js';

const nothing = () => undefined;

/** A page without a browser: nothing in it can have the focus. */
globalThis.HTMLElement ??= /** @type {any} */ (class {});

export const NOW = Date.UTC(2026, 2, 12, 18, 0);
export const HOUR = 3_600_000;

export const ALISON = 'alison';
export const JOY = 'joy';
export const PRIYA = 'priya';
export const TOMOS = 'tomos';
export const CASE = 'case-1';

/** @returns {Map<string, any>} */
export function directory() {
  const person = (id, name, roles, active = true) => [id, { id, name, roles, active, fingerprint: '0000 0000' }];
  return new Map([
    person(ALISON, 'Alison Mercer', ['contact']),
    person(JOY, 'Joy Okonkwo', ['contact', 'deputy']),
    person(PRIYA, 'Priya Ashdown', ['officer']),
    person(TOMOS, 'Tomos Griffiths', ['officer']),
    person('gone', 'Gareth Gone', ['officer'], false),
  ]);
}

/**
 * An opened record with everything a real one has.
 * @param {string} id also its record id and digest
 * @param {Record<string, any>} [facts]
 */
export function record(id, { form = 'contact-log', values = {}, about = null, version = 1, ...rest } = {}) {
  const created_at = rest.created_at ?? NOW - 5 * HOUR;
  return {
    digest: id,
    id,
    record: id,
    case: CASE,
    author: PRIYA,
    device: 'device',
    n: 1,
    created_at,
    received_at: created_at + 1000,
    parents: [],
    state: 'sent',
    code: null,
    late: false,
    ahead: 0,
    gap: false,
    forked: false,
    valid: true,
    ...rest,
    body: { form, version, about, values },
  };
}

/** Something said about another record. @param {string} id @param {string} form @param {any} target @param {Record<string, any>} [facts] */
export function said(id, form, target, facts = {}) {
  return record(id, { form, author: ALISON, about: { record: target.record, digests: [target.digest] }, ...facts });
}

/** @param {any[]} records @param {string} [wanted] record id; the first entry when left out */
export function entryOf(records, wanted) {
  const entries = timeline(records, { people: directory() });
  return entries.find((entry) => entry.record === wanted) ?? entries[0];
}

/** All text and values of a template, in order. @param {any} part @returns {string} */
export function flat(part) {
  if (part === null || part === undefined || typeof part === 'symbol' || typeof part === 'function') return '';
  if (Array.isArray(part)) return part.map(flat).join('');
  if (typeof part !== 'object') return String(part);
  if (!('strings' in part)) return '';
  return part.strings.map((text, index) => text + flat(part.values[index])).join('');
}

/**
 * Presses the button of a template that has these words on it.
 * @param {any} template @param {string} label
 */
export function press(template, label) {
  const found = buttonsIn(template).find(({ text }) => text.includes(label));
  if (!found) throw new Error(`no button says ${label}`);
  return found.onClick({ preventDefault: nothing, target: {}, currentTarget: {} });
}

/** @param {any} part @returns {{text: string, onClick: (event: any) => any}[]} */
function buttonsIn(part) {
  if (Array.isArray(part)) return part.flatMap(buttonsIn);
  if (!part || typeof part !== 'object' || !('strings' in part)) return [];
  const at = part.strings.findIndex((text) => text.includes('@click='));
  const own = at >= 0 && typeof part.values[at] === 'function' ? [{ text: flat(part), onClick: part.values[at] }] : [];
  return [...part.values.flatMap(buttonsIn), ...own];
}

/**
 * An app around records: what is written, said and asked is kept in lists.
 * @param {{records?: any[], me?: string, notices?: any[], declarations?: Record<string, any>, parts?: Record<string, any>}} [facts]
 */
export function deskApp({ records = [], me = ALISON, notices = [], declarations = {}, parts = {} } = {}) {
  const people = directory();
  const said = { written: [], notified: [], failed: [], asked: [], navigated: [], answer: true };
  const entries = () => timeline(records, { people });
  const view = () => ({
    id: CASE,
    entries: entries(),
    subject: { name: 'Rhiannon Davies', reference: 'WS-2031' },
    initials: 'RD',
    reference: 'WS-2031',
    next: null,
    actions: [],
  });
  const casebook = Object.assign(new EventTarget(), {
    state: 'open',
    me: { id: me, ...people.get(me), vouched: true },
    people,
    records,
    invalid: [],
    cases: new Map([
      [
        CASE,
        { id: CASE, members: [ALISON, JOY, PRIYA], epoch: 1, readable: true, pending: false, disposed: false, records },
      ],
    ]),
    async write(writing) {
      said.written.push(writing);
      return { record: 'new', case: writing.case };
    },
    ...parts.casebook,
  });
  const app = {
    said,
    casebook,
    me: casebook.me,
    now: () => NOW,
    engine: Object.assign(new EventTarget(), { status: { state: 'idle', notices }, now: async () => ({}) }),
    device: { visit: { on: false } },
    install: new InstallOffer(/** @type {any} */ ({ navigator: {} })),
    vault: {
      state: 'unlocked',
      vanished: false,
      entry: { code: NOW, forgotten: false, elsewhere: false },
      drafts: { list: async () => [], remove: async () => undefined },
    },
    update: { offered: false },
    online: true,
    cameOffline: false,
    get settled() {
      return app.engine.status;
    },
    forms: { declaration: (name) => declarations[name] ?? null, load: async () => undefined },
    views: {
      of: (id) => (id === CASE ? view() : null),
      entryOf: (id) => ({ view: view(), entry: entries().find((one) => one.record === id) }),
      queue: { risks: [], unread: [], waiting: [] },
      references: [],
    },
    window: {
      document: { querySelector: () => null, querySelectorAll: () => [], getElementById: () => null },
      location: { origin: 'https://force.example', host: 'force.example', pathname: '/' },
      scrollTo: nothing,
    },
    navigator: { carry: nothing },
    newId: () => 'new-id',
    refresh: nothing,
    draw: nothing,
    navigate: (hash) => said.navigated.push(hash),
    notify: (text) => said.notified.push(text),
    fail: (error) => said.failed.push(error.code ?? String(error)),
    ask: async (question) => {
      said.asked.push(question);
      return said.answer;
    },
    ...parts.app,
  };
  return app;
}
