/** How far a piece of work on many cases has come, in a line that a screen reader hears as well, and how it ended. */
import { html, nothing } from 'lit-html';
import { button, buttons } from '../parts/button.js';
import { note } from '../parts/note.js';
import { sentence } from '../sentences.js';
import { t, tn } from '../text.js';

/** @typedef {import('./case_work.js').CaseWork} CaseWork */

/** @param {CaseWork} work @param {string} person whose page it is */
export function caseWorkNote(work, person) {
  if (work.running?.person === person) return running(work, work.running);
  if (work.running)
    return note({ icon: 'key', title: t('Keys are being sealed for somebody else. Wait until that is done') });
  if (work.outcome?.person === person) return ended(work.outcome);
  return nothing;
}

/** @param {CaseWork} work @param {NonNullable<CaseWork['running']>} running */
function running(work, { done, total }) {
  const words = t('{done} of {total} cases', { done: count(done), total: count(total) });
  return html`<section class="sheet sheet--padded stack" aria-labelledby="case-work"><h2 class="heading" id="case-work">${t('Sealing keys')}</h2>
    <progress class="progress" max=${total} value=${done} aria-labelledby="case-work">${words}</progress>
    <p role="status">${words}</p>
    <p class="small soft">${t('You can look at other pages meanwhile. If the app is closed or locked, it goes on from here.')}</p>
    ${buttons(button({ label: t('Stop here'), kind: 'secondary', onClick: () => work.stop() }))}</section>`;
}

/** @param {NonNullable<CaseWork['outcome']>} outcome */
function ended({ done, left }) {
  const title = tn('{n} case is sealed', '{n} cases are sealed', done);
  if (!left.length)
    return note({
      icon: 'check',
      tone: 'done',
      title,
      text: t('It takes effect when it has been sent, which happens by itself.'),
    });
  const codes = [...new Set(left.map(({ code }) => code))].map(sentence).join(' ');
  return note({
    icon: 'alert',
    tone: 'wait',
    title: t('{done}. {n} could not be done', { done: title, n: count(left.length) }),
    text: codes,
  });
}

/** "1,000" @param {number} n */
function count(n) {
  return n.toLocaleString('en-GB');
}
