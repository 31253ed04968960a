/** What the rings and lines mean. */
import { html } from 'lit-html';
import { page } from '../parts/page.js';
import { thread } from '../parts/thread.js';
import { t } from '../text.js';

export class WhereScreen {
  current = 'more';

  /** @param {import('../app.js').App} app */
  constructor(app) {
    this.app = app;
  }

  get title() {
    return t('Where is my record?');
  }

  render() {
    const lead = t(
      'The line is dotted while a record is only on this phone. It turns solid when the record has arrived.',
    );
    return page(this.app, { heading: this.title, back: { href: '#/more', label: t('More') }, lead }, [
      thread([
        {
          state: 'draft',
          here: true,
          title: t('Draft'),
          detail: t('Every word is kept as you type. Only you can open it.'),
          word: '',
        },
        {
          state: 'saved',
          here: true,
          title: t('Saved on this phone'),
          detail: t('Finished and sealed. Closing the app or losing power does not lose it.'),
          word: '',
        },
        {
          state: 'waiting',
          here: true,
          title: t('Waiting to send'),
          detail: t('Goes by itself when there is signal. Open the app now and then.'),
          word: '',
        },
        {
          state: 'sent',
          title: t('Sent'),
          detail: t('It has arrived, and we were told so. It cannot be changed now; you can add to it.'),
          word: '',
        },
        {
          state: 'read',
          title: t('Read'),
          detail: t('Your force contact has opened it and marked it read.'),
          word: '',
        },
      ]),
      html`<section class="section" aria-labelledby="also"><h2 class="heading" id="also">${t('Now and then')}</h2>${thread(
        [
          {
            state: 'asked',
            title: t('Asked back'),
            detail: t('Your force contact has a question. Your answer stands beside the record; the original stays.'),
            word: '',
          },
          {
            state: 'refused',
            title: t('Could not send. Kept here'),
            detail: t('Something is wrong on our side. Nothing is lost. We say what to do.'),
            word: '',
          },
        ],
        { loose: true },
      )}</section>`,
    ]);
  }
}
