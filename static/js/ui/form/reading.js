import { html, nothing } from 'lit-html';
import { reading } from '../../welfare/reading.js';
import { t as words } from '../text.js';

/** @typedef {import('../../welfare/declaration.js').Declaration} Declaration */
/** @typedef {import('../../welfare/reading.js').ReadRow} ReadRow */
/** @typedef {import('../../welfare/kinds/kind.js').Table} Table */

/**
 * @typedef {object} ReadingOptions
 * @property {(english: string) => string} [t]
 * @property {string} [locale]
 * @property {Declaration | null} [about] the form of the record that this one is about
 * @property {boolean} [headings] a heading above each section; true unless said otherwise
 * @property {(name: string) => unknown} [added] what stands beside an answer (its addenda), or `nothing`
 */

/**
 * A record as it is read, on the screen and on paper: questions and answers in a list, addenda beside what they correct.
 * @param {Declaration | null} declaration null: a form this app does not know; all its values are shown
 * @param {Record<string, any>} values
 * @param {ReadingOptions} [options]
 */
export function readingView(
  declaration,
  values,
  { t = words, locale, about, headings = true, added = () => nothing } = {},
) {
  const sections = reading(declaration, values, { t, locale, about });
  return html`${sections.map(
    (section, index) =>
      html`${headings ? html`<h3 class="heading">${section.title}</h3>` : nothing}${
        headings && saysItself(section)
          ? itself(section.rows[0], added)
          : stretches(section.rows, added).map(
              ({ rows, beside }, at) =>
                html`<dl class=${index === 0 && at === 0 ? 'facts facts--first' : 'facts'}>${rows.map(fact)}</dl>${beside}`,
            )
      }`,
  )}`;
}

/** Whether the heading is all that its one answer would be called. @param {import('../../welfare/reading.js').ReadSection} section */
function saysItself({ title, rows }) {
  return rows.length === 1 && rows[0].label === title;
}

/** @param {ReadRow} row @param {(name: string) => unknown} added */
function itself(row, added) {
  return html`<div class="facts facts--alone" data-answer=${row.name}>${answer(row)}</div>${added(row.name)}`;
}

/**
 * @param {ReadRow[]} rows
 * @param {(name: string) => unknown} added
 * @returns {{rows: ReadRow[], beside: unknown}[]} runs of rows, each ended by one that has something beside it
 */
function stretches(rows, added) {
  /** @type {{rows: ReadRow[], beside: unknown}[]} */
  const found = [];
  /** @type {ReadRow[]} */
  let run = [];
  for (const row of rows) {
    run.push(row);
    const beside = added(row.name);
    if (beside === nothing || beside === undefined || beside === null) continue;
    found.push({ rows: run, beside });
    run = [];
  }
  return run.length ? [...found, { rows: run, beside: nothing }] : found;
}

/** @param {ReadRow} row */
function fact(row) {
  return html`<div><dt>${row.label}</dt><dd data-answer=${row.name}>${answer(row)}</dd></div>`;
}

/** @param {ReadRow} row */
function answer({ text, list, table }) {
  if (table) return entries(table);
  if (list) return html`<ul>${list.map((line) => html`<li>${line}</li>`)}</ul>`;
  return paragraphs(text ?? '');
}

/** @param {Table} table the rows of a group, each as a list of its own so that it fits a phone */
function entries({ columns, rows }) {
  return html`<ol class="facts__rows">${rows.map(
    (cells) =>
      html`<li>${cells.flatMap((cell, index) => (cell ? html`<p><span class="soft">${columns[index]}:</span> ${paragraphs(cell)}</p>` : []))}</li>`,
  )}</ol>`;
}

/** @param {string} text @returns {unknown[]} with its line ends kept */
function paragraphs(text) {
  return text.split('\n').map((line, index) => (index === 0 ? line : html`<br>${line}`));
}
