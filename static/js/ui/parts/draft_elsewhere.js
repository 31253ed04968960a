/** A draft that another tab has open: nobody writes it in two places at once. */
import { html } from 'lit-html';
import { t } from '../text.js';
import { helpRow } from './help_row.js';
import { note } from './note.js';

/** With Help now, which otherwise stands beside Save. @param {() => unknown} again looks whether it is free now */
export function draftElsewhere(again) {
  return html`${note({
    icon: 'draft',
    tone: 'wait',
    title: t('This draft is open in another tab'),
    text: t('Go on with it there. Or close it there, then look again.'),
    actions: html`<button class="tool" type="button" @click=${again}>${t('Look again')}</button>`,
  })}${helpRow()}`;
}
