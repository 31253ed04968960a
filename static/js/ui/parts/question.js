/** A question that must be answered before going on, in a dialog of the page. */
import { html, nothing } from 'lit-html';

/**
 * @typedef {{title: string, text?: string | string[], yes: string, no: string, danger?: boolean}} Question
 * @typedef {Question & {answer: (yes: boolean) => void}} Asked
 */

/** @param {Asked | null} asked */
export function question(asked) {
  if (!asked) return nothing;
  return html`<dialog class="ask" aria-labelledby="ask-title" @cancel=${() => asked.answer(false)}>
    <h2 class="heading" id="ask-title">${asked.title}</h2>
    ${asked.text ? [asked.text].flat().map((paragraph) => html`<p>${paragraph}</p>`) : nothing}
    <div class="buttons">
      <button class=${asked.danger ? 'govuk-button govuk-button--warning' : 'govuk-button'} type="button" @click=${() => asked.answer(true)}>${asked.yes}</button>
      <button class="govuk-button govuk-button--secondary" type="button" autofocus @click=${() => asked.answer(false)}>${asked.no}</button>
    </div>
  </dialog>`;
}

/** Opens a question that has just been drawn; one that stands open stays as it is. @param {ParentNode} root */
export function openQuestion(root) {
  const element = root.querySelector('dialog.ask:not([open])');
  if (element instanceof HTMLDialogElement) element.showModal();
}

/** Closes it before it is taken out of the page: the browser then leads back to what it was asked from. @param {ParentNode} root */
export function closeQuestion(root) {
  /** @type {HTMLDialogElement | null} */ (root.querySelector('dialog.ask[open]'))?.close();
}
