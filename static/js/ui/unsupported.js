/** The app cannot run here. Says so, and leaves Help now where it is. */
import { html, render } from 'lit-html';
import { emblem, icon } from './parts/icon.js';
import { codeOf, sentence } from './sentences.js';
import { t } from './text.js';

/** @param {Document} document @param {unknown} error */
export function showUnsupported(document, error) {
  const container = document.getElementById('app');
  if (!container) throw error;
  container.replaceChildren();
  render(
    html`<main class="page lock" id="main" tabindex="-1">
      <div class="lock__head">${emblem()}<h1 class="title">${t('Welfare support cannot start here')}</h1><p class="soft">${sentence(codeOf(error))}</p></div>
      <a class="helpbtn helpbtn--wide" data-help-now href="/help-now">${icon('help')}<span>${t('Help now')}</span></a>
    </main>`,
    container,
  );
}
