import { kindOf } from './kinds/index.js';
import { isObject } from './wellformed.js';

/** @typedef {import('./declaration.js').Declaration} Declaration */
/** @typedef {import('./declaration.js').Field} Field */
/** @typedef {import('./declaration.js').Values} Values */
/** @typedef {import('./kinds/kind.js').ShowContext} ShowContext */
/** @typedef {import('./kinds/kind.js').Shown} Shown */
/** @typedef {{name: string, label: string} & Shown} ReadRow exactly one of text, list and table */
/** @typedef {{id: string, title: string, rows: ReadRow[]}} ReadSection */

/**
 * @typedef {object} ReadOptions
 * @property {(english: string) => string} [t]
 * @property {string} [locale]
 * @property {Declaration | null} [about] the form of the record that this one is about
 */

/**
 * A record as it is read, on screen and on paper: only what was answered, in the order of the form.
 *
 * Whatever the values are, all of them are shown: what does not fit the form stands as it came, last. Without a
 * declaration (a form this app does not know) everything does.
 * @param {Declaration | null} declaration
 * @param {Values} answers
 * @param {ReadOptions} [options]
 * @returns {ReadSection[]}
 */
export function reading(declaration, answers, { t = (english) => english, locale = 'en-GB', about = null } = {}) {
  const context = { t, locale, about };
  const values = isObject(answers) ? answers : {};
  const fields = new Map((declaration?.fields ?? []).map((field) => [field.name, field]));
  const asked = (declaration?.sections ?? []).map((section) => ({
    id: section.id,
    title: t(section.reading ?? section.title),
    rows: section.fields.flatMap((name) => row(fields.get(name), values[name], context)),
  }));
  const strays = Object.keys(values).filter((name) => !fields.has(name));
  const other = { id: 'other', title: t('Other answers'), rows: strays.map((name) => rawRow(name, values[name])) };
  return [...asked, other].filter((section) => section.rows.length > 0);
}

/**
 * All words of a record, for finding it again.
 * @param {Declaration | null} declaration
 * @param {Values} values
 * @param {ReadOptions} [options]
 * @returns {string}
 */
export function wordsOf(declaration, values, options = {}) {
  const rows = reading(declaration, values, options).flatMap((section) => section.rows);
  return rows.flatMap((one) => [one.text ?? '', ...(one.list ?? []), ...(one.table?.rows.flat() ?? [])]).join('\n');
}

/**
 * @param {Field | undefined} field
 * @param {any} value
 * @param {ShowContext} context
 * @returns {ReadRow[]}
 */
function row(field, value, context) {
  if (!field || value === undefined) return [];
  const kind = kindOf(field);
  const read = kind.read(value, field, { kindOf });
  const label = context.t(field.reading ?? field.label ?? field.name);
  if (read.value === undefined) return [{ name: field.name, label, text: asItCame(value) }];
  const shown = kind.show(read.value, field, context);
  return Object.keys(shown).length ? [{ name: field.name, label, ...shown }] : [];
}

/**
 * @param {string} name
 * @param {any} value
 * @returns {ReadRow}
 */
function rawRow(name, value) {
  return { name, label: name, text: asItCame(value) };
}

/**
 * @param {any} value
 * @returns {string}
 */
function asItCame(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
