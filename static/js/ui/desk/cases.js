/** Every case that this contact is a member of. */
import { html, nothing } from 'lit-html';
import { button } from '../parts/button.js';
import { empty } from '../parts/empty.js';
import { textField } from '../parts/fields.js';
import { page } from '../parts/page.js';
import { rows } from '../parts/rows.js';
import { t, tn } from '../text.js';
import { byUrgency, caseFacts, caseRow } from './case_row.js';
import { moreComing } from './more_coming.js';
import { OpenCases } from './open_cases.js';

/** @typedef {import('./types.js').App} App */

const ENOUGH_TO_SEARCH = 6;

export class CasesScreen {
  current = 'cases';
  #find = '';

  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.cases = new OpenCases(app);
  }

  get title() {
    return t('Cases');
  }

  render() {
    const all = this.cases.all.map((one) => caseFacts(this.app, this.cases, one)).sort(byUrgency);
    return page(this.app, { heading: t('Cases'), classes: 'page--list' }, all.length ? this.#list(all) : nobody());
  }

  /** @param {import('./case_row.js').CaseFacts[]} all */
  #list(all) {
    const wanted = this.#find.trim().toLowerCase();
    const shown = all.filter((facts) =>
      [facts.name, facts.reference, facts.officers].join(' ').toLowerCase().includes(wanted),
    );
    return html`<div class="split"><p class="soft">${tn('{n} case', '{n} cases', all.length)}</p>${button({ label: t('Open a case'), icon: 'plus', href: '#/cases/new' })}</div>
      ${moreComing(this.app)}${all.length < ENOUGH_TO_SEARCH ? nothing : this.#finder()}
      ${shown.length ? rows(shown.map(caseRow)) : html`<p class="soft" role="status">${t('No case with these words.')}</p>`}`;
  }

  #finder() {
    return textField({
      id: 'find-case',
      label: t('Find by name, reference or officer'),
      type: 'search',
      value: this.#find,
      onInput: (value) => {
        this.#find = value;
        this.app.refresh();
      },
    });
  }
}

function nobody() {
  return empty({
    title: t('No cases yet'),
    text: t('Open one when a colleague is to be supported. Their name is sealed before it leaves this device.'),
    action: button({ label: t('Open a case'), icon: 'plus', href: '#/cases/new' }),
  });
}
