/** A declared form being filled: sealed as it is typed, saved on this phone when it is finished. */
import { html, nothing } from 'lit-html';
import { closesFor, dueFor } from '../../welfare/due.js';
import { initials } from '../../welfare/initials.js';
import { FormHost } from '../form_host.js';
import { startFor } from '../form_start.js';
import { waiting } from '../parts/empty.js';
import { note } from '../parts/note.js';
import { main, topBar } from '../parts/page.js';
import { copyText } from '../parts/paper.js';
import { readersLine } from '../parts/readers.js';
import { saveBar } from '../parts/save_bar.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** @typedef {import('../form_start.js').Start} Start */

export class FormScreen {
  chrome = /** @type {const} */ ('form');
  holdsUpdate = true;
  busy = false;
  /** @type {'none' | 'pending' | 'saved' | 'failed'} */
  draftState = 'none';
  /** @type {number | null} */
  draftAt = null;
  /** @type {FormHost | null} */
  host = null;
  /** @type {Start | null} */
  #start = null;
  #failed = '';
  #renamed = false;

  /** @param {import('../app.js').App} app @param {Record<string, string>} params */
  constructor(app, params) {
    this.app = app;
    this.params = params;
    this.draft = params.draft ?? app.newId();
    this.#renamed = Boolean(params.draft);
  }

  get title() {
    return this.host?.declaration ? t(this.host.declaration.title) : t('New record');
  }

  get case() {
    return this.#start?.case;
  }

  async enter() {
    const start = await startFor(this.app, this.params);
    if (!start) {
      this.app.navigator.carry();
      this.app.notify(t('That is not on this phone any more.'), { tone: 'wait' });
      this.app.navigate(this.app.home, { replace: true });
      return;
    }
    this.#start = start;
    const host = new FormHost(this.app, {
      ...start,
      draft: this.draft,
      onInput: () => this.app.refresh(),
      onDraft: (state) => this.#drafted(state),
      onEscalate: () => this.app.help.open(),
    });
    await host.load();
    this.host = host;
    this.app.refresh();
  }

  async leave() {
    await this.host?.flush();
    await this.host?.release();
  }

  render() {
    const { app, host } = this;
    const view = this.case ? app.views.of(this.case) : null;
    const who = view?.subject?.name ? initials(view.subject.name) : undefined;
    const back = { href: this.#after, label: t('Close'), onClick: (/** @type {Event} */ event) => this.#close(event) };
    return html`${topBar(app, { back, who, lock: false })}${main(app, 'page form', [
      html`<div class="intro stack"><h1 class="title">${this.title}</h1>${this.case ? readersLine(app, this.case) : nothing}${this.#failure()}</div>`,
      host?.element ?? waiting(t('Opening the form')),
    ])}${host ? saveBar(this) : nothing}`;
  }

  async save() {
    const { app, host } = this;
    if (this.busy || !host) return;
    const values = host.submit();
    if (!values) return;
    this.busy = true;
    this.#failed = '';
    app.refresh();
    try {
      await this.#write(values);
    } catch (error) {
      this.#failed = codeOf(error);
      app.window.scrollTo(0, 0);
    }
    this.busy = false;
    app.refresh();
  }

  /** @param {Record<string, unknown>} values */
  async #write(values) {
    const { app } = this;
    const host = /** @type {FormHost} */ (this.host);
    const start = /** @type {Start} */ (this.#start);
    const casebook = app.casebook;
    if (!casebook) throw Object.assign(new Error('locked'), { code: 'locked' });
    const { form, about = null } = start;
    const version = host.declaration?.version ?? 1;
    const records = casebook.cases.get(start.case)?.records ?? [];
    const due = dueFor({ form, values }, { newId: () => app.newId() });
    const closes = closesFor({ form, values, about }, records);
    await casebook.write({
      case: start.case,
      form,
      version,
      about,
      values,
      due,
      closes: closes.length ? closes : undefined,
      draft: this.draft,
    });
    await host.release();
    this.host = null;
    app.navigator.carry();
    app.notify(t('Saved on this phone'), { detail: this.#whatNow(form) });
    app.navigate(this.#after, { replace: true });
  }

  /** @param {string} form */
  #whatNow(form) {
    if (form !== 'risk') return t('It goes by itself when there is signal.');
    return t('Your force contact is told when it has been sent. If somebody must know now, call: Help now.');
  }

  /** @param {'pending' | 'saved' | 'failed'} state */
  #drafted(state) {
    this.draftState = state;
    if (state === 'saved') this.draftAt = this.app.now();
    if (state === 'saved' && !this.#renamed && this.host) {
      this.#renamed = true;
      this.app.navigator.rename(`#/draft/${this.draft}`);
    }
    this.app.refresh();
  }

  #failure() {
    const { app, host } = this;
    if (!this.#failed || !host) return nothing;
    const words = () => copyText(app, host.words());
    return note({
      icon: 'alert',
      tone: 'help',
      role: 'alert',
      title: t('Not saved yet'),
      text: sentence(this.#failed),
      actions: html`<button class="tool" type="button" @click=${words}>${t('Copy what I wrote')}</button>`,
    });
  }

  /** Keeps the draft and leaves. @param {Event} event */
  async #close(event) {
    event.preventDefault();
    try {
      await this.host?.flush();
      this.app.navigate(this.#after);
    } catch (error) {
      this.#failed = codeOf(error);
      this.app.refresh();
    }
  }

  get #after() {
    const about = this.#start?.about?.record;
    if (this.app.isContact) return about ? `#/review/${about}` : `#/cases/${this.case ?? ''}`;
    if (about && this.#start?.form === 'addendum') return `#/record/${about}`;
    return this.case ? `#/case/${this.case}` : this.app.home;
  }
}
