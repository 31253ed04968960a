/** A question that must be answered before going on, in a dialog of the page. */
import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

/**
 * @typedef {{title: string, text?: string | string[], yes: string, no: string, danger?: boolean}} Question
 * @typedef {Question & {answer: (yes: boolean) => void}} Asked
 */

/** @param {Asked | null} asked */
export function question(asked) {
  if (!asked) return nothing;
  return html`<dialog class="ask" aria-labelledby="ask-title" ${ref(open)} @cancel=${() => asked.answer(false)}>
    <h2 class="heading" id="ask-title">${asked.title}</h2>
    ${asked.text ? [asked.text].flat().map((paragraph) => html`<p>${paragraph}</p>`) : nothing}
    <div class="buttons">
      <button class=${asked.danger ? 'govuk-button govuk-button--warning' : 'govuk-button'} type="button" @click=${() => asked.answer(true)}>${asked.yes}</button>
      <button class="govuk-button govuk-button--secondary" type="button" autofocus @click=${() => asked.answer(false)}>${asked.no}</button>
    </div>
  </dialog>`;
}

/** Once it stands in the page: lit hands it over before that. @param {Element} [element] */
function open(element) {
  if (!(element instanceof HTMLDialogElement)) return;
  queueMicrotask(() => {
    if (element.isConnected && !element.open) element.showModal();
  });
}
