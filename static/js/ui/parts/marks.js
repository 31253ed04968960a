/** Where a record is: a shape and a word, never colour alone. */
import { html } from 'lit-html';
import { t } from '../text.js';
import { icon } from './icon.js';

/**
 * @typedef {'draft'|'saved'|'waiting'|'sent'|'read'|'asked'|'refused'|'overdue'|'risk'|'added'|'late'|'invalid'|'opened'|'acknowledged'|'look'} MarkState
 * @typedef {{icon: string, tone: '' | 'wait' | 'done' | 'risk' | 'accent', word: () => string}} Look
 */

/** @type {Record<MarkState, Look>} */
const LOOKS = {
  draft: { icon: 'draft', tone: '', word: () => t('Draft') },
  saved: { icon: 'device', tone: '', word: () => t('Saved on this phone') },
  waiting: { icon: 'wait', tone: 'wait', word: () => t('Waiting to send') },
  sent: { icon: 'sent', tone: 'done', word: () => t('Sent') },
  read: { icon: 'read', tone: 'done', word: () => t('Read') },
  acknowledged: { icon: 'read', tone: 'done', word: () => t('Acknowledged') },
  asked: { icon: 'asked', tone: 'wait', word: () => t('Asked back') },
  refused: { icon: 'held', tone: 'risk', word: () => t('Could not send. Kept here') },
  overdue: { icon: 'clock', tone: 'wait', word: () => t('Overdue') },
  risk: { icon: 'alert', tone: 'risk', word: () => t('Risk') },
  added: { icon: 'record', tone: 'accent', word: () => t('Addendum') },
  late: { icon: 'clock', tone: 'wait', word: () => t('Arrived late') },
  invalid: { icon: 'alert', tone: 'risk', word: () => t('Could not be verified') },
  look: { icon: 'alert', tone: 'wait', word: () => t('Look here') },
  opened: { icon: 'eye', tone: '', word: () => t('Opened') },
};

/** @param {MarkState} state */
export function word(state) {
  return LOOKS[state].word();
}

/** @param {MarkState} state @param {{text?: unknown, small?: boolean}} [options] */
export function mark(state, { text, small = true } = {}) {
  const look = LOOKS[state];
  const tone = look.tone ? `mark mark--${look.tone}` : 'mark';
  return html`<span class=${tone}>${icon(look.icon, { small })}${text ?? look.word()}</span>`;
}

/** The same word without its shape: beside a node that already has it. @param {MarkState} state @param {string} [text] */
export function markWord(state, text) {
  const look = LOOKS[state];
  return html`<span class=${look.tone ? `mark mark--${look.tone}` : 'mark'}>${text ?? look.word()}</span>`;
}

/** A ring on the thread. @param {MarkState} state */
export function node(state) {
  const look = LOOKS[state];
  return html`<span class=${look.tone ? `node node--${look.tone}` : 'node'}>${icon(look.icon)}</span>`;
}
