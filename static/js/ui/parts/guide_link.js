/** How far the first meeting has come over all contacts, and the way to its seven points. */
import { html } from 'lit-html';
import { coveredPoints } from '../../welfare/first_meeting.js';
import { t } from '../text.js';
import { firstMeeting } from './guide.js';
import { icon } from './icon.js';

/** @param {import('../views.js').CaseView} view */
export function guideLink(view) {
  const points = firstMeeting();
  const covered = coveredPoints(view.entries);
  const n = points.filter(({ id }) => covered.has(id)).length;
  const words =
    n === points.length
      ? t('First meeting: all covered')
      : t('First meeting: {n} of {all} covered', { n, all: points.length });
  return html`<a class="tool" href=${`#/case/${view.id}/guide`}>${icon('guide', { small: true })}${words}</a>`;
}
