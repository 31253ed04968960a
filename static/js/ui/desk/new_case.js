/** Opening a case: the officer, the allocation, and who reads along. Sealed before anything leaves the device. */
import { startingValues } from '../../welfare/automatic.js';
import { ELSEWHERE, FormHost } from '../form_host.js';
import { focusSummary } from '../parts/fields.js';
import { codeOf } from '../sentences.js';
import { t } from '../text.js';
import { newCasePage } from './new_case_page.js';
import { OFFICER_FIELD, ReadersChoice } from './readers_choice.js';

/** @typedef {import('./types.js').App} App */

const FORM = 'allocation';

export class NewCaseScreen {
  current = 'cases';
  holdsUpdate = true;
  busy = false;
  /** @type {FormHost | null} */
  host = null;
  /** @type {'' | 'pending' | 'saved' | 'failed'} */
  draftState = '';
  /** Why it could not be saved: a code, or ''. */
  failed = '';
  /** What is wrong, in the order of the page. @type {{id: string, text: string}[]} */
  errors = [];
  /** Whether an earlier draft was taken up. */
  restored = false;
  #draft = '';

  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.readers = new ReadersChoice(app, { onChange: () => this.host?.touch() });
  }

  get title() {
    return t('Open a case');
  }

  async enter() {
    const earlier = ((await this.app.vault.drafts?.list()) ?? []).find(({ form }) => form === FORM);
    try {
      await this.#begin(earlier);
    } catch (error) {
      if (!earlier || codeOf(error) !== ELSEWHERE) throw error;
      await this.#begin();
    }
  }

  /** @param {import('../../vault/drafts.js').Draft} [earlier] that is taken up */
  async #begin(earlier) {
    this.#draft = earlier?.id ?? this.app.newId();
    const host = new FormHost(this.app, {
      form: FORM,
      values: /** @type {Record<string, unknown> | undefined} */ (earlier?.values) ?? (await this.#fresh()),
      kept: () => this.readers.kept,
      draft: this.#draft,
      onInput: () => this.#typed(),
      onDraft: (state) => this.#drafted(state),
    });
    await host.load();
    if (this.app.screen !== this) return host.release();
    this.restored = Boolean(earlier);
    if (earlier?.about) this.readers.restore(earlier.about);
    this.host = host;
    this.app.refresh();
  }

  /** What is answered rightly by now leaves the list, as it leaves the answer. */
  #typed() {
    const { document } = this.app.window;
    this.errors = this.errors.filter(({ id }) => id === OFFICER_FIELD || document.getElementById(`${id}-error`));
    this.app.refresh();
  }

  async leave() {
    await this.host?.putAside();
  }

  render() {
    return newCasePage(this);
  }

  async save() {
    const { host, readers, app } = this;
    if (!host || this.busy) return;
    const members = readers.members();
    this.errors = [...(members ? [] : [{ id: OFFICER_FIELD, text: readers.error }]), ...host.faults()];
    app.draw();
    if (!members || this.errors.length) return focusSummary(app.window.document);
    const values = host.sealed();
    this.busy = true;
    this.failed = '';
    app.refresh();
    try {
      await this.#open(host, values, members);
    } catch (error) {
      this.failed = codeOf(error);
    }
    this.busy = false;
    app.refresh();
  }

  /** Throws the draft away, after asking, and begins anew. */
  async startAgain() {
    const sure = await this.app.ask({
      title: t('Throw this draft away?'),
      text: t('What was written in it is gone for good.'),
      yes: t('Throw away'),
      no: t('Keep it'),
      danger: true,
    });
    if (!sure) return;
    try {
      await this.host?.release();
      await this.app.vault.drafts?.remove(this.#draft);
    } catch (error) {
      this.app.fail(error); // the draft is still there, and is taken up again
    }
    this.host = null;
    this.errors = [];
    this.readers = new ReadersChoice(this.app, { onChange: () => this.host?.touch() });
    await this.enter().catch((error) => this.app.fail(error));
  }

  /** A new reference, and oneself as the contact. */
  async #fresh() {
    const { app } = this;
    await app.forms.load();
    const declaration = app.forms.declaration(FORM);
    const facts = { now: app.now(), known: app.views.references, random: Math.random };
    return { ...(declaration ? startingValues(declaration, facts) : {}), force_contact: app.me?.name ?? '' };
  }

  /** @param {FormHost} host @param {Record<string, unknown>} values @param {string[]} members */
  async #open(host, values, members) {
    const { app } = this;
    const { casebook } = app;
    if (!casebook) throw Object.assign(new Error('locked'), { code: 'locked' });
    const version = host.declaration?.version;
    const opened = await casebook.openCase(values, members, { form: FORM, version, draft: this.#draft });
    await host.release();
    this.host = null;
    app.navigator.carry();
    app.notify(t('The case is open. Saved on this device; it goes by itself.'));
    app.navigate(`#/cases/${opened.case}`, { replace: true });
  }

  /** @param {'pending' | 'saved' | 'failed'} state */
  #drafted(state) {
    this.draftState = state;
    this.app.refresh();
  }
}
