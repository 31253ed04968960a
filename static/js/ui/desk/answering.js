/** A question or an addendum being written at the desk: a declared form, its draft sealed while it is typed. */

import { readDigests } from '../../welfare/timeline.js';
import { FormHost } from '../form_host.js';
import { writeAbout } from './writing.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Entry} Entry */

export class Answering {
  /** @type {'' | 'pending' | 'saved' | 'failed'} where the draft is */
  draftState = '';
  #draft = '';
  #gone = false;

  /**
   * @param {App} app
   * @param {Entry} entry what it is about
   * @param {'ask-back' | 'addendum'} form
   */
  constructor(app, entry, form) {
    this.app = app;
    this.entry = entry;
    this.form = form;
    /** @type {FormHost | null} */
    this.host = null;
  }

  /** Takes up the draft of an earlier attempt, if there is one. */
  async load() {
    const { app, entry, form } = this;
    const drafts = (await app.vault.drafts?.list()) ?? [];
    const earlier = drafts.find((draft) => draft.form === form && aboutRecord(draft.about) === entry.record);
    this.#draft = earlier?.id ?? app.newId();
    const host = new FormHost(app, {
      form,
      case: entry.case,
      about: { record: entry.record, digests: readDigests(entry) },
      aboutDeclaration: app.forms.declaration(entry.latest.body.form, entry.latest.body.version),
      values: /** @type {Record<string, unknown> | undefined} */ (earlier?.values),
      draft: this.#draft,
      onDraft: (state) => this.#moved(state),
    });
    await host.load();
    if (this.#gone) await host.release();
    else this.host = host;
  }

  /** Checks and writes it; the draft goes in the same transaction. @returns {Promise<boolean>} false: answers are missing and shown */
  async save() {
    const values = this.host?.submit();
    if (!values) return false;
    const version = this.host?.declaration?.version;
    await writeAbout(this.app, this.entry, { form: this.form, version, values, draft: this.#draft });
    await this.release();
    return true;
  }

  /** Leaves the draft where it is: it comes back when the same is opened again. */
  async putAside() {
    this.#gone = true;
    await this.host?.putAside();
    this.host = null;
  }

  async release() {
    await this.host?.release();
    this.host = null;
  }

  /** @param {'pending' | 'saved' | 'failed'} state */
  #moved(state) {
    this.draftState = state;
    this.app.refresh();
  }
}

/** @param {object | null | undefined} about */
function aboutRecord(about) {
  return about && 'record' in about ? about.record : undefined;
}
