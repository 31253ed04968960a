/** New keys of somebody known, before anybody vouches for them: speak to the person, compare 24 digits, then confirm. */
import { html } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { waiting } from '../parts/empty.js';
import { errorSummary, focusSummary } from '../parts/fields.js';
import { note } from '../parts/note.js';
import { page } from '../parts/page.js';
import { codeBlock } from '../parts/paper.js';
import { tickField } from '../parts/tick_field.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {{person: string, hpke: string, sign: string, fingerprint: string}} Offered */

export class CheckKeysScreen {
  current = 'officers';
  ticked = { spoken: false, compared: false };
  /** @type {Offered | null} null until the answer has been opened */
  #offered = null;
  #failed = '';
  #busy = false;
  /** @type {{id: string, text: string}[]} */
  #errors = [];

  /** @param {App} app @param {{invitation: string}} params */
  constructor(app, { invitation }) {
    this.app = app;
    this.invitation = invitation;
  }

  get title() {
    return t('Check new keys');
  }

  async enter() {
    try {
      this.#offered = (await this.app.casebook?.officers.offered(this.invitation)) ?? null;
    } catch (error) {
      this.#failed = codeOf(error);
    }
    this.app.refresh();
  }

  render() {
    const back = { href: '#/officers', label: t('Officers') };
    const facts = { back, heading: t('Check new keys'), narrow: true };
    if (this.#failed)
      return page(
        this.app,
        facts,
        note({ icon: 'alert', tone: 'wait', title: t('There is nothing to check here'), text: sentence(this.#failed) }),
      );
    if (!this.#offered) return page(this.app, facts, waiting(t('Opening the answer')));
    return page(this.app, facts, this.#check(this.#offered));
  }

  /** @param {Offered} offered */
  #check({ person, fingerprint }) {
    const name = this.app.casebook?.people.get(person)?.name ?? '';
    const errorOf = (/** @type {string} */ id) => this.#errors.find((error) => error.id === id)?.text;
    return html`${errorSummary(this.#errors)}
      <p>${t('Somebody with the code has made new keys for {name}. Was it really them? Whoever gets this wrong gives a stranger their cases.', { name })}</p>
      <section class="section stack" aria-labelledby="speak"><h2 class="heading" id="speak">${t('1. Speak to them')}</h2>
        <p>${t('Meet, or call them on a number that you knew before. Do not use a number, a message or an e-mail that came with the request.')}</p></section>
      <section class="section stack" aria-labelledby="compare"><h2 class="heading" id="compare">${t('2. Compare the 24 digits')}</h2>
        <p>${t('On their device they stand under More, “Your sheet and your keys”. Let them read them out; you follow here.')}</p>
        <div class="paper">${codeBlock(fingerprint)}</div></section>
      <form class="stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submitted(event)}>
        ${tickField({ id: 'spoken', label: t('I have spoken to {name} and know that it was them', { name }), checked: this.ticked.spoken, error: errorOf('spoken'), onChange: (on) => this.#tick({ spoken: on }) })}
        ${tickField({ id: 'compared', label: t('All 24 digits are the same on both devices'), checked: this.ticked.compared, error: errorOf('compared'), onChange: (on) => this.#tick({ compared: on }) })}
        <p class="small soft">${t('From then on the new keys count, the old sign-in ends on every device, and every contact sees that you confirmed it.')}</p>
        ${buttons(
          button({ label: this.#busy ? t('Confirming') : t('Confirm the new keys'), type: 'submit', busy: this.#busy }),
          button({ label: t('Something does not fit'), kind: 'help', onClick: () => this.#refuse(name) }),
        )}</form>`;
  }

  /** @param {Partial<{spoken: boolean, compared: boolean}>} change */
  #tick(change) {
    this.ticked = { ...this.ticked, ...change };
    this.app.refresh();
  }

  /** @param {Event} event */
  #submitted(event) {
    event.preventDefault();
    return this.confirm();
  }

  /** Signs for the new keys, sends that, and goes to where their cases are given back. */
  async confirm() {
    const { casebook, engine } = this.app;
    const { spoken, compared } = this.ticked;
    this.#errors = [
      ...(spoken ? [] : [{ id: 'spoken', text: t('Speak to them first') }]),
      ...(compared ? [] : [{ id: 'compared', text: t('Compare the 24 digits first') }]),
    ];
    this.app.draw();
    if (this.#errors.length) return focusSummary(this.app.window.document);
    if (this.#busy || !this.#offered || !casebook) return;
    this.#busy = true;
    this.app.refresh();
    try {
      await casebook.officers.renew(this.#offered);
      await engine.now({ reason: 'vouched' });
      await casebook.officers.vouchIfInvited();
      this.app.notify(t('The new keys are confirmed.'));
      this.app.navigate(`#/officers/${this.#offered.person}`, { replace: true });
    } catch (error) {
      this.app.fail(error);
    }
    this.#busy = false;
    this.app.refresh();
  }

  /** @param {string} name */
  async #refuse(name) {
    const sure = await this.app.ask({
      title: t('Throw this answer away?'),
      text: t(
        'The new keys never count, and {name} goes on as before. Tell them that somebody else had their code, and invite them again with a new one.',
        { name },
      ),
      yes: t('Throw it away'),
      no: t('Keep it for now'),
      danger: true,
    });
    if (!sure) return;
    try {
      await this.app.casebook?.officers.withdraw(this.invitation);
      this.app.notify(t('Thrown away. Nothing has changed for them.'));
      this.app.navigate('#/officers', { replace: true });
    } catch (error) {
      this.app.fail(error);
    }
  }
}
