/** Somebody leaves the force or their role changes: said to the directory, then every case of theirs gets a new key. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { errorSummary, focusSummary, radiosField } from '../parts/fields.js';
import { note } from '../parts/note.js';
import { page } from '../parts/page.js';
import { tickField } from '../parts/tick_field.js';
import { t, tn } from '../text.js';
import { caseWork } from './case_work.js';
import { roleChoices, rolesOf, rolesText } from './roles.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Person} Person */

export class LeavingScreen {
  current = 'officers';
  /** @type {'' | 'leave' | 'change'} */
  what = '';
  roles;
  takeOut = false;
  /** @type {string[]} their cases, of those that can be changed here */
  #cases = [];
  #busy = false;
  /** @type {{id: string, text: string}[]} */
  #errors = [];

  /** @param {App} app @param {{person: string}} params */
  constructor(app, { person }) {
    this.app = app;
    this.person = person;
    const held = this.#person?.roles ?? [];
    const has = (/** @type {string} */ role) => held.includes(role);
    this.roles = { officer: has('officer'), contact: has('contact') && !has('deputy'), deputy: has('deputy') };
  }

  get title() {
    return t('Leaving');
  }

  async enter() {
    const { inside, lacking, left } = await caseWork(this.app).wrapping.access(this.person);
    this.#cases = [...inside, ...lacking, ...left];
    this.app.refresh();
  }

  render() {
    const back = { href: `#/officers/${this.person}`, label: t('Back') };
    const person = this.#person;
    if (!person?.active)
      return page(
        this.app,
        { back, heading: t('Leaving') },
        note({ icon: 'check', title: t('Their access has ended already.') }),
      );
    return page(
      this.app,
      { back, heading: person.name, lead: rolesText(person.roles), narrow: true },
      this.#form(person),
    );
  }

  /** @param {Person} person */
  #form(person) {
    const errorOf = (/** @type {string} */ id) => this.#errors.find((error) => error.id === id)?.text;
    return html`${errorSummary(this.#errors)}${this.#first(person)}
      <form class="sheet sheet--padded stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submitted(event)}>
        ${radiosField({
          name: 'what',
          legend: t('What is happening?'),
          error: errorOf('what'),
          value: this.what,
          choices: [
            {
              value: 'leave',
              label: t('They leave'),
              hint: t('For good. Their access ends; should they return, they join as somebody new.'),
            },
            { value: 'change', label: t('Their role changes') },
          ],
          onChange: (value) => this.#set({ what: /** @type {'leave' | 'change'} */ (value) }),
        })}
        ${this.what === 'change' ? this.#roleFields(errorOf('role-officer')) : nothing}
        ${this.what ? this.#finishing() : nothing}
      </form>`;
  }

  /** What only they can do: nobody else sees a case that has no other contact. @param {Person} person */
  #first({ name, roles }) {
    if (!roles.includes('contact')) return nothing;
    return note({
      icon: 'alert',
      tone: 'wait',
      title: t('First: cases that only they are in'),
      text: t(
        'You cannot see those. Ask {name} to open their own name under Officers: cases without another contact are named there, and are given to somebody else first. Afterwards only the recovery kit opens them.',
        { name },
      ),
    });
  }

  /** @param {string} [error] */
  #roleFields(error) {
    return html`<fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend">${t('What do they do from now on?')}</legend>${roleChoices().map(
      ({ role, label, hint }) =>
        tickField({
          id: `role-${role}`,
          label,
          hint,
          checked: this.roles[role],
          error: role === 'officer' ? error : undefined,
          onChange: (on) => this.#set({ roles: { ...this.roles, [role]: on } }),
        }),
    )}</fieldset>
    ${this.#cases.length ? tickField({ id: 'take-out', label: tn('Take them out of their {n} case', 'Take them out of their {n} cases', this.#cases.length), checked: this.takeOut, onChange: (on) => this.#set({ takeOut: on }) }) : nothing}`;
  }

  #finishing() {
    const change = this.what === 'change';
    const label = change ? t('Change their role') : t('End their access');
    return html`${this.#does()}${buttons(button({ label, type: 'submit', kind: change ? 'primary' : 'help', busy: this.#busy }))}`;
  }

  #does() {
    const out = this.what === 'leave' || this.takeOut;
    return html`<div class="small soft"><p>${
      out && this.#cases.length
        ? tn(
            '{n} case gets a new key that they do not have.',
            '{n} cases get a new key that they do not have.',
            this.#cases.length,
          )
        : t('No case gets a new key.')
    } ${t('What they have read already, they have read; what lies on their devices stays there, sealed with their passphrase.')} ${this.what === 'leave' ? t('A device can be emptied now or afterwards: Officers, then Devices beside their name.') : ''}</p></div>`;
  }

  /** @param {Partial<Pick<LeavingScreen, 'what' | 'roles' | 'takeOut'>>} change */
  #set(change) {
    Object.assign(this, change);
    this.app.refresh();
  }

  /** @param {Event} event */
  #submitted(event) {
    event.preventDefault();
    return this.finish();
  }

  /** Says it to the directory, then takes them out of their cases; what is interrupted is offered on their page. */
  async finish() {
    this.#errors = this.#check();
    this.app.draw();
    if (this.#errors.length) return focusSummary(this.app.window.document);
    const person = this.#person;
    if (this.#busy || !person || !(await this.#sure(person))) return;
    this.#busy = true;
    this.app.refresh();
    try {
      await this.#say(person);
      this.app.navigate(`#/officers/${this.person}`, { replace: true });
      const out = this.what === 'leave' || this.takeOut;
      if (out && this.#cases.length)
        await caseWork(this.app).run({ person: this.person, act: 'remove', cases: this.#cases });
    } catch (error) {
      this.app.fail(error);
    }
    this.#busy = false;
    this.app.refresh();
  }

  /** @param {Person} person */
  async #say({ id, name }) {
    const officers = this.app.casebook?.officers;
    if (this.what === 'leave') await officers?.revoke(id);
    else await officers?.replace({ person: id, name, roles: rolesOf(this.roles) });
    this.app.notify(
      this.what === 'leave'
        ? t('Their access ends when this has been sent.')
        : t('Their role changes when this has been sent.'),
    );
  }

  #check() {
    if (!this.what) return [{ id: 'what', text: t('Choose what is happening') }];
    if (this.what === 'change' && !rolesOf(this.roles).length)
      return [{ id: 'role-officer', text: t('Choose at least one role') }];
    return [];
  }

  /** @param {Person} person */
  #sure({ name }) {
    if (this.what === 'change') return true;
    return this.app.ask({
      title: t('End the access of {name}?', { name }),
      text: t('This cannot be taken back.'),
      yes: t('End it'),
      no: t('Not now'),
      danger: true,
    });
  }

  get #person() {
    return this.app.casebook?.people.get(this.person);
  }
}
