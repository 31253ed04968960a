import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Navigator } from '../../../static/js/ui/navigator.js';

/** @type {string[]} */
let seen;

class Quiet {
  title = 'x';
  /** @param {any} app @param {Record<string, string>} params */
  constructor(app, params) {
    this.app = app;
    this.params = params;
  }

  render() {
    return '';
  }
}

class Noisy extends Quiet {
  async enter() {
    seen.push('enter');
  }

  async leave() {
    seen.push('leave');
  }
}

class Renewed extends Quiet {
  /** @param {Record<string, string>} params */
  update(params) {
    seen.push(`update ${params.record}`);
  }
}

/** Brings the script of `#/late`. @type {(kind: any) => void} */
let arrive;

/** @type {any[]} */
const TABLE = [
  { name: 'sign-in', path: '#/sign-in', access: 'anyone', load: () => Quiet },
  { name: 'lock', path: '#/lock', access: 'anyone', load: () => Quiet },
  { name: 'people', path: '#/people', role: 'officer', listed: true, load: () => Noisy },
  { name: 'person', path: '#/case/:case', load: () => Quiet },
  {
    name: 'lost',
    path: '#/lost',
    load: async () => {
      throw new TypeError('Failed to fetch dynamically imported module');
    },
  },
  {
    name: 'late',
    path: '#/late',
    load: () =>
      new Promise((resolve) => {
        arrive = resolve;
      }),
  },
  { name: 'review', path: '#/review', role: 'contact', load: () => Renewed },
  { name: 'review', path: '#/review/:record', role: 'contact', load: () => Renewed },
];

/** @param {{hash?: string, state?: string, book?: string, contact?: boolean}} facts */
function made({ hash = '', state = 'unlocked', book = 'open', contact = false }) {
  const location = { hash };
  const window = {
    location,
    history: {
      replaceState: (/** @type {any} */ _s, /** @type {string} */ _t, /** @type {string} */ to) => (location.hash = to),
    },
    document: Object.assign(new EventTarget(), { getElementById: () => null }),
    scrollTo: () => undefined,
  };
  const app = {
    window,
    vault: { state },
    casebook: state === 'unlocked' ? { state: book } : null,
    isContact: contact,
    home: contact ? '#/review' : '#/people',
    said: /** @type {any} */ (null),
    draw: () => undefined,
    refresh: () => undefined,
    fail: (/** @type {any} */ error) => seen.push(`fail ${error.code}`),
  };
  return { app, location, navigator: new Navigator(/** @type {any} */ (app), TABLE) };
}

beforeEach(() => {
  seen = [];
});

test('nobody known here: signing in comes first', async () => {
  const { navigator, location } = made({ hash: '#/people', state: 'new' });
  await navigator.follow();
  assert.equal(navigator.route?.name, 'sign-in');
  assert.equal(location.hash, '#/sign-in');
});

test('locked: the lock stands in front, and the address stays for afterwards', async () => {
  const { app, navigator, location } = made({ hash: '#/case/a', state: 'locked' });
  await navigator.follow();
  assert.equal(navigator.route?.name, 'locked');
  assert.equal(location.hash, '#/case/a');
  app.vault.state = 'unlocked';
  app.casebook = { state: 'opening' };
  await navigator.follow();
  assert.equal(navigator.route?.name, 'opening');
  app.casebook = { state: 'open' };
  await navigator.follow();
  assert.deepEqual([navigator.route?.name, navigator.route?.params], ['person', { case: 'a' }]);
});

test('before everything is read only a screen that is drawn from what is there comes; the others wait', async () => {
  const listed = made({ hash: '#/people', book: 'listed' });
  await listed.navigator.follow();
  assert.equal(listed.navigator.route?.name, 'people');
  listed.location.hash = '#/case/a';
  await listed.navigator.follow();
  assert.equal(listed.navigator.route?.name, 'opening');
  listed.app.casebook = { state: 'open' };
  await listed.navigator.follow();
  assert.equal(listed.navigator.route?.name, 'person');
  const desk = made({ hash: '#/people', book: 'listed', contact: true });
  await desk.navigator.follow();
  assert.equal(desk.navigator.route?.name, 'opening');
});

test('a screen for others leads home', async () => {
  const officer = made({ hash: '#/review' });
  await officer.navigator.follow();
  assert.equal(officer.location.hash, '#/people');
  const contact = made({ hash: '#/people', contact: true });
  await contact.navigator.follow();
  assert.equal(contact.location.hash, '#/review');
});

test('a place on the page is no address', async () => {
  const { navigator } = made({ hash: '#main' });
  await navigator.follow();
  assert.equal(navigator.screen, null);
});

test('a screen is left before the next is entered', async () => {
  const { navigator, location } = made({ hash: '#/people' });
  await navigator.follow();
  location.hash = '#/case/a';
  await navigator.follow();
  assert.deepEqual(seen, ['enter', 'leave']);
});

