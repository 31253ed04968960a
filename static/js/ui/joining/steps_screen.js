/** A screen outside of the app whose steps take the page one after the other: joining, setting up, becoming a contact with kit A. */
import { html } from 'lit-html';
import { helpRow } from '../parts/help_row.js';
import { notices } from '../parts/note.js';

/** @typedef {{render: () => unknown, enter?: () => unknown, leave?: () => void}} Step */

export class StepsScreen {
  chrome = /** @type {const} */ ('plain');
  holdsUpdate = true;
  /** @type {Step | null} */
  #step = null;

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  /** The first step; it is entered with the screen. @param {Step} step */
  begin(step) {
    this.#step = step;
  }

  async enter() {
    await this.#step?.enter?.();
  }

  leave() {
    this.#step?.leave?.();
  }

  render() {
    return html`<main class="page lock" id="main" tabindex="-1">${notices(this.app)}${this.#step?.render()}${helpRow()}</main>`;
  }

  /** The next one; not when somebody has left while a step was at work. @param {Step} step */
  async go(step) {
    if (this.app.screen !== /** @type {unknown} */ (this)) return;
    this.#step?.leave?.();
    this.#step = step;
    this.app.draw();
    this.app.window.scrollTo(0, 0);
    this.app.window.document.getElementById('main')?.focus();
    await step.enter?.();
  }
}
