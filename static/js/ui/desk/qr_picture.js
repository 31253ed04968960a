/** An address as a picture that a phone's camera can read. Dark on light in either look: cameras need it. */
import { html } from 'lit-html';
import { t } from '../text.js';

/** @param {string} text @param {string} [label] what it is @returns {Promise<unknown>} a template */
export async function qrPicture(text, label = t('Invitation as a picture to scan')) {
  const { qrPath } = await import('../../lazy/qr.js');
  const { size, d } = qrPath(text);
  return html`<svg class="qr" width="240" height="240" role="img" aria-label=${label} viewBox=${`0 0 ${size} ${size}`} shape-rendering="crispEdges"><path d=${d} fill="currentColor"></path></svg>`;
}
