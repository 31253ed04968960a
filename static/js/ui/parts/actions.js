/** What was agreed: open by date; what is done is folded under it. A tick leads to the small form that says when it was done. */
import { html, nothing } from 'lit-html';
import { t } from '../text.js';
import { onDay, overdue } from '../when.js';
import { icon } from './icon.js';
import { mark } from './marks.js';

/** @typedef {import('../app.js').App} App */
/** @typedef {import('../views.js').CaseView} CaseView */
/** @typedef {CaseView['actions'][number]} Action */

/** Where nothing can be written any more, nothing can be ticked: it is read, and why is said. @param {App} app @param {CaseView} view */
export function actionTicks(app, view) {
  if (!view.actions.length) return nothing;
  const over = whyOver(app, view);
  const open = view.actions.filter((action) => !action.done);
  const done = view.actions.filter((action) => action.done);
  return html`<section class="section" aria-labelledby="agreed">
    <h2 class="heading" id="agreed">${t('Agreed actions')}</h2>
    <div class="sheet ticks">${
      open.length ? openActions(app, open, over) : html`<p class="ticks__none soft">${t('Nothing is open.')}</p>`
    }${done.length ? folded(app, done) : nothing}</div>
  </section>`;
}

/** @param {App} app @param {Action[]} open @param {string} over why they cannot be ticked */
function openActions(app, open, over) {
  if (over)
    return html`<p class="ticks__none soft">${over}</p>${open.map((action) => html`<div class="ticks__done ticks__open">${icon('clock')}<p>${action.what}<small>${detail(app, action)}</small></p></div>`)}`;
  return html`<fieldset class="govuk-fieldset" aria-labelledby="agreed">${open.map((action, index) => tick(app, action, `action-${index}`))}</fieldset>`;
}

/** @param {App} app @param {CaseView} view @returns {string} '' where they can be ticked */
function whyOver(app, { id }) {
  const found = app.casebook?.cases.get(id);
  if (!found?.members.includes(app.me?.id ?? ''))
    return t('You are no longer in this case: what is open is for others.');
  if (found.disposed) return t('This case is closed: nothing can be ticked any more.');
  return found.readable ? '' : t('The key of this case has not arrived: nothing can be ticked until then.');
}

/** @param {App} app @param {Action[]} done */
function folded(app, done) {
  return html`<details class="govuk-details ticks__fold"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${t('Done ({n})', { n: done.length })}</span></summary>
    <div class="govuk-details__text">${done.map(
      (action) =>
        html`<div class="ticks__done">${icon('read')}<p>${action.what}<small>${detail(app, action)}</small></p></div>`,
    )}</div></details>`;
}

/** @param {App} app @param {Action} action @param {string} id */
function tick(app, action, id) {
  const settle = (/** @type {Event} */ event) => {
    /** @type {HTMLInputElement} */ (event.target).checked = false;
    app.navigate(`#/record/${action.record}/new/action-done/${action.position}`);
  };
  return html`<div class="govuk-checkboxes__item">
    <input class="govuk-checkboxes__input" id=${id} type="checkbox" autocomplete="off" @change=${settle} />
    <label class="govuk-label govuk-checkboxes__label" for=${id}>${action.what}<small>${detail(app, action)}</small></label></div>`;
}

/** @param {App} app @param {Action} action */
function detail(app, action) {
  const who = action.who === 'other' && action.who_name ? action.who_name : whoWords(app, action);
  if (action.done?.date) return t('{who}, done {when}', { who, when: onDay(action.done.date, app.now()) });
  if (action.done) return t('{who}, done', { who });
  if (!action.due) return who;
  const when = onDay(action.due, app.now());
  if (!action.overdue) return t('{who}, by {when}', { who, when });
  return html`${t('{who}, was due {when}.', { who, when })} ${mark('overdue', { text: overdue(action.overdue) })}`;
}

/** @param {App} app @param {Action} action */
function whoWords(app, action) {
  if (action.who === 'officer' && !app.isContact) return t('You');
  const rows = app.forms.declaration('contact-log')?.fields.find((field) => field.name === 'agreed_actions');
  const choice = rows?.group?.fields
    .find((field) => field.name === 'who')
    ?.choices?.find((one) => one.value === action.who);
  return choice ? t(choice.label) : action.who;
}
