/** Somebody else may have an officer's keys: they are stopped, their cases get keys that the stopped ones do not open, and a code for new ones is made. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { waiting } from '../parts/empty.js';
import { mark } from '../parts/marks.js';
import { note } from '../parts/note.js';
import { page } from '../parts/page.js';
import { codeOf, sentence } from '../sentences.js';
import { t, tn } from '../text.js';
import { caseWork } from './case_work.js';
import { caseWorkNote } from './case_work_note.js';
import { handOverPaper } from './invitation_paper.js';
import { StopWork } from './stop_work.js';
import { kitNote } from './stopped_notes.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Person} Person */
/** @typedef {import('./stop_work.js').Step} Step */

export class StopScreen {
  current = 'officers';
  #work;
  #device;
  /** @type {Step | null} null until the logs have been looked at */
  #step = null;
  #busy = false;
  #failed = '';

  /** @param {App} app @param {{person: string, device?: string}} params device: the one that was taken */
  constructor(app, { person, device }) {
    this.app = app;
    this.person = person;
    this.#device = device;
    this.#work = new StopWork(app, person);
  }

  get title() {
    return t('Stop their keys');
  }

  /** A code that is shown is not taken away by an update. */
  get holdsUpdate() {
    return this.#busy || Boolean(this.#step?.made);
  }

