/** What is meant to leave the screen: printed alone, or copied. Nothing is written to the device. */
import { html, nothing } from 'lit-html';
import { t } from '../text.js';
import { button, buttons } from './button.js';

/** @typedef {import('../app.js').App} App */

/** A code in its groups, selected by one click. @param {string} text */
export function codeBlock(text) {
  return html`<p class="code">${text.split(' ').map((part) => html`<span>${part} </span>`)}</p>`;
}

/**
 * A sheet that prints without the page around it.
 * @param {{id: string, title: string, lead?: unknown, rows?: {label: string, value: unknown, mono?: boolean}[], code?: string,
 *   codes?: {label: string, use: string, code: string}[], text?: string}} facts
 *   code: shown in groups; codes: several, each with what it is for; text: a block of lines as they stand (a kit)
 */
export function paper({ id, title, lead, rows = [], code, codes = [], text }) {
  return html`<section class="paper" id=${id} aria-labelledby=${`${id}-title`}>
    <h2 class="heading" id=${`${id}-title`}>${title}</h2>
    ${lead ? html`<p class="small soft">${lead}</p>` : nothing}
    ${code ? codeBlock(code) : nothing}${codes.map(namedCode)}${text ? html`<pre class="kit mono">${text}</pre>` : nothing}
    ${rows.length ? facts(rows) : nothing}
  </section>`;
}

/** @param {{label: string, use: string, code: string}} facts */
function namedCode({ label, use, code }) {
  return html`<div class="named-code"><h3 class="strong">${label}</h3><p class="small soft">${use}</p>${codeBlock(code)}</div>`;
}

/** Print and Copy for one sheet. @param {App} app @param {{id: string, copy: string}} facts */
export function paperTools(app, { id, copy }) {
  return buttons(
    button({ label: t('Print'), icon: 'print', kind: 'secondary', onClick: () => printPaper(id) }),
    button({ label: t('Copy'), icon: 'copy', kind: 'secondary', onClick: () => copyText(app, copy) }),
  );
}

/** Prints one sheet of the page, or the page itself when no id is given. @param {string} [id] @param {Window} [win] */
export function printPaper(id, win = window) {
  const sheet = id ? win.document.getElementById(id) : null;
  const marked = sheet ? markPath(sheet) : [];
  const root = win.document.documentElement;
  root.classList.toggle('print-one', marked.length > 0);
  win.addEventListener('afterprint', () => clearPath(root, marked), { once: true });
  win.print();
}

/** @param {App} app @param {string} text */
export async function copyText(app, text) {
  try {
    await navigator.clipboard.writeText(text);
    app.notify(t('Copied.'));
  } catch {
    app.notify(t('This browser does not allow copying. Select the text and copy it by hand.'), { tone: 'wait' });
  }
}

/** @param {{label: string, value: unknown, mono?: boolean}[]} rows */
function facts(rows) {
  return html`<dl class="facts facts--wide">${rows.map(
    (row) => html`<div><dt>${row.label}</dt><dd class=${row.mono ? 'mono' : ''}>${row.value}</dd></div>`,
  )}</dl>`;
}

/** The sheet and what holds it, up to the page: only these are printed. @param {Element} sheet */
function markPath(sheet) {
  const path = [sheet];
  sheet.classList.add('to-print');
  for (let up = sheet.parentElement; up && up.id !== 'app'; up = up.parentElement) {
    up.classList.add('has-print');
    path.push(up);
  }
  return path;
}

/** @param {Element} root @param {Element[]} path */
function clearPath(root, path) {
  root.classList.remove('print-one');
  for (const one of path) one.classList.remove('to-print', 'has-print');
}
