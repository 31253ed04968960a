/** Stopping somebody's keys at the desk: what stands on top, what one press does, and what an interruption left. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StopScreen } from '../../../static/js/ui/desk/stop.js';
import { awaitingNotes, exposedNotes } from '../../../static/js/ui/desk/stopped_notes.js';
import { Stopping } from '../../../static/js/vault/stopping.js';
import { ALISON, CASE, deskApp, directory, flat, JOY, NOW, PRIYA, press } from './desk_support.js';

/** A desk whose server takes what is signed unless it is told not to; `did` is what was done, in order. */
function office({ person = {}, exposed = [], taken = true, invitations = [], me = ALISON, run } = {}) {
  const did = [];
  const state = { taken: person.stopped ?? false, exposed: [...exposed] };
  const people = directory();
  const change = (fields) => people.set(PRIYA, { ...people.get(PRIYA), ...fields });
  change(person);
  const stopping = {
    stop: async (whose) => {
      did.push(['stop', whose]);
      change({ stopped: true });
    },
    isTaken: async () => state.taken,
  };
  const wrapping = {
    access: async () => ({ outside: [], inside: [], lacking: [], left: [], exposed: state.exposed }),
    run: async (wanted) => {
      did.push([wanted.act, wanted.cases]);
      if (run) await run();
      state.exposed = [];
      return { done: wanted.cases.length, left: [] };
    },
  };
  const officers = {
    invitations: async () => invitations,
    invite: async (asked) => {
      did.push(['invite', asked.again]);
      return { id: 'i', code: 'AAAA BBBB CCCC DDDD', expires_at: null };
    },
  };
  const cases = new Map([
    [CASE, { id: CASE, members: [ALISON, PRIYA], disposed: false, exposed: exposed.length ? [PRIYA] : [] }],
  ]);
  const lend = (Act) => (Act === Stopping ? stopping : wrapping);
  const app = deskApp({ me, parts: { casebook: { lend, officers, people, cases } } });
  app.engine.now = async () => {
    did.push(['sent']);
    state.taken ||= taken && people.get(PRIYA).stopped;
  };
  app.window.location = { origin: 'https://x', pathname: '/' };
  return { app, did, state, wrapping };
}

const screenOf = async (given, params = { person: PRIYA, device: 'lost' }) => {
  const screen = new StopScreen(given.app, params);
  await screen.enter();
  return screen;
};

test('one press: stopped, sent, each case under a new key, sent, and a code', async () => {
  const given = office();
  const screen = await screenOf(given);
  const before = flat(screen.render());
  assert.match(
    before,
    /signed out at once, and emptied.*count no more.*1 case gets a new key.*24 digits.*cannot be used again/s,
  );
  assert.deepEqual(given.did, [], 'nothing before the press');
  given.state.exposed = [CASE];
  await press(screen.render(), 'Stop their keys');
  assert.deepEqual(given.did, [
    ['stop', { person: PRIYA, device: 'lost' }],
    ['sent'],
    ['stop', [CASE]],
    ['sent'],
    ['invite', PRIYA],
  ]);
  assert.match(flat(screen.render()), /Their keys are stopped.*No case of yours opens.*There is a code.*AAAA.*DDDD/s);
  assert.equal(screen.holdsUpdate, true);
});

test('without signal nothing is sealed to nobody yet; with the next synchronisation it goes on by itself', async () => {
  const given = office({ taken: false });
  const screen = await screenOf(given, { person: PRIYA });
  given.state.exposed = [CASE];
  await press(screen.render(), 'Stop their keys');
  assert.deepEqual(given.did, [['stop', { person: PRIYA, device: undefined }], ['sent']]);
  assert.match(flat(screen.render()), /waits for signal.*1 case is still to get a new key.*still to be made.*Go on/s);
  given.state.taken = true;
  given.app.engine.dispatchEvent(new Event('synced'));
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(given.did.slice(2), [['stop', [CASE]], ['sent'], ['invite', PRIYA]]);
  await screen.leave();
});

test('what was interrupted goes on when the page is opened again, and no second code is made', async () => {
  const open = { id: 'i', state: 'open', person: PRIYA, code: 'EEEE FFFF GGGG HHHH', expires_at: NOW };
  const given = office({ person: { stopped: true }, exposed: [CASE], invitations: [open] });
  const screen = await screenOf(given, { person: PRIYA });
  assert.deepEqual(given.did, [['stop', [CASE]], ['sent']]);
  assert.match(flat(screen.render()), /EEEE.*HHHH/s);
  assert.doesNotMatch(flat(screen.render()), /Go on/);
});

