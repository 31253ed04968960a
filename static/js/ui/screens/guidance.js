/** The first meeting: seven things to talk through, at hand while there is no signal; of one person, with what was covered. */
import { html, nothing } from 'lit-html';
import { coveredPoints } from '../../welfare/first_meeting.js';
import { firstMeeting } from '../parts/guide.js';
import { mark } from '../parts/marks.js';
import { note } from '../parts/note.js';
import { page } from '../parts/page.js';
import { t } from '../text.js';
import { onDay } from '../when.js';

export class GuidanceScreen {
  /** @param {import('../app.js').App} app @param {Record<string, string>} params with `case` or without */
  constructor(app, params) {
    this.app = app;
    this.case = params.case;
    this.current = params.case ? 'people' : 'more';
  }

  get title() {
    return t('First meeting');
  }

  render() {
    const view = this.case ? this.app.views.of(this.case) : null;
    const covered = coveredPoints(view?.entries ?? []);
    const back = this.case ? { href: `#/case/${this.case}`, label: t('Back') } : { href: '#/more', label: t('More') };
    return page(this.app, { heading: this.title, back, who: view?.initials, lead: this.#lead }, [
      html`<ol class="sheet sheet--padded stack stack--loose">${firstMeeting().map(
        (point, index) =>
          html`<li><h2 class="heading">${index + 1}. ${point.title}</h2>${this.#since(covered.get(point.id))}<p>${point.text}</p></li>`,
      )}</ol>`,
      note({
        icon: 'shield',
        title: t('You are not alone in this'),
        text: t('The lines in Help now are for you as well. If a case weighs on you, say so to your force contact.'),
        role: 'none',
      }),
    ]);
  }

  get #lead() {
    if (this.case) return t('Tick what you covered in the contact record. It is marked here from then on.');
    return t(
      'Seven things to talk through. They need not all fit into one day; the contact record remembers which are done.',
    );
  }

  /** @param {number | undefined} at */
  #since(at) {
    if (at === undefined) return nothing;
    return html`<p>${mark('read', { text: t('Covered: {when}', { when: onDay(at, this.app.now()) }) })}</p>`;
  }
}
