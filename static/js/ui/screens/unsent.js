/** What has not been sent yet, since when, and what to do about what could not be sent. */
import { html, nothing } from 'lit-html';
import { entryTitle, formTitle } from '../entry_words.js';
import { button, buttons } from '../parts/button.js';
import { empty } from '../parts/empty.js';
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

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('Not yet sent');
  }

  async enter() {
    this.#refusals = (await this.app.casebook?.refusals()) ?? [];
    this.app.refresh();
  }

  render() {
    const { app } = this;
    const facts = {
      heading: t('Not yet sent'),
      back: { href: app.home, label: t('Back') },
      lead: t('Sealed and safe on this phone. It goes by itself when there is signal.'),
    };
    const waiting = (app.casebook?.records ?? []).filter(
      (record) => record.state === 'saved' || record.state === 'waiting',
    );
    const refusals = this.#refusals;
    if (!waiting.length && !refusals.length)
      return page(
        app,
        { ...facts, lead: undefined },
        empty({ title: t('Everything has been sent'), text: this.#last() }),
      );
    return page(app, facts, [
      ...refusals.map((refused) => refusedNote(app, refused)),
      rows(waiting.map((record) => this.#row(record))),
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

  /** @param {import('../../vault/types.js').OpenedRecord} record */
  #row(record) {
    const found = this.app.views.entryOf(record.body.about?.record ?? record.record);
    const declaration = this.app.forms.declaration(record.body.form, record.body.version);
    const view = this.app.views.of(record.case);
    const own = found?.entry.record === record.record;
    return row({
      href: found ? `#/record/${found.entry.record}` : undefined,
      lead: view ? tile(view.initials) : nothing,
      title: declaration ? t(declaration.title) : found ? formTitle(this.app, found.entry) : t('Record'),
      detail:
        own && found?.entry.form === 'contact-log'
          ? entryTitle(this.app, found.entry)
          : dayTime(record.created_at, this.app.now()),
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
      await this.enter();
    } catch (error) {
      this.app.fail(error);
    }
    this.#busy = false;
    this.app.refresh();
  }
}
