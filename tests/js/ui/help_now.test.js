/** Whether somebody answered is asked once, however the dialog is closed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HelpNow } from '../../../static/js/ui/help_now.js';

class Dialog extends EventTarget {
  open = false;

  showModal() {
    this.open = true;
  }

  /** As Escape does it, too. */
  close() {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  }
}

class Part {
  /** @param {string} selector */
  closest(selector) {
    return selector.startsWith('a[href^="tel:') ? this : null;
  }
}

test('what is asked on the way back from the dialler is not asked again when Help now is next opened', () => {
  Object.assign(globalThis, { HTMLDialogElement: Dialog, Element: Part });
  const dialog = new Dialog();
  const asked = { hidden: true, focus: () => undefined };
  /** @type {Record<string, any>} */
  const parts = { 'help-now': dialog, 'got-through': asked, 'got-through-no': { hidden: true } };
  const document = Object.assign(new EventTarget(), {
    visibilityState: 'visible',
    getElementById: (/** @type {string} */ id) => parts[id],
    querySelectorAll: () => [],
  });
  const matchMedia = () => Object.assign(new EventTarget(), { matches: false });
  let now = 1;
  const help = new HelpNow(/** @type {any} */ ({ window: { document, matchMedia }, now: () => now }));
  help.listen();
  help.open();
  document.dispatchEvent(Object.defineProperty(new Event('click'), 'target', { value: new Part() }));
  for (const visibilityState of ['hidden', 'visible']) {
    Object.assign(document, { visibilityState });
    document.dispatchEvent(new Event('visibilitychange'));
    now += 2_000;
  }
  assert.equal(asked.hidden, false);
  dialog.close();
  help.open();
  assert.equal(asked.hidden, true);
});
