/** Installing: offered where it can be done, by hand on an iPhone, once after the first record, and no more when it was declined. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InstallOffer } from '../../../static/js/ui/install.js';
import { installRow } from '../../../static/js/ui/parts/install_offer.js';
import { notices } from '../../../static/js/ui/parts/note.js';
import { InstallScreen } from '../../../static/js/ui/screens/install.js';
import { PeopleScreen } from '../../../static/js/ui/screens/people.js';
import { ReadyScreen } from '../../../static/js/ui/screens/ready.js';
import { SignInScreen } from '../../../static/js/ui/screens/sign_in.js';
import { ANDROID, IPAD, IPHONE, installWindow, willingEvent } from '../support/install_window.js';
import { flat, NOW, press, record } from './desk_support.js';
import { accepted, phoneApp } from './phone_support.js';

/** @param {Parameters<typeof installWindow>[0]} [facts] */
function offerIn(facts) {
  const window = installWindow(facts);
  const install = new InstallOffer(/** @type {any} */ (window));
  install.listen();
  return { window, install };
}

/** A phone whose browser would install the app. @param {Map<string, string>} [kept] */
function willing(kept = new Map(), outcome = /** @type {'accepted' | 'dismissed'} */ ('accepted')) {
  const { window, install } = offerIn({ userAgent: ANDROID, kept });
  const event = willingEvent(outcome);
  window.dispatchEvent(event);
  return { window, install, event };
}

test('nothing is offered where the browser offers nothing, or where it is installed', () => {
  assert.equal(offerIn({ userAgent: ANDROID }).install.way, null);
  const { install, window } = offerIn({ userAgent: ANDROID, alone: true });
  window.dispatchEvent(willingEvent('accepted'));
  assert.deepEqual([install.way, install.offered, install.installed], [null, false, true]);
  assert.equal(offerIn({ userAgent: IPHONE, alone: true }).install.mayBeCleared, false);
});

test('the offer of the browser is kept for later, used once, and gone when the app is installed', async () => {
  const { window, install, event } = willing();
  assert.deepEqual([event.defaultPrevented, install.way, install.offered], [true, 'asked', true]);
  await install.take();
  assert.deepEqual([event.asked, install.way, install.offered], [1, null, false]);
  await install.take();
  assert.equal(event.asked, 1);
  window.dispatchEvent(willingEvent('accepted'));
  assert.equal(install.way, 'asked');
  window.dispatchEvent(new Event('appinstalled'));
  assert.deepEqual([install.way, install.installed], [null, true]);
});

test('what was declined, here or in the browser, is remembered; the row on More stays', async () => {
  for (const decline of [(/** @type {InstallOffer} */ install) => install.decline(), (install) => install.take()]) {
    const kept = new Map();
    await decline(willing(kept, 'dismissed').install);
    const { install } = willing(kept);
    assert.deepEqual([install.way, install.offered], ['asked', false]);
    const app = phoneApp({ parts: { install } });
    assert.match(flat(installRow(app)), /Install the app/);
    assert.doesNotMatch(flat(new ReadyScreen(app).render()), /Install the app/);
  }
});

test('a browser that forbids keeping marks is offered it all the same', () => {
  const window = Object.defineProperty(installWindow({ userAgent: IPHONE }), 'localStorage', {
    get: () => {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  const install = new InstallOffer(/** @type {any} */ (window));
  install.saved();
  assert.deepEqual([install.offered, install.afterFirst], [true, true]);
});

test('it is offered after the first record only', () => {
  const kept = new Map();
  const { install } = willing(kept);
  const app = phoneApp({ records: [record('log', { case: 'a' })], parts: { install } });
  const shown = () => /Install the app/.test(flat(notices(app)));
  assert.equal(shown(), false);
  const saved = () => {
    install.saved();
    Object.assign(app, { said: { text: 'x', tone: 'done', saved: { digest: 'log', form: 'contact-log' } } });
  };
  saved();
  assert.equal(shown(), true);
  Object.assign(app, { said: null });
  assert.equal(shown(), false);
  saved();
  assert.equal(shown(), false);
});

test('"Not now" takes it away from Ready at once', () => {
  const { install } = willing();
  const app = phoneApp({ parts: { install } });
  const screen = new ReadyScreen(app);
  assert.match(flat(screen.render()), /Install the app/);
  press(screen.render(), 'Not now');
  assert.doesNotMatch(flat(screen.render()), /Install the app/);
});

test('an iPhone and an iPad are shown how, before sign-in too, and say that a tab may be cleared', () => {
  for (const facts of [{ userAgent: IPHONE }, { userAgent: IPAD, touch: 5 }]) {
    const { install } = offerIn(facts);
    assert.deepEqual([install.way, install.mayBeCleared], ['by-hand', true]);
    const app = phoneApp({ parts: { install } });
    assert.match(flat(installRow(app)), /seven days.*#\/more\/install|#\/more\/install.*seven days/s);
    assert.match(flat(new InstallScreen(app).render()), /Tap Share.*Add to Home Screen.*sign in there.*seven days/s);
    app.vault.state = 'new';
    app.vault.known = null;
    assert.match(flat(new SignInScreen(app).render()), /#\/more\/install/);
    assert.equal(new InstallScreen(app).chrome, 'plain');
  }
  assert.equal(offerIn({ userAgent: IPAD }).install.mayBeCleared, false, 'a Mac without a touch screen is no iPad');
});

test('what is unsent on a tab that may be cleared stands on top of People with its age', () => {
  const { install } = offerIn({ userAgent: IPHONE });
  const app = phoneApp({ records: accepted('a', { subject_name: 'Jago Tregenna' }), parts: { install } });
  const words = () => flat(new PeopleScreen(app).render());
  assert.doesNotMatch(words(), /not yet sent/);
  Object.assign(app.engine.status, { unsent: 2, oldestUnsent: NOW - 86_400_000 });
  assert.match(words(), /2 records not yet sent.*Oldest: Yesterday, 18:00\. Safari may clear/s);
  assert.equal(words().match(/not yet sent/g)?.length, 1);
  app.install = offerIn({ userAgent: ANDROID }).install;
  assert.match(words(), /Oldest: Yesterday, 18:00\. Safe on this phone/);
});
