/** Icons from the page's sprite (templates/parts/sprite.html). Always beside a word, so hidden from a screen reader. */
import { html } from 'lit-html';

/** @param {string} name @param {{small?: boolean}} [options] */
export function icon(name, { small = false } = {}) {
  const [size, side] = small ? ['icon icon--s', 20] : ['icon', 24];
  return html`<svg class=${size} width=${side} height=${side} viewBox="0 0 24 24" aria-hidden="true" focusable="false"><use href=${`#i-${name}`}></use></svg>`;
}

/** Two people, shoulder to shoulder. */
export function emblem() {
  return html`<svg class="emblem" width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" focusable="false"><use href="#i-emblem"></use></svg>`;
}
