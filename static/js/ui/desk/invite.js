/** Inviting somebody: their name and roles, then a code for them to type or scan. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { errorSummary, focusSummary, textField } from '../parts/fields.js';
import { page } from '../parts/page.js';
import { tickField } from '../parts/tick_field.js';
import { t } from '../text.js';
import { handOverPaper, paperOf } from './invitation_paper.js';
import { roleChoices, rolesOf } from './roles.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./invitation_paper.js').Made} Made */

const LONGEST_NAME = 100;

export class InviteScreen {
  current = 'officers';
  name = '';
  roles = { officer: true, contact: false, deputy: false };
  busy = false;
  /** @type {Made | null} */
  made = null;
  /** @type {{id: string, text: string}[]} */
  errors = [];

  /** @param {App} app @param {{again?: string}} [params] again: somebody known, who makes new keys */
  constructor(app, { again } = {}) {
    this.app = app;
    this.again = again ? (app.casebook?.people.get(again) ?? null) : null;
    if (this.again) this.name = this.again.name;
  }

  get title() {
    return this.again ? t('Invite them again') : t('Invite somebody');
  }

  get holdsUpdate() {
    return this.made !== null;
  }

  render() {
    const back = this.again
      ? { href: `#/officers/${this.again.id}`, label: t('Back') }
      : { href: '#/officers', label: t('Officers') };
    if (this.again && !this.made)
      return page(
        this.app,
        { back, heading: t('Invite {name} again', { name: this.name }), narrow: true },
        this.#oncemore(),
      );
    if (this.made)
      return page(this.app, { back, heading: t('Hand this over'), narrow: true }, this.#handOver(this.made));
    return page(
      this.app,
      {
        back,
        heading: t('Invite somebody'),
        lead: t(
          'They choose their own passphrase. When they have answered, this device confirms their keys by itself.',
        ),
      },
      this.#form(),
    );
  }

  async invite() {
    this.errors = this.again ? [] : this.#check();
    this.app.draw();
    if (this.errors.length) focusSummary(this.app.window.document);
    if (this.errors.length || this.busy) return;
    this.busy = true;
    this.app.refresh();
    try {
      await this.#make();
    } catch (error) {
      this.app.fail(error);
    }
    this.busy = false;
    this.app.refresh();
  }

  async #make() {
    const casebook = this.app.casebook;
    if (!casebook) throw Object.assign(new Error('locked'), { code: 'locked' });
    const { code, expires_at } = await casebook.officers.invite(
      this.again
        ? { name: this.again.name, roles: this.again.roles, again: this.again.id }
        : { name: this.name.trim(), roles: rolesOf(this.roles) },
    );
    this.made = await paperOf(this.app, { code, expires_at });
    this.app.draw();
    this.app.window.scrollTo(0, 0);
    this.app.window.document.getElementById('main')?.focus({ preventScroll: true });
  }

  #check() {
    const errors = [];
    if (!this.name.trim()) errors.push({ id: 'name', text: t('Enter their name') });
    if (!rolesOf(this.roles).length) errors.push({ id: 'role-officer', text: t('Choose at least one role') });
    return errors;
  }

  #oncemore() {
    return html`<div class="sheet sheet--padded stack">
      <p>${t('First be sure that it is they who ask: meet, or call them on a number that you knew before.')}</p>
      <p>${t('1. You give them a code. They join with it, choose a passphrase and make new keys.')}</p>
      <p>${t('2. You compare 24 digits with them and confirm the new keys. Until then nothing changes: should they find their sheet, they go on as before.')}</p>
      <p>${t('3. You give them their cases back, with all of their history.')}</p>
      <p class="small soft">${t('Records that had not been sent from their old phone go by themselves when they join again in the same browser there. Drafts that were not finished cannot be opened any more.')}</p>
      ${buttons(button({ label: this.busy ? t('Making the code') : t('Make the code'), busy: this.busy, onClick: () => this.invite() }))}</div>`;
  }

  #form() {
    const errorOf = (/** @type {string} */ id) => this.errors.find((error) => error.id === id)?.text;
    return html`${errorSummary(this.errors)}<form class="sheet sheet--padded" autocomplete="off" novalidate @submit=${(/** @type {Event} */ event) => this.#submitted(event)}>
      ${textField({
        id: 'name',
        label: t('Their name'),
        hint: t('As colleagues know them. Everybody in the directory sees it.'),
        value: this.name,
        maxlength: LONGEST_NAME,
        error: errorOf('name'),
        onInput: (value) => {
          this.name = value;
        },
      })}
      <fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">${t('What do they do?')}</legend>${roleChoices().map(
        ({ role, label, hint }) =>
          tickField({
            id: `role-${role}`,
            label,
            hint,
            checked: this.roles[role],
            error: errorOf(`role-${role}`),
            onChange: (checked) => this.#tick(role, checked),
          }),
      )}</fieldset>
      ${buttons(button({ label: this.busy ? t('Making the code') : t('Make the invitation'), type: 'submit', busy: this.busy }))}
    </form>`;
  }

  /** @param {keyof import('./roles.js').RoleTicks} role @param {boolean} checked */
  #tick(role, checked) {
    this.roles = { ...this.roles, [role]: checked };
    this.app.refresh();
  }

  /** @param {Event} event */
  #submitted(event) {
    event.preventDefault();
    this.invite();
  }

  #another() {
    this.made = null;
    this.name = '';
    this.app.draw();
    this.app.window.document.getElementById('name')?.focus();
  }

  /** @param {Made} made */
  #handOver(made) {
    return html`${handOverPaper(this.app, made, this.name.trim())}
      <p class="soft">${
        this.again
          ? t('When they have answered, you find “Check their new keys” under Officers, on this device.')
          : t(
              'When they have answered, this device confirms them by itself. You can see it under Officers, and show the code again there.',
            )
      }</p>
      ${buttons(button({ label: t('Done'), href: '#/officers' }), this.again ? nothing : button({ label: t('Invite another'), kind: 'secondary', onClick: () => this.#another() }))}`;
  }
}
