/** A declared form being filled: sealed as it is typed, saved on this phone when it is finished. */
import { html, nothing } from 'lit-html';
import { closesFor, dueFor } from '../../welfare/due.js';
import { initials } from '../../welfare/initials.js';
import { FormHost } from '../form_host.js';
import { startFor } from '../form_start.js';
import { draftSince } from '../open_drafts.js';
import { answerTitle, askedAbout } from '../parts/asked_about.js';
import { waiting } from '../parts/empty.js';
import { notSavedNote } from '../parts/not_saved.js';
import { main, topBar } from '../parts/page.js';
import { readersLine } from '../parts/readers.js';
import { saveBar } from '../parts/save_bar.js';
import { codeOf } from '../sentences.js';
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
    if (start.draft) this.#goOn(start.draft);
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

  /** The address is the draft's from now on, however one came here. @param {{id: string}} draft */
  #goOn({ id }) {
    this.draft = id;
    this.#renamed = true;
    this.app.navigator.rename(`#/draft/${id}`);
  }

  render() {
    const { app, host } = this;
    const view = this.case ? app.views.of(this.case) : null;
    const who = view?.subject?.name ? initials(view.subject.name) : undefined;
    const back = { href: this.#after, label: t('Close'), onClick: (/** @type {Event} */ event) => this.#close(event) };
    return html`${topBar(app, { back, who })}${main(app, 'page form', [
      html`<div class="intro stack"><h1 class="title">${answerTitle(app, this.#start) ?? this.title}</h1>${this.#resumed()}${askedAbout(app, this.#start)}${this.case ? readersLine(app, this.case) : nothing}${this.#failed && host ? notSavedNote(app, { code: this.#failed, host }) : nothing}</div>`,
      host?.element ?? waiting(t('Opening the form')),
    ])}${host ? saveBar(this) : nothing}`;
  }

  /** Which draft this is, and the way to a second one, which nobody takes unawares. */
  #resumed() {
    const { draft, about, form } = this.#start ?? {};
    if (!draft) return nothing;
    const again = about ? nothing : html` <a href=${`#/case/${this.case}/new/${form}/again`}>${t('Start another')}</a>`;
    return html`<p class="small soft">${draftSince(this.app, draft)}.${again}</p>`;
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
    const { digest } = await casebook.write({
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
    app.notifySaved({ digest, form });
    app.navigate(this.#after, { replace: true });
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

  /** Keeps the draft and leaves. @param {Event} event */
  async #close(event) {
    event.preventDefault();
    try {
      await this.host?.flush();
      if (this.#start?.draft || this.draftAt !== null) {
        this.app.navigator.carry();
        this.app.notify(t('Draft kept'), { tone: '' });
      }
      this.app.navigate(this.#after);
    } catch (error) {
      this.#failed = codeOf(error);
      this.app.refresh();
    }
  }

  get #after() {
    const about = this.#start?.about?.record;
    if (this.app.isContact) return about ? `#/review/${about}` : `#/cases/${this.case ?? ''}`;
    if (about && ['addendum', 'answer'].includes(this.#start?.form ?? '')) return `#/record/${about}`;
    return this.case ? `#/case/${this.case}` : this.app.home;
  }
}
