/** What each step about passphrase and codes does alike: who is here proves it, one thing is done at a time, and what went wrong is said beside it. */
import { nothing } from 'lit-html';
import { note } from '../parts/note.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** After these nobody here knows whether the server has it. */
const UNCERTAIN = new Set(['network', 'timeout', 'bad_answer']);

/** @param {string} code @returns {boolean} whether it may have been done all the same */
export function isUncertain(code) {
  return UNCERTAIN.has(code);
}

export class Step {
  failed = '';
  busy = false;

  /** @param {import('../app.js').App} app @param {import('./proof_field.js').ProofField} proof */
  constructor(app, proof) {
    this.app = app;
    this.proof = proof;
  }

  leave() {
    this.proof.forget();
  }

  /** What went wrong, where no field says it. @param {string} [title] */
  failure(title = t('Not changed here')) {
    if (!this.failed) return nothing;
    return note({ icon: 'alert', tone: 'help', role: 'alert', title, text: this.failed });
  }

  /** @param {Event} event @param {() => unknown} go */
  submit(event, go) {
    event.preventDefault();
    return this.busy ? undefined : go();
  }

  /** Resolves when it is done, or when it has been said why not. @param {() => Promise<unknown>} work */
  async work(work) {
    this.busy = true;
    this.failed = '';
    this.app.draw();
    try {
      await work();
    } catch (error) {
      this.refuse(error);
    }
    this.busy = false;
    this.app.draw();
  }

  /** @param {unknown} error */
  refuse(error) {
    if (!this.proof.refuse(error)) this.failed = this.words(codeOf(error));
  }

  /** @param {string} code @returns {string} */
  words(code) {
    return sentence(code);
  }

  /** To the field that has to be put right; there may be none. @param {string} [place] */
  focus(place = '.govuk-input--error') {
    this.app.draw();
    const found = this.app.window.document.querySelector(place);
    if (found instanceof HTMLElement) found.focus();
  }
}