  /** What was begun goes on. */
  async enter() {
    this.app.engine.addEventListener('synced', this.#synced);
    this.#step = await this.#work.look();
    if (this.#step.stopped || this.#step.exposed.length) await this.#goOn();
    this.app.refresh();
  }

  async leave() {
    this.app.engine.removeEventListener('synced', this.#synced);
  }

  render() {
    const person = this.app.casebook?.people.get(this.person);
    const back = { href: `#/officers/${this.person}`, label: t('Back') };
    const facts = { back, heading: t('Stop their keys'), narrow: true };
    if (!person?.active || person.id === this.app.me?.id)
      return page(this.app, facts, note({ icon: 'alert', tone: 'wait', title: t('There are no keys to stop here') }));
    if (!this.#step) return page(this.app, facts, waiting(t('Looking at their cases')));
    const begun = this.#step.stopped || this.#step.taken;
    return page(
      this.app,
      { ...facts, lead: person.name },
      begun ? this.#left(person, this.#step) : this.#question(person),
    );
  }

  /** @param {Person} person */
  #question({ name, roles }) {
    const cases = [...(this.app.casebook?.cases.values() ?? [])];
    const both = [this.person, this.app.me?.id ?? ''];
    const theirs = cases.filter(
      ({ disposed, members }) => !disposed && both.every((id) => members.includes(id)),
    ).length;
    return html`<div class="sheet sheet--padded stack">
      <p>${t('For when somebody else may have a device of {name} open, or knows what opens it. Speak to {name} first if you can; if not, do not wait.', { name })}</p>
      <ul class="stack">
        ${this.#device ? html`<li>${t('That device is signed out at once, and emptied when it next connects. What was not sent from it is lost.')}</li>` : nothing}
        <li>${t('Their present keys count no more. All of their devices are signed out; what is signed with these keys from now on is marked as late, and goes to contacts only.')}</li>
        <li>${theirs ? tn('{n} case gets a new key that whoever has the old ones does not have.', '{n} cases get a new key that whoever has the old ones does not have.', theirs) : t('They are in none of your cases. Other contacts are told to change the keys of theirs.')}</li>
        <li>${t('You get a code for them. They make new keys with it, you compare 24 digits, and they get their cases back.')}</li>
      </ul>
      ${roles.includes('contact') ? html`<p>${t('They are a force contact. A case that no other contact is in opens with kit B alone afterwards, and only they can see which those are. If they have a safe device at hand, let them add you to these first; if not, do not wait.')}</p>` : nothing}
      <p class="small soft">${t('Stopped keys cannot be used again, and nothing takes back what has been read. Drafts and unsent records on their other devices stay there, sealed.')}</p>
      ${this.#failure()}${buttons(button({ label: this.#busy ? t('Stopping') : t('Stop their keys'), kind: 'help', busy: this.#busy, onClick: () => this.stop() }))}</div>`;
  }

  /** @param {Person} person @param {Step} step */
  #left(person, step) {
    const work = caseWork(this.app);
    return html`<ol class="sheet rows">${this.#marks(person, step).map(([state, text]) => html`<li><div class="row"><p class="row__body">${mark(state, { text })}</p></div></li>`)}</ol>
      ${work.running?.person === this.person ? caseWorkNote(work, this.person) : nothing}
      ${this.#failure()}
      ${this.#isLeft(person, step) ? buttons(button({ label: this.#busy ? t('Going on') : t('Go on'), busy: this.#busy, onClick: () => this.#goOn() })) : nothing}
      ${step.made && person.stopped ? handOverPaper(this.app, step.made, person.name) : nothing}
      ${person.stopped ? kitNote(person) : nothing}${this.#next(person, step)}`;
  }

  #failure() {
    if (!this.#failed) return nothing;
    return note({ icon: 'alert', tone: 'wait', title: t('Not all of it is done'), text: sentence(this.#failed) });
  }

  /** How far each step has come. @param {Person} person @param {Step} step @returns {['read' | 'waiting', string][]} */
  #marks({ stopped }, { taken, exposed, made, elsewhere, answered }) {
    return [
      taken ? ['read', t('Their keys are stopped')] : ['waiting', t('Stopping their keys waits for signal')],
      exposed.length
        ? ['waiting', tn('{n} case is still to get a new key', '{n} cases are still to get a new key', exposed.length)]
        : ['read', t('No case of yours opens with the stopped keys')],
      stopped
        ? made || elsewhere || answered
          ? ['read', t('There is a code for new keys')]
          : ['waiting', t('The code for new keys is still to be made')]
        : ['read', t('They have new keys')],
    ];
  }

  /** @param {Person} person @param {Step} step */
  #isLeft({ stopped }, { taken, exposed, made, elsewhere, answered }) {
    return !taken || exposed.length > 0 || (stopped && !made && !elsewhere && !answered);
  }

  /** @param {Person} person @param {Step} step */
  #next({ stopped }, { elsewhere, answered }) {
    if (!stopped)
      return buttons(button({ label: t('To their page'), kind: 'secondary', href: `#/officers/${this.person}` }));
    if (answered)
      return html`<p>${t('They have answered. Speak to them, then confirm their new keys.')}</p>
        ${buttons(button({ label: t('Check their new keys'), href: `#/officers/check/${answered}` }))}`;
    return html`${elsewhere ? html`<p>${t('The code was made on another device, and is shown there under Officers. Withdraw it there to make another one.')}</p>` : nothing}
      <p class="soft">${t('When they have answered, you find “Check their new keys” under Officers, on the device that made the code. Then you give them their cases back.')}</p>
      ${buttons(button({ label: t('Done'), href: '#/officers' }))}`;
  }

  /** The one press: what it does stands above it. */
  async stop() {
    if (this.#busy) return;
    await this.#doing(async () => {
      await this.#work.stop(this.#device);
      await this.#work.goOn();
    });
    this.app.window.scrollTo(0, 0);
  }

  #goOn() {
    return this.#doing(() => this.#work.goOn());
  }

  /** What waited for signal goes on by itself. */
  #synced = async () => {
    if (!this.#busy && this.#step?.stopped && !this.#step.taken) await this.#goOn();
  };

  /** @param {() => Promise<void>} work */
  async #doing(work) {
    this.#busy = true;
    this.#failed = '';
    this.app.refresh();
    try {
      await work();
    } catch (error) {
      this.#failed = codeOf(error);
    }
    try {
      this.#step = await this.#work.look();
    } catch (error) {
      this.#failed ||= codeOf(error);
    }
    this.#busy = false;
    this.app.refresh();
  }
}
