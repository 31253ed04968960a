/** Who is to read a case: one officer, and the contacts who are not in conflict with it. */
import { html, nothing } from 'lit-html';
import { selectField } from '../parts/fields.js';
import { tickField } from '../parts/tick_field.js';
import { t, tn } from '../text.js';
import { availableOfficers, membersOf, officersOf, otherContacts } from './case_people.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Person} Person */

/** Where an error about the officer leads. */
export const OFFICER_FIELD = 'officer';

export class ReadersChoice {
  officer = '';
  /** @type {Set<string>} */
  contacts;
  error = '';

  /**
   * @param {App} app
   * @param {{members?: string[], onChange?: () => void}} [facts] members: as they are now; left out for a new case: then every contact reads along
   */
  constructor(app, { members, onChange = () => undefined } = {}) {
    this.app = app;
    this.onChange = onChange;
    const others = this.#others.map(({ id }) => id);
    this.contacts = new Set(members ? others.filter((id) => members.includes(id)) : others);
    if (members) this.officer = officersOf(members, this.#people)[0]?.id ?? '';
  }

  /** To keep with a draft: a contact who was left out for a conflict must not come back with it. */
  get kept() {
    return { officer: this.officer, contacts: [...this.contacts] };
  }

  /** @param {{officer?: string, contacts?: string[]}} kept as it was; whoever has left the directory since is dropped */
  restore({ officer = '', contacts }) {
    const known = (/** @type {string} */ id) => this.#people.get(id)?.active;
    this.officer = known(officer) ? officer : '';
    if (contacts) this.contacts = new Set(contacts.filter(known));
  }

  /** Person ids, oneself among them; null when no officer was chosen: then the error is shown. @returns {string[] | null} */
  members() {
    this.error = this.officer ? '' : t('Choose who is to support them');
    return this.officer
      ? membersOf({ officer: this.officer, contacts: this.contacts, me: this.app.me?.id ?? '' })
      : null;
  }

  /** Whether there is anybody to support them. */
  get possible() {
    return availableOfficers(this.#people).length > 0;
  }

  officerField() {
    if (!this.possible) {
      return html`<p>${t('Nobody in the directory can be chosen yet.')} <a href="#/officers/invite">${t('Invite an officer first')}</a></p>`;
    }
    const officers = availableOfficers(this.#people);
    return selectField({
      id: OFFICER_FIELD,
      label: t('Who is to support them?'),
      hint: t('Above them in rank, if you can. Never a close friend.'),
      error: this.error || undefined,
      value: this.officer,
      blank: t('Choose an officer'),
      choices: officers.map((person) => ({ value: person.id, label: this.#withLoad(person) })),
      onInput: (value) =>
        this.#change(() => {
          this.officer = value;
          this.error = '';
        }),
    });
  }

  contactFields() {
    const others = this.#others;
    if (!others.length) return nothing;
    return html`<fieldset class="govuk-fieldset" aria-describedby="contacts-hint">
      <legend class="govuk-fieldset__legend">${t('Which other contacts read along?')}</legend>
      <div class="govuk-hint" id="contacts-hint">${t('Leave out anybody who is in conflict with this case. They get no key, so they cannot open it.')}</div>
      ${others.map((person) =>
        tickField({
          id: `contact-${person.id}`,
          label: person.roles.includes('deputy') ? t('{name}, deputy', { name: person.name }) : person.name,
          checked: this.contacts.has(person.id),
          onChange: (checked) =>
            this.#change(() => (checked ? this.contacts.add(person.id) : this.contacts.delete(person.id))),
        }),
      )}</fieldset>`;
  }

  /** @param {Person} person */
  #withLoad({ id, name }) {
    const count = [...(this.app.casebook?.cases.values() ?? [])].filter(
      (one) => !one.disposed && one.members.includes(id),
    ).length;
    return count ? tn('{name}, {n} case', '{name}, {n} cases', count, { name }) : name;
  }

  /** @param {() => unknown} work */
  #change(work) {
    work();
    this.onChange();
    this.app.refresh();
  }

  get #people() {
    return this.app.casebook?.people ?? new Map();
  }

  get #others() {
    return otherContacts(this.#people, this.app.me?.id ?? '');
  }
}
