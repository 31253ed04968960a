/** Everybody in the force's directory, their fingerprints, and the invitations on their way. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { mark } from '../parts/marks.js';
import { note } from '../parts/note.js';
import { page } from '../parts/page.js';
import { codeOf, sentence } from '../sentences.js';
import { t, tn } from '../text.js';
import { firstSteps } from './first_steps.js';
import { invitationCard } from './invitation_card.js';
import { kitsSection } from './kits.js';
import { newKeysWords } from './new_keys.js';
import { rolesText } from './roles.js';
import { awaitingNotes, exposedNotes } from './stopped_notes.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Person} Person */
/** @typedef {import('./invitation_card.js').Invitation} Invitation */

export class OfficersScreen {
  current = 'officers';
  /** @type {Invitation[] | null} null until they have been fetched */
  invitations = null;
  #failed = '';
  #looking = false;
  /** @type {Map<string, string>} why an answered invitation could not be completed, by its id */
  #left = new Map();
  /** @type {EventTarget | null} */
  #followed = null;

  /** @param {App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('Officers');
  }

  async enter() {
    this.#followed = this.app.casebook;
    this.#followed?.addEventListener('changed', this.#load);
    this.app.engine.addEventListener('synced', this.#look);
    await this.#look();
  }

  async leave() {
    this.#followed?.removeEventListener('changed', this.#load);
    this.app.engine.removeEventListener('synced', this.#look);
  }

  render() {
    const people = [...(this.app.casebook?.people.values() ?? [])].sort((a, b) =>
      a.name.localeCompare(b.name, 'en-GB'),
    );
    return page(this.app, { heading: t('Officers'), classes: 'page--list' }, [
      html`<div class="split"><p class="soft">${people.length ? tn('{n} person in the directory', '{n} people in the directory', people.filter(({ active }) => active).length) : t('The directory has not arrived yet')}</p>${
        this.app.me?.roles.includes('contact')
          ? button({ label: t('Invite somebody'), icon: 'plus', href: '#/officers/invite' })
          : nothing
      }</div>`,
      exposedNotes(this.app),
      awaitingNotes(this.app),
      firstSteps(this.app),
      this.#invited(),
      html`<section class="section" aria-labelledby="directory"><h2 class="heading" id="directory">${t('In the directory')}</h2>
        <p class="small soft">${t('The 24 digits stand for a person and their keys. Compare them once, side by side or on a call: if both of you see the same, nobody has come between.')}</p>
        <ul class="sheet rows people">${people.map((person) => html`<li>${this.#person(person)}</li>`)}</ul></section>`,
      kitsSection(this.app),
    ]);
  }

  /** @param {Person} person */
  #person(person) {
    const { id, name, roles, active, fingerprint } = person;
    const cases = [...(this.app.casebook?.cases.values() ?? [])].filter(
      (one) => !one.disposed && one.members.includes(id),
    ).length;
    return html`<div class="row"><span class="row__body"><a class="strong" href=${`#/officers/${id}`}>${id === this.app.me?.id ? t('{name} (you)', { name }) : name}</a><br
      /><span class="small soft">${[rolesText(roles), cases ? tn('{n} case', '{n} cases', cases) : ''].filter(Boolean).join(' · ')}</span
      ><span class="mono small people__print">${person.stopped ? nothing : fingerprint}</span>${newKeysWords(this.app, person)}${active ? nothing : mark('late', { text: t('Access ended') })}${this.#devicesLink(id, name)}</span></div>`;
  }

  /** @param {string} id @param {string} name */
  #devicesLink(id, name) {
    if (id === this.app.me?.id || !this.app.me?.roles.includes('contact')) return nothing;
    return html`<span class="tools"><a class="tool" href=${`#/officers/${id}/devices`}>${t('Devices')}<span class="govuk-visually-hidden">: ${name}</span></a></span>`;
  }

  #invited() {
    if (this.#failed)
      return note({ icon: 'offline', title: t('Invitations cannot be shown just now'), text: sentence(this.#failed) });
    const shown = (this.invitations ?? []).filter(({ state }) => state !== 'done');
    if (!shown.length) return nothing;
    return html`<section class="section" aria-labelledby="invitations"><h2 class="heading" id="invitations">${t('Invitations')}</h2>
      <ul class="sheet rows">${shown.map((one) => html`<li>${invitationCard(this.app, one, { left: this.#left.get(one.id), withdraw: () => this.#withdraw(one) })}</li>`)}</ul></section>`;
  }

  /** An answer comes with no change of the logs: whoever waits for one on this page sees it with the next synchronisation. */
  #look = async () => {
    if (this.#looking) return;
    this.#looking = true;
    await this.#load();
    await this.#vouch();
    this.#looking = false;
  };

  #load = async () => {
    try {
      this.invitations = (await this.app.casebook?.officers.invitations()) ?? null;
      this.#failed = '';
    } catch (error) {
      this.#failed = codeOf(error);
    }
    this.app.refresh();
  };

  /** Answers that came in are completed by themselves; here at once instead of with the next sync: signed for, sent, closed. */
  async #vouch() {
    if (!this.invitations?.some(({ state }) => state === 'answered')) return;
    const officers = this.app.casebook?.officers;
    const first = await officers?.vouch();
    if (first?.vouched.length) await this.app.engine.now({ reason: 'vouched' });
    const { left } = (first?.vouched.length ? await officers?.vouch() : first) ?? { left: [] };
    this.#left = new Map(left.map(({ id, code }) => [id, code]));
    await this.#load();
  }

  /** @param {Invitation} invitation */
  async #withdraw({ id, name, state, person }) {
    const answered = state === 'answered' && !person;
    const sure = await this.app.ask({
      title: name ? t('Withdraw the invitation of {name}?', { name }) : t('Withdraw this invitation?'),
      text: answered
        ? t(
            'Somebody has answered it. The account that they made goes with it, and cannot be had back: to join, they need a new invitation.',
          )
        : t('Its code stops working at once.'),
      yes: t('Withdraw'),
      no: answered ? t('Keep it') : t('Leave it open'),
      danger: true,
    });
    if (!sure) return;
    try {
      await this.app.casebook?.officers.withdraw(id);
      this.app.notify(answered ? t('Withdrawn. The account is gone.') : t('Withdrawn. The code no longer works.'));
    } catch (error) {
      if (codeOf(error) !== 'not_found') this.app.fail(error);
      else this.app.notify(t('It has been confirmed or withdrawn in the meantime.'), { tone: 'wait' });
    }
    await this.#load();
  }
}
