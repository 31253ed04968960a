/** A code that lets somebody in: typed, scanned, or already in the link. What it is for is said by who asks. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { textField } from '../parts/fields.js';
import { emblem } from '../parts/icon.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';
import { shapeFault } from './code_shape.js';

/**
 * @typedef {{title: string, lead: string, label: string, address: string, other: string, open: (code: string) => Promise<unknown>,
 *   said?: Record<string, string>}} Asks address: of this page without a code; other: the link to signing in; said: in place of a code's own sentence
 */

export class CodeStep {
  #code;
  #asks;
  #error = '';
  #busy = false;
  /** @type {AbortController | null} */
  #scanning = null;

  /** @param {import('../app.js').App} app @param {{code: string, asks: Asks}} parts */
  constructor(app, { code, asks }) {
    this.app = app;
    this.#code = code;
    this.#asks = asks;
  }

  async enter() {
    if (!this.#code) return;
    this.app.navigator.rename(this.#asks.address);
    await this.#open();
  }

  leave() {
    this.#scanning?.abort();
  }

  render() {
    const { title, lead, label, other } = this.#asks;
    return html`<div class="lock__head">${emblem()}<h1 class="title">${title}</h1>
        <p class="soft">${lead}</p></div>
      ${this.#scanning ? this.#camera() : nothing}
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submit(event)}>
        ${textField({ id: 'code', label, hint: t('Four groups of four. Capital letters and spaces do not matter.'), capitals: 'characters', value: this.#code, error: this.#error, onInput: (value) => this.#type(value) })}
        ${button({ label: this.#busy ? t('Opening') : t('Go on'), type: 'submit', busy: this.#busy })}
        ${this.#scanning ? nothing : button({ label: t('Scan it instead'), icon: 'camera', kind: 'secondary', onClick: () => this.#scan() })}
      </form>
      <a class="tool" href="#/sign-in">${other}</a>`;
  }

  #camera() {
    return html`<div class="sheet sheet--padded stack"><video class="scan" id="scan" muted playsinline></video>
      <p class="small soft">${t('Hold the square in the picture. Nothing is recorded.')}</p>
      ${button({ label: t('Stop the camera'), kind: 'secondary', onClick: () => this.#stop() })}</div>`;
  }

  /** @param {string} value */
  #type(value) {
    this.#code = value;
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault();
    if (!this.#busy) this.#open();
  }

  async #open() {
    this.#error = shapeError(this.#code);
    if (this.#error) return this.#show();
    this.#busy = true;
    this.app.draw();
    try {
      await this.#asks.open(this.#code);
    } catch (error) {
      const code = codeOf(error);
      this.#error = this.#asks.said?.[code] ?? sentence(code);
    }
    this.#busy = false;
    this.#show();
  }

  #show() {
    this.app.draw();
    if (this.#error) this.app.window.document.getElementById('code')?.focus();
  }

  async #scan() {
    this.#scanning = new AbortController();
    this.app.draw();
    const video = /** @type {HTMLVideoElement} */ (this.app.window.document.getElementById('scan'));
    try {
      const { scan } = await import('../../lazy/scan.js');
      this.#code = codeIn(await scan(video, { signal: this.#scanning.signal }));
      this.#stop();
      await this.#open();
    } catch (error) {
      if (!this.#scanning?.signal.aborted) this.#error = sentence(codeOf(error));
      this.#stop();
    }
  }

  #stop() {
    this.#scanning?.abort();
    this.#scanning = null;
    this.app.refresh();
  }
}

/** What keeps it from being a code, as a sentence; '' when it may be one. @param {string} typed */
function shapeError(typed) {
  const found = shapeFault(typed);
  if (!found) return '';
  if (found.fault === 'empty') return t('Enter the code');
  if (found.fault === 'length') return t('A code has 16 letters and digits. This has {n}.', { n: found.count });
  const letters = found.letters.map((letter) => `“${letter}”`).join(', ');
  return t('A code never has {letters} in it. Check each character.', { letters });
}

/** A square holds the link with the code at its end, or the code alone. @param {string} text */
function codeIn(text) {
  return decodeURIComponent(/#\/(?:join|other-device)\/([^/?#]+)/.exec(text)?.[1] ?? text);
}