test('a failure is said, and what is left is offered', async () => {
  const refuse = () => Promise.reject(Object.assign(new Error(), { code: 'network' }));
  const given = office({ person: { stopped: true } });
  given.app.casebook.officers.invitations = refuse;
  const screen = await screenOf(given, { person: PRIYA });
  assert.match(flat(screen.render()), /Not all of it is done.*No connection.*Go on/s);
});

test('an answer leads to its check, a code of another device to that device, new keys to the person’s page', async () => {
  const one = (more) => ({ id: 'i', state: 'open', person: PRIYA, code: null, ...more });
  const answered = await screenOf(office({ person: { stopped: true }, invitations: [one({ state: 'answered' })] }));
  assert.match(flat(answered.render()), /They have answered.*#\/officers\/check\/i/s);
  const elsewhere = await screenOf(office({ person: { stopped: true }, invitations: [one({})] }));
  assert.match(flat(elsewhere.render()), /made on another device/);
  const anew = office({ exposed: [CASE] });
  anew.state.taken = true;
  const done = await screenOf(anew);
  assert.deepEqual(anew.did, [['stop', [CASE]], ['sent']], 'a case that another contact had left open');
  assert.match(flat(done.render()), /They have new keys/);
});

test('nobody stops their own keys, or those of somebody whose access has ended', async () => {
  for (const person of [ALISON, 'gone'])
    assert.match(flat((await screenOf(office(), { person })).render()), /There are no keys to stop here/);
});

test('a contact’s keys: cases that nobody else is in are named', async () => {
  assert.match(flat((await screenOf(office(), { person: JOY })).render()), /opens with kit B alone afterwards/);
});

test('once a contact’s keys are stopped it is said what their own cases need: kit B, another contact, an end of their access', async () => {
  const given = office({ person: { stopped: true, roles: ['contact'] } });
  const shown = flat((await screenOf(given)).render());
  assert.match(
    shown,
    /open with kit B alone now, also after there are new keys.*access of the stopped contact has to be ended.*#\/officers\/take-over/s,
  );
  assert.match(flat(awaitingNotes(given.app)), /Priya Ashdown waits for new keys.*open with kit B alone now/s);
  const officer = office({ person: { stopped: true } });
  assert.doesNotMatch(flat((await screenOf(officer)).render()) + flat(awaitingNotes(officer.app)), /kit B/);
});

test('on top of the desk: who asks, whose cases are open to stopped keys, below who waits; for contacts, and not about oneself', () => {
  const said = (given) => flat(exposedNotes(office(given).app));
  const waits = (given) => flat(awaitingNotes(office(given).app));
  assert.equal(said({}), '');
  assert.match(said({ person: { doubted: NOW } }), /Priya Ashdown asks for new keys.*Stop their keys/s);
  assert.match(
    said({ person: { stopped: true }, exposed: [CASE] }),
    /1 case of yours still opens with the stopped keys.*Change the keys/s,
  );
  assert.match(waits({ person: { stopped: true, doubted: NOW } }), /Priya Ashdown waits for new keys.*How far it is/s);
  assert.equal(said({ person: { stopped: true, doubted: NOW } }), '');
  assert.equal(waits({ person: { stopped: true }, exposed: [CASE] }) + waits({ person: { doubted: NOW } }), '');
  assert.equal(flat(exposedNotes(office({ person: { doubted: NOW } }).app, JOY)), '', 'one person’s page says theirs');
  assert.equal(said({ person: { doubted: NOW }, me: PRIYA }), '');
});

test('storage that fails under way is said, and the button can be pressed again', async () => {
  const given = office();
  const screen = await screenOf(given);
  const { wrapping } = given;
  const { access } = wrapping;
  wrapping.access = () => Promise.reject(Object.assign(new Error(), { code: 'storage_failed' }));
  await press(screen.render(), 'Stop their keys');
  assert.equal(screen.holdsUpdate, false);
  assert.match(flat(screen.render()), /Not all of it is done/);
  wrapping.access = access;
  await press(screen.render(), 'Stop their keys');
  assert.match(flat(screen.render()), /There is a code.*AAAA/s);
});
