/** Notes written while locked: read, used in a contact record, or thrown away. */
import { html, nothing } from 'lit-html';
import { startingValues } from '../../welfare/automatic.js';
import { answeredBy } from '../answers.js';
import { button, buttons } from '../parts/button.js';
import { empty } from '../parts/empty.js';
import { selectField } from '../parts/fields.js';
import { page } from '../parts/page.js';
import { copyText } from '../parts/paper.js';
import { t } from '../text.js';
import { dayTime } from '../when.js';

/** @typedef {import('../../vault/locked_notes.js').LockedNote} LockedNote */

/** The form in which a note goes on, and the answer that is written in one's own words there. */
const FORM = 'contact-log';
const ANSWER = 'how';

export class NotesScreen {
  current = 'people';
  /** @type {LockedNote[] | null} */
  #notes = null;
  /** @type {Map<string, string>} the case chosen for a note, by its id */
  #chosen = new Map();
  #missing = '';

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('Notes written while locked');
  }

  async enter() {
    this.#notes = (await this.app.vault.notes?.list()) ?? [];
    this.app.refresh();
  }

  render() {
    const facts = { heading: this.title, back: { href: this.app.home, label: t('Back') } };
    if (!this.#notes) return page(this.app, facts, []);
    if (!this.#notes.length)
      return page(
        this.app,
        facts,
        empty({ title: t('No notes'), text: t('A note that is written on the lock screen waits here.') }),
      );
    const lead = t('Anybody who holds this phone can write one. Use only what you wrote yourself.');
    return page(
      this.app,
      { ...facts, lead },
      this.#notes.map((note) => this.#card(note)),
    );
  }

  /** @param {LockedNote} note */
  #card(note) {
    const { id, at, text } = note;
    return html`<section class="section sheet sheet--padded stack" aria-labelledby=${`note-${id}`}>
      <h2 class="heading" id=${`note-${id}`}>${dayTime(at, this.app.now())}</h2>
      <p class="said">${text ?? t('This note cannot be opened with the keys on this device.')}</p>
      ${text === null ? nothing : this.#use(note, text)}
      <p class="tools">${text === null ? nothing : html`<button class="tool" type="button" @click=${() => copyText(this.app, text)}>${t('Copy')}</button>`}<button
        class="tool tool--help" type="button" @click=${() => this.#throwAway(note)}>${t('Throw away')}</button></p>
    </section>`;
  }

  /** @param {LockedNote} note @param {string} text */
  #use({ id }, text) {
    const me = this.app.me?.id ?? '';
    const mine = this.app.isContact ? [] : this.app.views.mine.filter((view) => answeredBy(view, me) === 'accept');
    if (!mine.length) return nothing;
    return html`${selectField({
      id: `about-${id}`,
      label: t('Who is it about?'),
      blank: t('Choose'),
      value: this.#chosen.get(id) ?? '',
      error: this.#missing === id ? t('Choose who it is about') : '',
      choices: mine.map((view) => ({ value: view.id, label: `${view.initials} · ${view.reference}` })),
      onInput: (value) => this.#chosen.set(id, value),
    })}${buttons(button({ label: t('Go on in a contact record'), onClick: () => this.#begin(id, text) }))}`;
  }

  /** The draft is on the disk before the note goes. @param {string} id @param {string} text */
  async #begin(id, text) {
    const about = this.#chosen.get(id);
    this.#missing = about ? '' : id;
    if (!about) return this.app.draw();
    try {
      await this.app.forms.load();
      const declaration = this.app.forms.declaration(FORM);
      if (!declaration) throw Object.assign(new Error(FORM), { code: 'forms_missing' });
      const started = startingValues(declaration, { now: this.app.now(), known: [], random: Math.random });
      const draft = this.app.newId();
      const values = { ...started, [ANSWER]: text };
      await this.app.vault.drafts?.save(draft, { form: FORM, version: declaration.version, case: about, values });
      await this.app.vault.notes?.remove(id);
      this.app.navigate(`#/draft/${draft}`);
    } catch (error) {
      this.app.fail(error);
    }
  }

  /** @param {LockedNote} note */
  async #throwAway({ id }) {
    const sure = await this.app.ask({
      title: t('Throw this note away?'),
      text: t('What was written in it is gone for good.'),
      yes: t('Throw away'),
      no: t('Keep it'),
      danger: true,
    });
    if (!sure) return;
    try {
      await this.app.vault.notes?.remove(id);
      await this.enter();
    } catch (error) {
      this.app.fail(error);
    }
  }
}
