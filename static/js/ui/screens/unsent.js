/** What has not been sent yet, since when, and what to do about what could not be sent. */
import { html, nothing } from 'lit-html';
import { entryTitle, formTitle, told } from '../entry_words.js';
import { button, buttons } from '../parts/button.js';
import { mark } from '../parts/marks.js';
import { page } from '../parts/page.js';
import { refusedNote } from '../parts/refused.js';
import { row, rows } from '../parts/rows.js';
import { tile } from '../parts/tile.js';
import { t } from '../text.js';
import { dayTime } from '../when.js';

export class UnsentScreen {
  current = 'more';
  #busy = false;
  /** @type {{digest: string, kind: string, case: string, code: string | null}[]} */
  #refusals = [];
  /** @type {EventTarget | null} */
  #followed = null;

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return this.#sent ? t('Everything has been sent') : t('Not yet sent');
  }

  async enter() {
    this.#followed = this.app.casebook;
    this.#followed?.addEventListener('changed', this.#follow);
    await this.#look();
  }

  leave() {
    this.#followed?.removeEventListener('changed', this.#follow);
  }

  render() {
    const { app } = this;
    const back = { href: app.home, label: t('Back') };
    if (this.#sent) return page(app, { back, heading: this.title, lead: this.#last() }, []);
    const lead = t('Sealed and safe on this phone. It goes by itself when there is signal.');
    return page(app, { back, heading: this.title, lead }, [
      ...this.#refusals.map((refused) => refusedNote(app, refused)),
      rows(this.#waiting.map((record) => this.#row(record))),
      buttons(
        button({
          label: this.#busy ? t('Sending') : t('Send now'),
          icon: 'wait',
          busy: this.#busy,
          onClick: () => this.#send(),
        }),
      ),
      html`<p class="small soft">${this.#last()}</p>`,
    ]);
  }

  get #waiting() {
    return (this.app.casebook?.records ?? []).filter(({ state }) => state === 'saved' || state === 'waiting');
  }

  get #sent() {
    const records = this.app.casebook?.records ?? [];
    return !this.#refusals.length && records.every(({ state }) => state === 'sent');
  }

  /** What has been sent or refused meanwhile changes the page. */
  #follow = () => this.#look().catch((error) => this.app.fail(error));

  async #look() {
    this.#refusals = (await this.app.casebook?.refusals()) ?? [];
    this.app.refresh();
  }

  /** @param {import('../../vault/types.js').OpenedRecord} record */
  #row(record) {
    const found = this.app.views.entryOf(record.body.about?.record ?? record.record);
    const declaration = this.app.forms.declaration(record.body.form, record.body.version);
    const view = this.app.views.of(record.case);
    const own = found?.entry.record === record.record && found.entry.form === 'contact-log';
    const when = own ? entryTitle(this.app, found.entry) : dayTime(record.created_at, this.app.now());
    return row({
      href: found ? `#/record/${found.entry.record}` : undefined,
      lead: view ? tile(view.initials) : nothing,
      title: declaration ? t(declaration.title) : found ? formTitle(this.app, found.entry) : t('Record'),
      detail: view ? told(this.app, when, view) : when,
      mark: mark(record.state === 'waiting' ? 'waiting' : 'saved'),
    });
  }

  #last() {
    const { lastSync } = this.app.engine.status;
    return lastSync
      ? t('Last sent and received {when}.', { when: dayTime(lastSync, this.app.now()).toLowerCase() })
      : t('Nothing has been sent or received on this phone yet.');
  }

  async #send() {
    this.#busy = true;
    this.app.refresh();
    try {
      await this.app.engine.now({ reason: 'button' });
      await this.#look();
    } catch (error) {
      this.app.fail(error);
    }
    this.#busy = false;
    this.app.refresh();
  }
}
