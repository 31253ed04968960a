/** The first meeting: seven things to talk through, at hand while there is no signal. */
import { html } from 'lit-html';
import { firstMeeting } from '../parts/guide.js';
import { note } from '../parts/note.js';
import { page } from '../parts/page.js';
import { t } from '../text.js';

export class GuidanceScreen {
  current = 'more';

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('First meeting');
  }

  render() {
    const lead = t(
      'Seven things to talk through. They need not all fit into one day; the contact record remembers which are done.',
    );
    return page(this.app, { heading: this.title, back: { href: '#/more', label: t('More') }, lead }, [
      html`<ol class="sheet sheet--padded stack stack--loose">${firstMeeting().map(
        (point, index) => html`<li><h2 class="heading">${index + 1}. ${point.title}</h2><p>${point.text}</p></li>`,
      )}</ol>`,
      note({
        icon: 'shield',
        title: t('You are not alone in this'),
        text: t('The lines in Help now are for you as well. If a case weighs on you, say so to your force contact.'),
        role: 'none',
      }),
    ]);
  }
}