test('other params renew a screen that can take them, and make another one otherwise', async () => {
  const desk = made({ hash: '#/review', contact: true });
  await desk.navigator.follow();
  const shown = desk.navigator.screen;
  desk.location.hash = '#/review/r1';
  await desk.navigator.follow();
  assert.equal(desk.navigator.screen, shown);
  assert.deepEqual(seen, ['update r1']);
  const phone = made({ hash: '#/case/a' });
  await phone.navigator.follow();
  const first = phone.navigator.screen;
  phone.location.hash = '#/case/b';
  await phone.navigator.follow();
  assert.notEqual(phone.navigator.screen, first);
});

test('what was said is gone with the next screen, unless it is carried', async () => {
  const { app, navigator, location } = made({ hash: '#/people' });
  await navigator.follow();
  app.said = { text: 'Copied.' };
  location.hash = '#/case/a';
  await navigator.follow();
  assert.equal(app.said, null);
  navigator.carry();
  app.said = { text: 'Saved on this phone' };
  location.hash = '#/people';
  await navigator.follow();
  assert.equal(app.said.text, 'Saved on this phone');
});

test('what was said outlives the wait until everything is opened', async () => {
  const { navigator, location, app } = made({ hash: '#/people', book: 'opening' });
  navigator.carry();
  app.said = { text: 'You have joined.' };
  await navigator.follow();
  assert.equal(navigator.route?.name, 'opening');
  app.casebook = { state: 'open' };
  await navigator.follow();
  assert.deepEqual([navigator.route?.name, app.said?.text], ['people', 'You have joined.']);
  location.hash = '#/case/a';
  await navigator.follow();
  assert.equal(app.said, null);
});

test('of two quick steps the last one wins', async () => {
  const { navigator, location } = made({ hash: '#/people' });
  const first = navigator.follow();
  location.hash = '#/case/b';
  await Promise.all([navigator.follow(), first]);
  assert.deepEqual(navigator.route?.params, { case: 'b' });
});

test('a screen that is shown is not left because the script of an earlier step comes late', async () => {
  const { navigator, location } = made({ hash: '#/late' });
  const late = navigator.follow();
  location.hash = '#/people';
  await navigator.follow();
  arrive(Quiet);
  await late;
  assert.equal(navigator.route?.name, 'people');
  assert.deepEqual(seen, ['enter'], 'what is typed there goes on being kept');
});

test('what fails on entering is said', async () => {
  const { navigator, location } = made({ hash: '#/people' });
  const enter = Noisy.prototype.enter;
  Noisy.prototype.enter = async () => {
    throw Object.assign(new Error('x'), { code: 'storage_failed' });
  };
  try {
    await navigator.follow();
  } finally {
    Noisy.prototype.enter = enter;
  }
  assert.deepEqual(seen, ['fail storage_failed']);
  assert.equal(location.hash, '#/people');
});

/** @param {() => Promise<void>} leave @param {() => Promise<void>} act */
async function leaving(leave, act) {
  const known = Noisy.prototype.leave;
  Noisy.prototype.leave = leave;
  try {
    await act();
  } finally {
    Noisy.prototype.leave = known;
  }
}

const full = async () => {
  throw Object.assign(new Error('x'), { code: 'storage_failed' });
};

test('locked: the lock comes though the screen cannot keep its words, and that is said', async () => {
  const { app, navigator } = made({ hash: '#/people' });
  await navigator.follow();
  app.vault.state = 'locked';
  await leaving(full, () => navigator.follow());
  assert.equal(navigator.route?.name, 'locked');
  assert.deepEqual(seen, ['enter', 'fail storage_failed']);
});

test('locked: the lock does not wait for storage that never answers', async () => {
  const { app, navigator } = made({ hash: '#/people' });
  await navigator.follow();
  app.vault.state = 'locked';
  await leaving(
    () => new Promise(() => undefined),
    () => navigator.follow(),
  );
  assert.equal(navigator.route?.name, 'locked');
});

test('unlocked: a screen that cannot keep its words stays, with its address', async () => {
  const { navigator, location } = made({ hash: '#/people' });
  await navigator.follow();
  location.hash = '#/case/a';
  await leaving(full, () => navigator.follow());
  assert.deepEqual([navigator.route?.name, location.hash], ['people', '#/people']);
  assert.deepEqual(seen, ['enter', 'fail storage_failed']);
});

test('a screen whose script cannot be had is replaced by one that says so', async () => {
  const { navigator } = made({ hash: '#/lost' });
  await navigator.follow();
  assert.equal(navigator.screen?.title, 'Not on this device yet');
});

test('whether there is a signal is known before a screen is first drawn, and stays until the next', async () => {
  const { app, navigator } = made({ hash: '#/people' });
  const drawn = [];
  Object.assign(app, { online: false, draw: () => drawn.push(app.cameOffline) });
  await navigator.follow();
  app.online = true;
  await navigator.follow();
  app.window.location.hash = '#/case/a';
  await navigator.follow();
  assert.deepEqual(drawn, [true, false]);
});
