/** Any declared form in any screen: its markup in the page, its answers in a sealed draft while they are typed. */
import { startingValues } from '../welfare/automatic.js';
import { wordsOf } from '../welfare/reading.js';
import { isClockBehind } from './clock_off.js';
import { bindForm } from './form/bind.js';
import { parseFragment } from './form/fragment.js';
import { colleagues, offerColleagues } from './form_colleagues.js';
import { markCovered } from './form_covered.js';
import { t } from './text.js';

/** @typedef {import('./app.js').App} App */
/** @typedef {import('../welfare/declaration.js').Declaration} Declaration */
/** @typedef {{record: string, digests: string[]} | null} About */
/**
 * @typedef {object} HostFacts
 * @property {string} form
 * @property {string} [case]
 * @property {About} [about]
 * @property {Declaration | null} [aboutDeclaration] of the record that an addendum is about
 * @property {Record<string, unknown>} [values] raw, as `values()` gives them; without them a fresh form starts
 * @property {() => object} [kept] what else belongs to the draft, in place of `about`: chosen outside of the form
 * @property {string | null} [draft] id of the sealed draft; without it nothing is kept
 * @property {() => void} [onInput]
 * @property {(state: 'pending' | 'saved' | 'failed', error?: unknown) => void} [onDraft]
 * @property {(event: CustomEvent) => void} [onEscalate]
 */

/** Why a form is not loaded: its draft is open in another tab. */
export const ELSEWHERE = 'draft_elsewhere';

export class FormHost {
  /** @type {Element | null} */
  element = null;
  /** @type {Declaration | null} */
  declaration = null;
  /** @type {import('./form/bind.js').FormBinding | null} */
  #binding = null;
  /** @type {import('../vault/draft_writer.js').DraftWriter | null} */
  #writer = null;
  /** @type {(() => Promise<void>) | null} */
  #letGo = null;

  /** @param {App} app @param {HostFacts} facts */
  constructor(app, facts) {
    this.app = app;
    this.facts = facts;
  }

  /** Brings the form into being. Throws `draft_elsewhere` while another tab has the draft: two would overwrite each other. */
  async load() {
    const { drafts } = this.app.vault;
    if (this.facts.draft && drafts) {
      this.#letGo = await drafts.hold(this.facts.draft);
      if (!this.#letGo) throw Object.assign(new Error('held by another tab'), { code: ELSEWHERE });
    }
    try {
      await this.#bring();
    } catch (error) {
      await this.release();
      throw error;
    }
  }

  async #bring() {
    const { app, facts } = this;
    const { declaration, markup } = await app.forms.open(facts.form);
    this.declaration = declaration;
    const piece = parseFragment(markup, app.window.document);
    const root = piece.firstElementChild;
    if (!(root instanceof HTMLElement)) throw new TypeError('a form without a root');
    this.element = root;
    this.#binding = bindForm(root, declaration, {
      values: facts.values ?? this.#fresh(declaration),
      onInput: () => this.#typed(),
      onEscalate: (event) => facts.onEscalate?.(event),
      now: () => app.now(),
      clockBehind: () => isClockBehind(app),
      about: facts.aboutDeclaration ?? undefined,
      t,
    });
    const entries = facts.case ? (app.views.of(facts.case)?.entries ?? []) : [];
    markCovered(root, { entries, now: app.now() });
    offerColleagues(root, this.#colleagues());
    if (facts.draft)
      this.#writer =
        app.vault.drafts?.writer({ id: facts.draft, onState: (state, error) => facts.onDraft?.(state, error) }) ?? null;
  }

  #colleagues() {
    const { casebook } = this.app;
    return colleagues(casebook?.people.values() ?? [], casebook?.cases.get(this.facts.case ?? '')?.members ?? []);
  }

  /** What is typed, as it is. */
  values() {
    return this.#bound.collect();
  }

  /** All that was written, as text to be copied out. */
  words() {
    return this.declaration ? wordsOf(this.declaration, this.values(), { t }) : '';
  }

  /** How many of the required answers are there. */
  get required() {
    return this.#binding?.progress() ?? { answered: 0, needed: 0 };
  }

  /** Canonical values to seal; null when something is missing: then the errors are shown and the summary has the focus. */
  submit() {
    if (!this.faults().length) return this.sealed();
    this.#bound.showErrors(this.#bound.validate());
    return null;
  }

  /** What is still wrong, said at each answer; a screen that asks more than the form leads to all of it itself. @returns {{id: string, text: string}[]} */
  faults() {
    return this.#bound.markErrors(this.#bound.validate());
  }

  /** Canonical values to seal, once there are no `faults`. */
  sealed() {
    return this.#bound.sealed();
  }

  /** Something that is kept with the draft was chosen outside of the form. */
  touch() {
    this.#typed();
  }

  /** Writes the draft now. */
  async flush() {
    await this.#writer?.flush();
  }

  /** Writes the draft and lets go. What cannot be written stays in hand, unless the app is locked: then the form goes all the same. */
  async putAside() {
    try {
      await this.flush();
    } catch (error) {
      if (this.app.vault.state === 'locked') await this.release();
      throw error;
    }
    await this.release();
  }

  /** Lets go: after saving (the draft went in the same transaction) or when another screen comes. */
  async release() {
    await this.#writer?.stop();
    this.#binding?.release();
    this.#writer = null;
    await this.#letGo?.();
    this.#letGo = null;
  }

  #typed() {
    const { facts } = this;
    this.#writer?.write(this.#asDraft());
    facts.onInput?.();
  }

  #asDraft() {
    const { form, kept, about = kept?.() ?? null } = this.facts;
    return { form, version: this.declaration?.version ?? 1, case: this.facts.case ?? '', values: this.values(), about };
  }

  /** @param {Declaration} declaration */
  #fresh(declaration) {
    return startingValues(declaration, { now: this.app.now(), known: this.app.views.references, random: Math.random });
  }

  get #bound() {
    if (!this.#binding) throw new Error('the form is not loaded');
    return this.#binding;
  }
}
