import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { describedBy, errorLine, groupClass } from './fields.js';

/** @param {{id: string, label: unknown, hint?: unknown, error?: string, checked?: boolean, onChange: (checked: boolean) => void}} facts */
export function tickField(facts) {
  return html`<div class=${groupClass(facts.error)}>${facts.error ? errorLine(facts.id, facts.error) : nothing}
    <div class="govuk-checkboxes"><div class="govuk-checkboxes__item">
      <input class="govuk-checkboxes__input" id=${facts.id} name=${facts.id} type="checkbox" autocomplete="off"
        aria-describedby=${describedBy(facts)} .checked=${live(facts.checked ?? false)}
        @change=${(/** @type {Event} */ event) => facts.onChange(/** @type {HTMLInputElement} */ (event.target).checked)} />
      <label class="govuk-label govuk-checkboxes__label" for=${facts.id}>${facts.label}</label>
      ${facts.hint ? html`<div class="govuk-hint govuk-checkboxes__hint" id=${`${facts.id}-hint`}>${facts.hint}</div>` : nothing}
    </div></div></div>`;
}
