/** What was begun and not finished: every draft, newest first. */

import { html } from 'lit-html';
import { openDrafts } from '../open_drafts.js';
import { draftRow } from '../parts/draft_row.js';
import { empty } from '../parts/empty.js';
import { page } from '../parts/page.js';
import { t } from '../text.js';

/** @typedef {import('../../vault/drafts.js').Draft} Draft */

export class DraftsScreen {
  current = 'more';
  /** @type {Draft[] | null} */
  #drafts = null;

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('Drafts');
  }

  async enter() {
    this.app.draftLeft = false;
    this.#drafts = await openDrafts(this.app);
    this.app.refresh();
  }

  render() {
    const facts = {
      heading: t('Drafts'),
      back: { href: '#/more', label: t('More') },
      lead: t('Only you can open them, and only on this phone.'),
    };
    if (!this.#drafts) return page(this.app, facts, []);
    if (!this.#drafts.length)
      return page(
        this.app,
        facts,
        empty({ title: t('No drafts'), text: t('What you begin to write is kept here until you save it.') }),
      );
    return page(
      this.app,
      facts,
      html`<ul class="sheet rows">${this.#drafts.map((draft) => html`<li>${this.#row(draft)}</li>`)}</ul>`,
    );
  }

  /** @param {Draft} draft */
  #row(draft) {
    return html`${draftRow(this.app, draft)}<p class="tools"><button class="tool tool--help" type="button" @click=${() => this.#remove(draft)}>${t('Throw away')}<span class="govuk-visually-hidden"> ${t('this draft')}</span></button></p>`;
  }

  /** @param {Draft} draft */
  async #remove(draft) {
    const sure = await this.app.ask({
      title: t('Throw this draft away?'),
      text: t('What was written in it is gone for good.'),
      yes: t('Throw away'),
      no: t('Keep it'),
      danger: true,
    });
    if (!sure) return;
    try {
      await this.app.vault.drafts?.remove(draft.id);
      await this.enter();
    } catch (error) {
      this.app.fail(error);
    }
  }
}
