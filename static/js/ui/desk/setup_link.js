/** Set-up, before anything is asked: whether the link still works, and what to do when it does not. */
import { html } from 'lit-html';
import { button } from '../parts/button.js';
import { waiting } from '../parts/empty.js';
import { emblem } from '../parts/icon.js';
import { note } from '../parts/note.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** @typedef {import('./types.js').App} App */

export class SetupLink {
  /** Why it cannot go on: a code, or '' while it is being found out. */
  #code = '';

  /**
   * @param {App} app
   * @param {{token: string, done: () => unknown, title?: string, command?: string, ask?: () => Promise<unknown>}} parts command: what prints
   *   such a link; ask: whether it works, by rejecting when it does not
   */
  constructor(app, { token, done, title = t('Set up your force'), command = 'wso-pwa setup', ask }) {
    this.app = app;
    this.done = done;
    this.title = title;
    this.command = command;
    this.ask = ask ?? (() => app.vault.setupForce({ token }));
  }

  async enter() {
    this.#code = '';
    this.app.refresh();
    try {
      await this.ask();
    } catch (error) {
      this.#code = codeOf(error);
      this.app.refresh();
      return;
    }
    await this.done();
  }

  render() {
    return html`<div class="lock__head">${emblem()}<h1 class="title">${this.title}</h1></div>
      ${this.#code ? this.#trouble() : waiting(t('Checking the link'))}`;
  }

  #trouble() {
    const known = TROUBLE[this.#code]?.(this.command);
    const again = button({ label: t('Try again'), kind: 'secondary', onClick: () => this.enter() });
    const signIn = button({ label: t('Sign in'), kind: 'secondary', href: '#/sign-in' });
    return html`${note({
      icon: 'alert',
      tone: 'help',
      role: 'alert',
      title: known?.title ?? t('The link could not be checked'),
      text: known?.text ?? sentence(this.#code),
    })}${known ? signIn : again}`;
  }
}

/** What the server has said about a link for good. @type {Record<string, (command: string) => {title: string, text: string}>} */
const TROUBLE = {
  token_used: () => ({
    title: t('This set-up link has been used'),
    text: t('The force is set up. Sign in with your sheet. If you have no account, a force contact can invite you.'),
  }),
  token_expired: (command) => ({
    title: t('This set-up link has run out'),
    text: t('Run {command} on the server again. It prints a new link, which works for seven days.', { command }),
  }),
  token_invalid: (command) => ({
    title: t('We don’t know this set-up link'),
    text: t(
      'Check that the whole link was copied. If it was, a newer one has taken its place: run {command} on the server and open the link that it prints.',
      { command },
    ),
  }),
};
