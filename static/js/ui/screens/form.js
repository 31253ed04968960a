/** A declared form being filled: sealed as it is typed, saved on this phone when it is finished. */
import { html, nothing } from 'lit-html';
import { initials } from '../../welfare/initials.js';
import { ELSEWHERE, FormHost } from '../form_host.js';
import { startFor } from '../form_start.js';
import { writeForm } from '../form_write.js';
import { draftSince } from '../open_drafts.js';
import { answerTitle, askedAbout } from '../parts/asked_about.js';
import { draftElsewhere } from '../parts/draft_elsewhere.js';
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
  #elsewhere = false;

  /** @param {import('../app.js').App} app @param {Record<string, string>} params */
  constructor(app, params) {
    this.app = app;
    this.params = params;
    this.draft = params.draft ?? app.newId();
    this.#renamed = Boolean(params.draft);
  }

  get title() {
    const declared = this.host?.declaration ?? (this.#start && this.app.forms.declaration(this.#start.form));
    return declared ? t(declared.title) : t('New record');
  }

  get case() {
    return this.#start?.case;
  }

  async enter() {
    const start = await startFor(this.app, this.params);
    if (this.#isGone) return;
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
    await this.#open(host);
    this.app.refresh();
  }

  async leave() {
    this.#renamed = true; // the address is the next screen's now
    await this.host?.putAside();
  }

  /** @param {FormHost} host */
  async #open(host) {
    this.#elsewhere = false;
    try {
      await host.load();
    } catch (error) {
      if (codeOf(error) !== ELSEWHERE) throw error;
      this.#elsewhere = true;
      return;
    }
    if (this.#isGone) await host.release();
    else this.host = host;
  }

  /** Whether somebody has gone on to another screen while this one was being got ready. */
  get #isGone() {
    return this.app.screen !== this;
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
      html`<div class="intro stack"><h1 class="title">${answerTitle(app, this.#start) ?? this.title}</h1>${this.#resumed()}${askedAbout(app, this.#start)}${this.case ? readersLine(app, this.case) : nothing}${this.#failed && host ? notSavedNote(app, { code: this.#failed, host }) : nothing}${this.#elsewhere ? draftElsewhere(() => this.enter()) : nothing}</div>`,
      host?.element ?? (this.#elsewhere ? nothing : waiting(t('Opening the form'))),
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
    if (!this.#isGone) app.refresh();
  }

  /** @param {Record<string, unknown>} values */
  async #write(values) {
    const { app, draft } = this;
    const host = /** @type {FormHost} */ (this.host);
    const start = /** @type {Start} */ (this.#start);
    const saved = await writeForm(app, { start, version: host.declaration?.version ?? 1, values, draft });
    await host.release();
    app.navigator.carry();
    app.notifySaved(saved);
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
