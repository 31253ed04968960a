/** The review desk: the queue on the left, one record on the right; one pane at a time where there is little room. */
import { html } from 'lit-html';
import { addedId } from '../parts/added.js';
import { toldConfirmed } from '../parts/confirming.js';
import { main, topBar } from '../parts/page.js';
import { t } from '../text.js';
import { Answering } from './answering.js';
import { noFilters } from './filters.js';
import { OpenCases } from './open_cases.js';
import { queuePane } from './queue_pane.js';
import { recordPane } from './record_pane.js';
import { afterwards } from './record_title.js';
import { toAdded, toElement, toPlace, toRecord } from './review_focus.js';
import { Viewing } from './viewing.js';
import { writeAbout } from './writing.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Entry} Entry */

export class ReviewScreen {
  current = 'review';
  busy = false;
  filters = noFilters();
  /** @type {Answering | null} */
  answering = null;
  /** @type {EventTarget | null} */
  #followed = null;
  /** Where the open record stood in the queue, so that the next one is known after it has gone from there. */
  #place = 0;

  /** @param {App} app @param {{record?: string}} params */
  constructor(app, params) {
    this.app = app;
    this.record = params.record ?? null;
    this.cases = new OpenCases(app);
    this.viewing = new Viewing(app);
  }

  get title() {
    return t('Review');
  }

  get holdsUpdate() {
    return this.answering !== null;
  }

  async enter() {
    this.#followed = this.app.casebook;
    this.#followed?.addEventListener('changed', this.#look);
    if (this.record) this.#toOpened();
    await this.#look();
  }

  /** Rejects with words in hand that cannot be kept: they stay on the screen. */
  async leave() {
    this.cases.release();
    await this.answering?.putAside();
    this.#followed?.removeEventListener('changed', this.#look);
    this.answering = null;
  }

  /** Another record, or none, was chosen. @param {{record?: string}} params */
  async update(params) {
    const before = this.record;
    const unfinished = this.answering;
    this.record = params.record ?? null;
    this.answering = null;
    this.app.refresh();
    queueMicrotask(() => this.#focus(before));
    if (await this.#safely(async () => unfinished?.putAside())) return this.#look();
    this.record = before;
    this.answering = unfinished;
    this.app.navigator.rename(`#/review/${before}`);
    this.app.refresh();
  }

  render() {
    const reading = this.record !== null;
    const top = reading ? { back: { href: '#/review', label: t('Review') } } : { heading: t('To review') };
    return html`${topBar(this.app, top)}${main(
      this.app,
      'desk',
      html`<div class=${reading ? 'panes panes--reading' : 'panes'} @keydown=${(/** @type {KeyboardEvent} */ event) => this.#back(event)}>
        <h1 class="title panes__title">${t('To review')}</h1>${queuePane(this)}${recordPane(this)}</div>`,
    )}`;
  }

  /** @param {Partial<import('./filters.js').Filters>} change */
  filter(change) {
    this.filters = { ...this.filters, ...change };
    this.app.refresh();
  }

  clearFilters() {
    this.filters = noFilters();
    this.app.refresh();
    toElement(this.app.window, 'find');
  }

  /** What to read after the open one: a risk that nobody has acknowledged, else whatever now stands where it stood. @returns {Entry | null} */
  next() {
    const { risks, unread } = this.app.views.queue;
    const order = [...risks, ...unread].map(({ entry }) => entry);
    const place = order.findIndex(({ record }) => record === this.record);
    if (place >= 0) this.#place = place;
    const waiting = risks.find(({ entry }) => entry.record !== this.record);
    if (waiting) return waiting.entry;
    const others = order.filter(({ record }) => record !== this.record);
    return others[Math.min(this.#place, others.length - 1)] ?? null;
  }

  /** @param {'review' | 'acknowledge'} form */
  async confirm(form) {
    const entry = this.#entry;
    if (!entry || this.busy) return;
    this.next();
    const done = await this.#safely(() => writeAbout(this.app, entry, { form }));
    if (done)
      this.app.notify(
        form === 'review' ? t('Marked as read.') : t('Acknowledged. The officer sees it at the next sync.'),
      );
  }

  /** @param {'ask-back' | 'addendum'} form */
  async answer(form) {
    const entry = this.#entry;
    if (!entry || this.answering) return;
    const answering = new Answering(this.app, entry, form);
    this.answering = answering;
    this.app.refresh();
    const opened = await this.#safely(() => answering.load());
    if (!opened && this.answering === answering) this.answering = null;
    this.app.draw();
    toElement(this.app.window, 'act-title');
  }

  async save() {
    const { answering } = this;
    if (!answering || this.busy) return;
    const done = await this.#safely(async () => {
      if (!(await answering.save())) return;
      this.answering = null;
      this.app.notify(
        answering.form === 'ask-back'
          ? t('Question sent. It waits for an answer.')
          : t('Addendum saved. It stands beside the original.'),
      );
    });
    if (done && !this.answering) this.#toRecord();
  }

  /** Keeps what was written as a draft and closes the panel. */
  async putAside() {
    if (!(await this.#safely(async () => this.answering?.putAside()))) return;
    this.answering = null;
    this.#toRecord();
  }

  get #entry() {
    return this.record ? this.cases.entryOf(this.record) : undefined;
  }

  /** Whatever is on the screen has now been seen. A contact, whom this desk is open to, need not be told that the keys are confirmed. */
  #look = async () => {
    toldConfirmed(this.app);
    const entry = this.#entry;
    if (entry) await this.viewing.note(entry);
  };

  /** @param {() => Promise<unknown>} work @returns {Promise<boolean>} whether it went well; otherwise it has been said */
  async #safely(work) {
    this.busy = true;
    this.app.refresh();
    try {
      await work();
      return true;
    } catch (error) {
      this.app.fail(error);
      return false;
    } finally {
      this.busy = false;
      this.app.refresh();
    }
  }

  /** Escape leads from the record back to its place in the queue. @param {KeyboardEvent} event */
  #back(event) {
    if (event.key === 'Escape' && !this.answering && this.record) toPlace(this.app.window, this.record);
  }

  /** To the record that was opened, or back to where one was. @param {string | null} before */
  #focus(before) {
    if (this.record) this.#toOpened();
    else toPlace(this.app.window, before);
  }

  /** To what waits to be read: the record, or what was added after it had been read. */
  #toOpened() {
    const entry = this.#entry;
    const added = entry && afterwards(entry);
    if (!added) return this.#toRecord();
    this.app.draw();
    toAdded(this.app.window, addedId(added));
  }

  #toRecord() {
    this.app.draw();
    toRecord(this.app.window);
  }
}
