/** What the queue is searched for. It stays in memory: no address, no history ever holds it. */
import { html, nothing } from 'lit-html';
import { readDate } from '../../welfare/kinds/measure.js';
import { selectField, textField } from '../parts/fields.js';
import { word } from '../parts/marks.js';
import { t, tn } from '../text.js';

/**
 * @typedef {{text: string, officer: string, case: string, form: string, state: string, from: string, to: string}} Filters
 *   officer: person id; form: its name; state: as `standing` says; from, to: a day as it is typed, both included. '' means any.
 */
/** @typedef {{value: string, label: string}} Choice */
/** @typedef {{officers: Choice[], cases: Choice[], forms: Choice[]}} FilterChoices */

/** @returns {Filters} nothing is looked for */
export function noFilters() {
  return { text: '', officer: '', case: '', form: '', state: '', from: '', to: '' };
}

/** How many things are looked for. @param {Filters} filters */
export function filterCount(filters) {
  return Object.keys(wanted(filters)).length;
}

/** Only what is looked for: what the rules expect; half a day is none yet. @param {Filters} filters @returns {Partial<Filters>} */
export function wanted(filters) {
  const read = { ...filters, from: dayOf(filters.from), to: dayOf(filters.to) };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value.trim() !== ''));
}

/** @param {string} typed day, month and year @returns {string} 'YYYY-MM-DD', or '' */
function dayOf(typed) {
  const [day, month, year, ...more] = typed.trim().split(/[\s./-]+/);
  return (year && !more.length && readDate({ day, month, year })) || '';
}

/**
 * @param {{filters: Filters, choices: FilterChoices, onChange: (change: Partial<Filters>) => void, onClear: () => void}} facts
 */
export function filterFields({ filters, choices, onChange, onClear }) {
  const further = filterCount({ ...filters, text: '' });
  return html`<form role="search" autocomplete="off" class="finder" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
    ${textField({
      id: 'find',
      label: t('Search what is open here'),
      type: 'search',
      inputmode: 'search',
      value: filters.text,
      onInput: (text) => onChange({ text }),
    })}
    <details class="finder__more">
      <summary class="tool tool--start">${further ? tn('{n} filter in use', '{n} filters in use', further) : t('Filters')}</summary>
      <div class="filters">${pick('officer', t('Officer'), filters, choices.officers, onChange)}${pick(
        'case',
        t('Person'),
        filters,
        choices.cases,
        onChange,
      )}${pick('form', t('Kind'), filters, choices.forms, onChange)}${pick('state', t('State'), filters, states(), onChange)}${day(
        'from',
        t('From'),
        filters,
        onChange,
      )}${day('to', t('To'), filters, onChange)}</div>
    </details>
    ${filterCount(filters) ? html`<button class="tool tool--start" type="button" @click=${onClear}>${t('Clear search and filters')}</button>` : nothing}
  </form>`;
}

/** @param {keyof Filters} name @param {string} label @param {Filters} filters @param {Choice[]} choices @param {(change: Partial<Filters>) => void} onChange */
function pick(name, label, filters, choices, onChange) {
  return selectField({
    id: `filter-${name}`,
    label,
    value: filters[name],
    choices,
    blank: t('Any'),
    onInput: (value) => onChange({ [name]: value }),
  });
}

/** @param {keyof Filters} name @param {string} label @param {Filters} filters @param {(change: Partial<Filters>) => void} onChange */
function day(name, label, filters, onChange) {
  return textField({
    id: `filter-${name}`,
    label,
    hint: t('Day month year, like 20 11 2026'),
    value: filters[name],
    onInput: (value) => onChange({ [name]: value }),
  });
}

/** @returns {Choice[]} */
function states() {
  return /** @type {const} */ (['sent', 'asked', 'read', 'acknowledged', 'waiting', 'saved', 'refused']).map(
    (value) => ({
      value,
      label: value === 'sent' ? t('Not yet read') : value === 'saved' ? t('Saved on this device') : word(value),
    }),
  );
}
