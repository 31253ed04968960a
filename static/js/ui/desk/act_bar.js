/** What a contact can do about a record: acknowledge, mark as read, ask back, add an addendum; or what is being written. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { waiting } from '../parts/empty.js';
import { icon } from '../parts/icon.js';
import { readersLine } from '../parts/readers.js';
import { t } from '../text.js';
import { shortTitle } from './record_title.js';

/** @typedef {import('./types.js').Desk} Desk */
/** @typedef {import('./types.js').Entry} Entry */

/** @param {Desk} desk @param {Entry} entry */
export function actBar(desk, entry) {
  if (desk.answering) return panel(desk, desk.answering);
  const contact = desk.app.me?.roles.includes('contact') ?? false;
  return html`<div class="act no-print" role="region" aria-label=${t('What to do with this record')}>
    ${primary(desk, entry, contact)}
    ${contact ? button({ label: t('Ask back'), icon: 'asked', kind: 'secondary', onClick: () => desk.answer('ask-back') }) : nothing}
    ${button({ label: t('Add addendum'), icon: 'record', kind: 'secondary', onClick: () => desk.answer('addendum') })}
    <p class="small soft readers">${icon('eye', { small: true })}<span>${contact ? t('Your reading is audited') : t('Only a force contact can mark records as read. Your reading is audited.')}</span></p>
  </div>`;
}

/** @param {Desk} desk @param {Entry} entry @param {boolean} contact */
function primary(desk, entry, contact) {
  const { busy } = desk;
  const risk = desk.app.views.queue.risks.some((one) => one.entry.record === entry.record);
  if (contact && risk)
    return button({
      label: t('Acknowledge'),
      icon: 'read',
      kind: 'help',
      busy,
      onClick: () => desk.confirm('acknowledge'),
    });
  if (contact && entry.unread.length)
    return button({ label: t('Mark as read'), icon: 'read', busy, onClick: () => desk.confirm('review') });
  const next = desk.next();
  if (!next) return nothing;
  const label = t('Next: {initials}, {kind}', {
    initials: desk.app.views.of(next.case)?.initials ?? '?',
    kind: shortTitle(desk.app, next),
  });
  return button({ label, icon: 'next', href: `#/review/${next.record}` });
}

/** @param {Desk} desk @param {import('./answering.js').Answering} answering */
function panel(desk, answering) {
  const asking = answering.form === 'ask-back';
  const { host } = answering;
  return html`<section class="act-panel no-print" aria-labelledby="act-title">
    <h3 class="heading" id="act-title" tabindex="-1">${asking ? t('Ask back') : t('Add an addendum')}</h3>
    ${readersLine(desk.app, answering.entry.case)}
    ${host?.element ?? waiting(t('Opening the form'))}
    <p class="small soft" role="status">${draftLine(answering.draftState)}</p>
    ${buttons(
      button({
        label: asking ? t('Send the question') : t('Save the addendum'),
        busy: desk.busy || !host,
        onClick: () => desk.save(),
      }),
      button({ label: t('Not now'), kind: 'secondary', onClick: () => desk.putAside() }),
    )}
  </section>`;
}

/** @param {import('./answering.js').Answering['draftState']} state */
function draftLine(state) {
  if (state === 'saved') return t('Draft saved on this device');
  if (state === 'failed') return t('The draft could not be kept. Save now, or copy it out.');
  return state === 'pending' ? t('Keeping the draft') : '';
}
