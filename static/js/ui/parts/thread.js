/** The thread: entries on a line that is dotted where a record is still only on this phone. */
import { html, nothing } from 'lit-html';
import { markWord, node } from './marks.js';

/**
 * @typedef {object} ThreadItem
 * @property {import('./marks.js').MarkState} state
 * @property {boolean} [here] still only on this phone
 * @property {string} [href]
 * @property {unknown} title
 * @property {unknown} [detail]
 * @property {string} [word] in place of the state's own word; '' for none
 * @property {unknown} [more] further marks
 */

/** @param {ThreadItem[]} items @param {{label?: string, loose?: boolean, classes?: string}} [options] */
export function thread(items, { label, loose = false, classes = 'sheet' } = {}) {
  const all = `thread ${loose ? 'thread--loose ' : ''}${classes}`;
  return html`<ol class=${all} aria-label=${label ?? nothing}>${items.map(entry)}</ol>`;
}

/** @param {ThreadItem} item */
function entry(item) {
  const title = html`<p class="strong">${item.title}</p>`;
  return html`<li class=${item.here ? 'is-here' : ''}>${node(item.state)}${
    item.href ? html`<a class="thread__go" href=${item.href}>${title}</a>` : title
  }${item.detail ? html`<p class="soft small">${item.detail}</p>` : nothing}${
    item.word === '' && !item.more
      ? nothing
      : html`<div class="marks">${item.word === '' ? nothing : markWord(item.state, item.word)}${item.more ?? nothing}</div>`
  }</li>`;
}
