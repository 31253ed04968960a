/** An address as a picture that a phone's camera can read. Dark on light in either look: cameras need it. */
import { html } from 'lit-html';
import { t } from '../text.js';

/** @param {string} text @returns {Promise<unknown>} a template */
export async function qrPicture(text) {
  const { qrPath } = await import('../../lazy/qr.js');
  const { size, d } = qrPath(text);
  return html`<svg class="qr" width="240" height="240" role="img" aria-label=${t('Invitation as a picture to scan')} viewBox=${`0 0 ${size} ${size}`} shape-rendering="crispEdges"><path d=${d} fill="currentColor"></path></svg>`;
}
