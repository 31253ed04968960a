/** Somebody in the directory: their keys, the cases they are in, and what is done when they come, lose their keys, or go. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { empty } from '../parts/empty.js';
import { mark } from '../parts/marks.js';
import { page } from '../parts/page.js';
import { codeOf } from '../sentences.js';
import { t, tn } from '../text.js';
import { CaseTicks } from './case_ticks.js';
import { caseWork } from './case_work.js';
import { caseWorkNote } from './case_work_note.js';
import { newKeysWords } from './new_keys.js';
import { begunNote, furtherActs, lackingNote, ownCases, stillReadsNote } from './officer_notes.js';
import { rolesText } from './roles.js';
import { exposedNotes } from './stopped_notes.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Person} Person */
/** @typedef {import('./case_work.js').Access} Access */

export class OfficerScreen {
  current = 'officers';
  /** @type {Access | null} null until the logs have been looked at */
  #access = null;
  /** @type {{act: import('../../vault/access.js').Act, cases: string[]} | null} */
  #begun = null;
  /** @type {string[]} cases in which they are the only contact */
  #alone = [];
  #ticks;

  /** @param {App} app @param {{person: string}} params */
  constructor(app, { person }) {
    this.app = app;
    this.person = person;
    this.#ticks = new CaseTicks(app, []);
  }

  get title() {
    return t('In the directory');
  }

  async enter() {
    this.app.casebook?.addEventListener('changed', this.#follow);
    await this.#look();
  }

  async leave() {
    this.app.casebook?.removeEventListener('changed', this.#follow);
  }

  render() {
    const person = this.app.casebook?.people.get(this.person);
    const back = { href: '#/officers', label: t('Officers') };
    if (!person)
      return page(
        this.app,
        { back, heading: t('In the directory') },
        empty({ title: t('This person is not in the directory.'), text: '' }),
      );
    const work = caseWork(this.app);
    return page(this.app, { back, heading: person.name, lead: rolesText(person.roles) }, [
      person.active ? nothing : html`<p>${mark('late', { text: t('Access ended') })}</p>`,
      exposedNotes(this.app, this.person),
      caseWorkNote(work, this.person),
      work.running ? nothing : this.#unfinished(person),
      this.#keys(person),
      work.running ? nothing : this.#cases(person),
      person.active ? furtherActs(this.app, person) : nothing,
    ]);
  }

  /** What an interruption left. @param {Person} person */
  #unfinished(person) {
    const begun = this.#begun;
    const left = this.#access?.left ?? [];
    if (begun) return begunNote(begun.cases.length, { go: () => this.#run(begun), drop: () => this.#drop() });
    if (person.active || !left.length) return nothing;
    return stillReadsNote(person, left.length, () => this.#run({ act: 'remove', cases: left }));
  }

  /** @param {Person} person */
  #keys(person) {
    const lacking = this.#access?.lacking ?? [];
    const idle = !this.#begun && !caseWork(this.app).running;
    return html`<section class="section stack" aria-labelledby="keys"><h2 class="heading" id="keys">${t('Their keys')}</h2>
      ${person.stopped ? nothing : html`<p class="mono small people__print">${person.fingerprint}</p>`}${newKeysWords(this.app, person)}
      ${lacking.length && idle ? lackingNote(lacking.length, () => this.#run({ act: 'wrap', cases: lacking })) : nothing}</section>`;
  }

  /** @param {Person} person */
  #cases({ name, active }) {
    const access = this.#access;
    if (!access || this.person === this.app.me?.id) return ownCases(this.app, this.person, this.#alone);
    const inside = access.inside.length + access.lacking.length + access.left.length;
    const all = inside + access.outside.length;
    const chosen = this.#ticks.chosen.length;
    return html`<section class="section stack" aria-labelledby="access"><h2 class="heading" id="access">${t('Cases')}</h2>
      <p>${t('In {n} of the {all} cases that you are in.', { n: inside.toLocaleString('en-GB'), all: all.toLocaleString('en-GB') })}</p>
      ${
        active && access.outside.length
          ? html`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Give access to more cases')}</span></summary>
          <div class="govuk-details__text stack">${this.#ticks.render({ legend: t('Which cases is {name} to read?', { name }), hint: t('With all that has been written so far. Leave out any case that they are in conflict with: they get no key, so they cannot open it.') })}
          ${buttons(button({ label: chosen ? tn('Give access to {n} case', 'Give access to {n} cases', chosen) : t('Give access'), onClick: () => this.#give() }))}</div></details>`
          : nothing
      }</section>`;
  }

  #give() {
    const cases = this.#ticks.chosen;
    if (!cases.length) return this.app.notify(t('Tick at least one case.'), { tone: 'wait' });
    return this.#run({ act: 'add', cases });
  }

  #drop() {
    return this.#doing(async () => caseWork(this.app).wrapping.drop(this.person));
  }

  /** @param {{act: import('../../vault/access.js').Act, cases: string[]}} wanted */
  #run(wanted) {
    return this.#doing(async () => {
      const work = caseWork(this.app);
      this.#begun = null;
      return work.run({ person: this.person, ...wanted });
    });
  }

  #follow = () => this.#doing(async () => undefined);

  /** Locked meanwhile: what is left is offered again after unlocking. @param {() => Promise<unknown>} work */
  async #doing(work) {
    try {
      await work();
      await this.#look();
    } catch (error) {
      if (codeOf(error) !== 'locked') this.app.fail(error);
    }
  }

  async #look() {
    const work = caseWork(this.app);
    if (work.running) return;
    const { wrapping } = work;
    this.#access = await wrapping.access(this.person);
    this.#begun = await wrapping.begun(this.person);
    this.#alone = await wrapping.onlyContactOf(this.person);
    this.#ticks.cases = this.#access.outside;
    this.app.refresh();
  }
}
