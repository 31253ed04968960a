/** Everything that is open in memory, as the desk asks for it. The rules are in welfare/, the cases of the moment in app.views. */
import { wordsOf } from '../../welfare/reading.js';
import { saidIn, search, sentenceWith } from '../../welfare/search.js';
import { t } from '../text.js';
import { wanted } from './filters.js';

/** @typedef {import('./types.js').Entry} Entry */
/** @typedef {import('./types.js').OpenedRecord} OpenedRecord */
/** @typedef {import('../views.js').CaseView} CaseView */

export class OpenCases {
  #app;
  /** @type {Map<string, string>} what a record says, by digest */
  #words = new Map();

  /** @param {import('./types.js').App} app */
  constructor(app) {
    this.#app = app;
  }

  /** Forgets what was read out of records; for when the screen goes. */
  release() {
    this.#words.clear();
  }

  /** @returns {import('./types.js').OpenCase[]} also those that this device has no key for */
  get all() {
    return [...(this.#app.casebook?.cases.values() ?? [])];
  }

  /** @returns {Map<string, import('./types.js').Person>} */
  get people() {
    return this.#app.casebook?.people ?? new Map();
  }

  /** @returns {CaseView[]} */
  get views() {
    return this.all.flatMap(({ id }) => this.#app.views.of(id) ?? []);
  }

  /** @returns {Entry[]} of every case */
  get entries() {
    return this.views.flatMap(({ entries }) => entries);
  }

  /** The entry that shows a record, also when the record is an addition to another. @param {string} record @returns {Entry | undefined} */
  entryOf(record) {
    const all = this.entries;
    return (
      all.find((entry) => entry.record === record) ??
      all.find(({ addenda }) => addenda.some((added) => added.record === record))
    );
  }

  /** A person's name as the directory has it. @param {string} person */
  nameOf(person) {
    return this.people.get(person)?.name || t('Somebody not in the directory');
  }

  /** @param {OpenedRecord} record */
  declarationOf(record) {
    return this.#app.forms.declaration(record.body.form, record.body.version);
  }

  /** @param {import('./filters.js').Filters} filters @returns {Entry[]} newest first */
  find(filters) {
    const words = (/** @type {OpenedRecord} */ record) => this.#wordsOf(record);
    const found = search(this.entries, wanted(filters), { words });
    return found.sort((a, b) => b.at - a.at);
  }

  /** The sentence that a search has found; the colleague's name is none. @param {Entry} entry @param {string} text @returns {string} */
  sentenceIn(entry, text) {
    const name = this.#app.views.of(entry.case)?.subject?.name;
    const all = saidIn(entry).map((record) => sentenceWith(this.#answersOf(record), text));
    return all.find((sentence) => sentence && sentence !== name) ?? '';
  }

  /** @param {OpenedRecord} record */
  #wordsOf(record) {
    const known = this.#words.get(record.digest);
    if (known !== undefined) return known;
    const { name = '', reference = '' } = this.#app.views.of(record.case)?.subject ?? {};
    const words = [name, reference, this.#answersOf(record)].join('\n');
    this.#words.set(record.digest, words);
    return words;
  }

  /** @param {OpenedRecord} record */
  #answersOf(record) {
    return wordsOf(this.declarationOf(record), record.body.values, { t });
  }
}
