/** A new kit on paper: all of it on one sheet or, when somebody chooses so, on three, any two of which are needed. */
import { html, nothing } from 'lit-html';
import { kitParts, wholeKit } from '../../vault/kit_paper.js';
import { radiosField } from '../parts/fields.js';
import { note } from '../parts/note.js';
import { paper } from '../parts/paper.js';
import { codeOf, sentence } from '../sentences.js';
import { t } from '../text.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./sheets.js').Sheet} Sheet */
/** @typedef {import('../../vault/kit_paper.js').KitPaper} KitPaper */
/** @typedef {'A' | 'B'} Letter */

export class KitSheets {
  #isSplit = false;
  /** Made once, so that what was printed before somebody chose otherwise still fits. @type {KitPaper[] | null} */
  #parts = null;
  #failed = '';

  /** @param {App} app @param {{kit: Letter, text: string, force: string}} facts text: of the kit; force: its name */
  constructor(app, { kit, text, force }) {
    this.app = app;
    this.kit = kit;
    this.text = text;
    this.force = force;
  }

  get #id() {
    return `kit-${this.kit.toLowerCase()}`;
  }

  render() {
    const { kit } = this;
    return html`<div class="sheet sheet--padded stack">${radiosField({
      name: `${this.#id}-on`,
      legend: t('Put kit {kit} on', { kit }),
      value: this.#isSplit ? 'three' : 'one',
      choices: [
        { value: 'one', label: t('One sheet') },
        {
          value: 'three',
          label: t('Three sheets, any two of which are needed'),
          hint: t('For three people in three places. One sheet alone is of no use to anybody.'),
        },
      ],
      onChange: (value) => this.choose(value === 'three'),
    })}${this.#isSplit ? html`<p class="small soft">${t('If you have printed kit {kit} on one sheet already, destroy that sheet: it is enough alone.', { kit })}</p>` : nothing}${this.#failed ? note({ icon: 'alert', tone: 'help', role: 'alert', title: t('It stays on one sheet'), text: this.#failed }) : nothing}</div>`;
  }

  /** @param {boolean} isSplit */
  async choose(isSplit) {
    this.#failed = '';
    this.#isSplit = isSplit;
    if (isSplit) await this.#split();
    this.app.draw();
  }

  async #split() {
    try {
      this.#parts ??= await kitParts(this.text);
    } catch (error) {
      this.#isSplit = false;
      this.#failed = sentence(codeOf(error));
    }
  }

  /** @returns {Sheet[]} */
  sheets() {
    return this.#isSplit && this.#parts ? this.#parts.map((part, at) => this.#part(part, at + 1)) : [this.#whole()];
  }

  /** @returns {Sheet} */
  #whole() {
    const { kit } = this;
    const facts = { id: this.#id, title: WHOLE[kit].title(), lead: WHOLE[kit].lead() };
    return {
      ...this.#printed(facts, wholeKit(this.text)),
      label: t('Kit {kit}: the last group of its key', { kit }),
      hint: t('Six characters, at the end of the line “Key”.'),
      missing: t('Type the last six characters of the line “Key” of kit {kit}', { kit }),
      wrong: t('This is not the end of kit {kit}. Look at the paper again', { kit }),
    };
  }

  /** @param {KitPaper} part @param {number} number @returns {Sheet} */
  #part(part, number) {
    const { kit } = this;
    const facts = {
      id: `${this.#id}-${number}`,
      title: t('Kit {kit}, part {number} of 3', { kit, number }),
      lead: html`${PART[kit]()} ${t('Keep it sealed, each part with another person in another place. Whoever finds it hands it, unopened, to the force named below.')}`,
    };
    return {
      ...this.#printed(facts, part),
      label: t('Kit {kit}, part {number}: the last group of its key part', { kit, number }),
      hint: t('Six characters, at the end of the line “Key part”.'),
      missing: t('Type the last six characters of the line “Key part” of part {number} of kit {kit}', { kit, number }),
      wrong: t('This is not the end of part {number} of kit {kit}. Look at the paper again', { kit, number }),
    };
  }

  /** @param {{id: string, title: string, lead: unknown}} facts @param {KitPaper} printed */
  #printed(facts, { text, code }) {
    return { id: facts.id, paper: paper({ ...facts, rows: this.#whose(), text }), copy: text, code };
  }

  /** For somebody who finds a kit in five years. */
  #whose() {
    const address = this.app.window.location.origin;
    return [
      { label: t('Force'), value: this.force },
      { label: t('What it belongs to'), value: t('Welfare support, {address}', { address }) },
    ];
  }
}

/** @type {Record<Letter, {title: () => string, lead: () => string}>} */
const WHOLE = {
  A: {
    title: () => t('Kit A: the root key'),
    lead: () =>
      t(
        'Makes new keys for the force contacts when every one of them has lost theirs. Keep it sealed, apart from kit B. Whoever finds it hands it, unopened, to the force named below.',
      ),
  },
  B: {
    title: () => t('Kit B: the recovery key'),
    lead: () =>
      t(
        'Opens every welfare record when nobody else can. Keep it sealed, apart from kit A, with another person. Whoever finds it hands it, unopened, to the force named below.',
      ),
  },
};

/** @type {Record<Letter, () => string>} */
const PART = {
  A: () => t('Any two of the three parts make new keys for the force contacts when every one of them has lost theirs.'),
  B: () => t('Any two of the three parts open every welfare record when nobody else can.'),
};
