import { readFields } from '../answers.js';
import { fault, isBlank } from './kind.js';
import { plainKind } from './plain.js';

/** @typedef {import('./kind.js').Kind} Kind */
/** @typedef {import('./kind.js').ShowContext} ShowContext */
/** @typedef {import('../declaration.js').Field} Field */

/** Rows that repeat: sealed as an array of objects; a row in which nothing was answered is left out. @type {Kind} */
export const group = {
  read(raw, field, context) {
    if (isBlank(raw)) return {};
    if (!Array.isArray(raw)) return fault('not_a_list');
    const fields = field.group?.fields ?? [];
    const rows = raw
      .map((row, index) => ({ index, ...readFields(fields, row ?? {}, { ...context, kindOf: plainKind }) }))
      .filter((row) => row.faults.some((one) => one.code !== 'required') || Object.keys(row.values).length > 0);
    const most = field.group?.max ?? 0;
    if (rows.length > most) return fault('too_many', { most });
    const least = field.group?.min ?? 0;
    if (rows.length > 0 && rows.length < least) return fault('too_few', { least });
    const faults = rows.flatMap((row) => row.faults.map((one) => ({ ...one, at: `${row.index}-${one.at}` })));
    if (faults.length) return { faults };
    return rows.length ? { value: rows.map((row) => row.values) } : {};
  },
  show(value, field, context) {
    const used = (field.group?.fields ?? []).filter((inner) =>
      value.some((/** @type {any} */ row) => row[inner.name] !== undefined),
    );
    const columns = used.map((inner) => context.t(inner.reading ?? inner.label ?? inner.name));
    const rows = value.map((/** @type {any} */ row) => used.map((inner) => cell(row[inner.name], inner, context)));
    return { table: { columns, rows } };
  },
};

/**
 * @param {any} value
 * @param {Field} field
 * @param {ShowContext} context
 * @returns {string} one answer of a row, as text
 */
function cell(value, field, context) {
  if (value === undefined) return '';
  const shown = plainKind(field).show(value, field, context);
  return shown.text ?? (shown.list ?? []).join('; ');
}
