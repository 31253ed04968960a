/** What came into a case after its author had left: a contact reads it, and adopts it for everybody or sets it aside, with a reason. */
import { html, nothing } from 'lit-html';
import { Deciding } from '../../vault/deciding.js';
import { lateRecords } from '../../welfare/late.js';
import { groupBy } from '../../welfare/records.js';
import { textOf } from '../../welfare/wellformed.js';
import { entryTitle, formTitle, shortName } from '../entry_words.js';
import { button, buttons } from '../parts/button.js';
import { errorSummary, focusSummary, textField } from '../parts/fields.js';
import { mark } from '../parts/marks.js';
import { t } from '../text.js';
import { dayTime } from '../when.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('../../welfare/late.js').LateRecord} LateRecord */

const LONGEST = 500;
const REASON = 'late-reason';

export class LateRecords {
  /** @type {{record: string, reason: string} | null} what is being set aside */
  asking = null;
  #error = '';
  #busy = false;

  /** @param {App} app @param {string} caseId */
  constructor(app, caseId) {
    this.app = app;
    this.case = caseId;
  }

  get changing() {
    return this.asking !== null;
  }

  /** The records that do not stand among the others, since nobody has adopted them. @returns {Set<string>} */
  get apart() {
    return new Set(this.#all.flatMap(({ record, decided }) => (decided === 'adopt' ? [] : record)));
  }

  render() {
    const byAuthor = groupBy(this.#all, ({ author }) => author);
    return [...byAuthor].map(([author, all], at) => this.#section(author, all, `late-${at}`));
  }

  /** @param {string} author @param {LateRecord[]} all @param {string} id */
  #section(author, all, id) {
    const name = this.app.casebook?.people.get(author)?.name ?? t('Somebody not in the directory');
    return html`<section class="section" aria-labelledby=${id}><h2 class="heading" id=${id}>${t('Arrived after {name} had left the case', { name })}</h2>
      <p class="small soft">${t('Only force contacts are given this. What you adopt goes to everybody in the case, and counts as if it had come in time. What you set aside counts for nothing; it stays here.')}</p>
      <ul class="sheet rows">${all.map((one) => html`<li class="late">${this.#item(one)}</li>`)}</ul></section>`;
  }

  /** @param {LateRecord} one */
  #item(one) {
    const { latest, decided } = one;
    const now = this.app.now();
    const title = titleOf(this.app, one);
    const shown = latest.body.about?.record ?? one.record;
    return html`<div class="late__what"><a class="strong" href=${`#/review/${shown}`}>${title}</a><span class="small soft">${t('Written {written}, arrived {arrived}', { written: dayTime(latest.created_at, now), arrived: dayTime(latest.received_at ?? latest.created_at, now).toLowerCase() })}</span>
      ${latest.body.form === 'risk' ? mark('risk') : nothing}${decided ? mark(decided === 'adopt' ? 'read' : 'refused', { text: decided === 'adopt' ? t('Adopted') : t('Set aside') }) : mark('late', { text: t('Not decided yet') })}
      ${decided === 'aside' ? this.#why(one) : nothing}</div>
      ${this.asking?.record === one.record ? this.#form(one, this.asking) : this.#acts(one, title)}`;
  }

  /** @param {LateRecord} one */
  #why({ reason }) {
    const words = textOf(reason?.body.values.reason);
    return reason && words
      ? html`<p class="small">${t('{name}: {words}', { name: shortName(this.app, reason.author), words })}</p>`
      : nothing;
  }

  /** @param {LateRecord} one @param {string} title */
  #acts(one, title) {
    if (!this.#may) return nothing;
    const what = html`<span class="govuk-visually-hidden"> ${title}, ${dayTime(one.latest.created_at, this.app.now())}</span>`;
    const busy = this.#busy;
    const first = one.decided ? 'plain' : 'secondary';
    return buttons(
      one.decided === 'adopt'
        ? nothing
        : button({ label: html`${t('Adopt')}${what}`, kind: first, busy, onClick: () => this.adopt(one) }),
      one.decided === 'aside'
        ? nothing
        : button({ label: html`${t('Set aside')}${what}`, kind: first, busy, onClick: () => this.ask(one) }),
    );
  }

  /** @param {LateRecord} one @param {NonNullable<LateRecords['asking']>} asking */
  #form(one, asking) {
    return html`${this.#error ? errorSummary([{ id: REASON, text: this.#error }]) : nothing}
      <form class="stack" novalidate @submit=${(/** @type {Event} */ event) => this.#submitted(event, one)}>
        ${textField({ id: REASON, label: t('Why is it set aside?'), hint: t('A few words. Everybody in the case can read them.'), value: asking.reason, error: this.#error || undefined, maxlength: LONGEST, onInput: (reason) => this.#type(reason) })}
        ${buttons(button({ label: t('Set it aside'), type: 'submit', busy: this.#busy }), button({ label: t('Leave it as it is'), kind: 'secondary', onClick: () => this.#end() }))}
      </form>`;
  }

  /** @param {LateRecord} one */
  ask({ record }) {
    this.asking = { record, reason: '' };
    this.#error = '';
    this.app.draw();
    this.app.window.document.getElementById(REASON)?.focus();
  }

  /** @param {LateRecord} one */
  adopt({ digests }) {
    return this.#do(async (deciding) => {
      await deciding.decide(this.case, { adopt: digests });
      this.app.notify(t('Adopted. Everybody in the case is given it.'));
    });
  }

  /** The reason first, so that nothing is set aside without one. What it had fallen due for is done with. @param {LateRecord} one */
  async setAside({ record, digests, dues }) {
    const reason = this.asking?.reason.trim() ?? '';
    this.#error = reason ? '' : t('Say why, in a few words');
    this.app.draw();
    if (this.#error) return focusSummary(this.app.window.document);
    await this.#do(async (deciding) => {
      const about = { record, digests };
      const written = { case: this.case, form: 'set-aside', version: 1, about, values: { reason }, closes: dues };
      await this.app.casebook?.write(written);
      await deciding.decide(this.case, { aside: digests });
      this.asking = null;
      this.app.notify(t('Set aside. It counts for nothing, and stays here.'));
    });
  }

  /** @param {(deciding: Deciding) => Promise<void>} work */
  async #do(work) {
    const { app } = this;
    if (this.#busy || !app.casebook) return;
    this.#busy = true;
    app.refresh();
    try {
      await work(app.casebook.lend(Deciding));
    } catch (error) {
      app.fail(error);
    }
    this.#busy = false;
    app.refresh();
  }

  /** @param {Event} event @param {LateRecord} one */
  #submitted(event, one) {
    event.preventDefault();
    return this.setAside(one);
  }

  /** @param {string} reason */
  #type(reason) {
    if (this.asking) this.asking = { ...this.asking, reason };
  }

  #end() {
    this.asking = null;
    this.app.refresh();
  }

  get #all() {
    return lateRecords(this.app.casebook?.cases.get(this.case)?.records ?? []);
  }

  get #may() {
    const one = this.app.casebook?.cases.get(this.case);
    const { me } = this.app;
    return Boolean(one && !one.disposed && me?.roles.includes('contact') && one.members.includes(me.id));
  }
}

/** "Contact record: Thursday 5 March, 18:00", "Risk record" @param {App} app @param {LateRecord} one */
function titleOf(app, { latest }) {
  const entry = /** @type {any} */ ({ form: latest.body.form, latest });
  return [...new Set([formTitle(app, entry), entryTitle(app, entry)])].join(': ');
}
