/** Help now as a whole row: on pages that have no bar. */
import { html } from 'lit-html';
import { t } from '../text.js';
import { icon } from './icon.js';

export function helpRow() {
  return html`<a class="helpbtn helpbtn--wide no-print" href="/help-now" data-help-now>${icon('help')}<span
    >${t('Help now')}<br /><span class="small soft">${t('999, counselling, crisis lines. No need to sign in.')}</span></span></a>`;
}
