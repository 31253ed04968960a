/** My devices and an officer's at the desk: how each stands, what can be done with it, and what is said without a network. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OfficerDevicesScreen } from '../../../static/js/ui/devices/officer_devices.js';
import { OwnDevicesScreen } from '../../../static/js/ui/devices/own_devices.js';
import { deskApp, flat, HOUR, JOY, NOW, PRIYA, press } from './desk_support.js';

const device = (id, more = {}) => ({
  id,
  name: `Phone ${id}`,
  first_seen_at: NOW - 30 * 24 * HOUR,
  seen_at: NOW - HOUR,
  signed_in: true,
  ...more,
});

/** A screen over a list of devices; `done` is what was asked of the server and signed. */
function over(listed, Screen = OwnDevicesScreen, params = {}) {
  const done = [];
  const devices = {
    here: 'a',
    list: async (person) => {
      done.push(['list', person]);
      if (listed instanceof Error) throw listed;
      return listed;
    },
    end: async (id) => done.push(['end', id]),
    wipe: async (lost) => done.push(['wipe', lost]),
  };
  const app = deskApp({ parts: { casebook: { devices } } });
  app.engine.now = async () => done.push(['sent']);
  return { app, done, screen: new Screen(app, params) };
}

test('each device says how it stands; what cannot be done with it is not offered', async () => {
  const { screen } = over([
    device('a'),
    device('b', { signed_in: false }),
    device('c', { signed_in: false, wiped_at: NOW }),
    device('d', { signed_in: false, wiped_at: NOW, told_at: NOW }),
  ]);
  assert.match(flat(screen.render()), /Asking the server/);
  await screen.enter();
  const [, a, b, c, d] = flat(screen.render()).split('<li>');
  assert.match(a, /Phone a \(this one\).*Signed in.*Rename/s);
  assert.doesNotMatch(a, /Lost or stolen|End its session/);
  assert.match(b, /Signed out.*Rename.*Lost or stolen/s);
  assert.doesNotMatch(b, /End its session/);
  assert.match(c, /Reported lost\. Emptied when it next connects/);
  assert.match(d, /Fetched the order to empty itself/);
  for (const gone of [c, d.split('</ul>')[0]]) assert.doesNotMatch(gone, /Rename|Lost or stolen|End its session/);
});

test('where another device signs in is said by its address', async () => {
  const { screen } = over([device('a')]);
  assert.match(flat(screen.render()), /Open force\.example there\./);
});

test('what emptying does, and what it cannot do, stands in the question; then it is signed and sent', async () => {
  const { app, done, screen } = over([device('a'), device('b')]);
  await screen.enter();
  await press(screen.render(), 'Lost or stolen');
  const { title, text } = app.said.asked[0];
  assert.equal(title, 'Empty Phone b?');
  assert.match(
    text.join(' '),
    /Last seen.*not sent yet is lost.*never connects again.*your passphrase.*cannot be taken back/,
  );
  assert.deepEqual(done.slice(1), [['wipe', { person: undefined, device: 'b' }], ['sent'], ['list', undefined]]);
});

test('a question that is answered with no orders nothing', async () => {
  const { app, done, screen } = over([device('a'), device('b')]);
  app.said.answer = false;
  await screen.enter();
  await press(screen.render(), 'Lost or stolen');
  await press(screen.render(), 'End its session');
  assert.deepEqual(done, [['list', undefined]]);
});

test('somebody who has not signed in anywhere has no device, and the page says so', async () => {
  const { screen } = over([], OfficerDevicesScreen, { person: PRIYA });
  await screen.enter();
  assert.match(flat(screen.render()), /No device has signed in yet/);
});

test("at the desk an officer's device can be emptied, not named or signed out", async () => {
  const { app, done, screen } = over([device('z')], OfficerDevicesScreen, { person: PRIYA });
  await screen.enter();
  const said = flat(screen.render());
  assert.match(said, /Where Priya Ashdown has signed in.*Lost or stolen/s);
  assert.doesNotMatch(said, /Rename|End its session/);
  assert.doesNotMatch(screen.title, /Priya/);
  await press(screen.render(), 'Lost or stolen');
  assert.match(app.said.asked[0].text.join(' '), /its owner’s passphrase/);
  assert.deepEqual(done[1], ['wipe', { person: PRIYA, device: 'z' }]);
});

test('without a network the list says that it needs one, and can be tried again', async () => {
  const { done, screen } = over(Object.assign(new Error(), { code: 'network' }));
  await screen.enter();
  assert.match(flat(screen.render()), /This list needs the network.*No connection/s);
  await press(screen.render(), 'Try again');
  assert.equal(done.length, 2);
});

test('somebody who has not signed in yet has no devices, which is said', async () => {
  const { screen } = over([], OfficerDevicesScreen, { person: PRIYA });
  await screen.enter();
  assert.match(flat(screen.render()), /No device has signed in yet/);
});

test('stolen, perhaps open: asked, signed with the doubt, sent; then it is said until a contact has acted', async () => {
  const { app, done, screen } = over([device('a'), device('b')]);
  app.casebook.lend = () => ({ doubt: async (lost) => done.push(['doubt', lost]) });
  app.notify = (text, { detail }) => app.said.notified.push(text, detail);
  await screen.enter();
  await press(screen.render(), 'Stolen, perhaps open');
  assert.match(app.said.asked[0].text.join(' '), /whoever has the device may read what you can read/);
  assert.deepEqual(done.slice(1), [['doubt', { device: 'b' }], ['sent'], ['list', undefined]]);
  const rings = () => [flat(screen.render()), ...app.said.notified].join().match(/Ring one/g) ?? [];
  assert.doesNotMatch(flat(screen.render()), /New keys asked for/);
  assert.equal(rings().length, 1);
  const me = app.casebook.people.get(app.me.id);
  app.casebook.people.set(me.id, { ...me, doubted: NOW });
  assert.match(flat(screen.render()), /New keys asked for.*may read what you can read/s);
  assert.equal(rings().length, 1, 'also when it has been reported');
  assert.doesNotMatch(flat(screen.render()), /kit A/);
  for (const person of [...app.casebook.people.values()])
    if (person.id !== me.id) app.casebook.people.set(person.id, { ...person, stopped: true });
  assert.match(flat(screen.render()), /There is no other force contact: with kit A/);
});

test('a contact who reports it is told how many cases nobody else can give back, in the question and afterwards', async () => {
  const { app, screen } = over([device('a'), device('b')]);
  const one = (id, members, more = {}) => [id, { id, members, disposed: false, records: [], ...more }];
  app.casebook.lend = () => ({ doubt: async () => undefined });
  app.casebook.cases = new Map([
    one('1', [app.me.id, PRIYA]),
    one('2', [app.me.id, JOY]),
    one('3', [app.me.id], { disposed: true }),
    one('4', [JOY]),
  ]);
  await screen.enter();
  await press(screen.render(), 'Stolen, perhaps open');
  assert.match(
    app.said.asked[0].text.join(' '),
    /1 case has no other force contact.*opens with kit B alone.*tell the contact whom you ring/,
  );
  const { people } = app.casebook;
  people.set(app.me.id, { ...people.get(app.me.id), doubted: NOW });
  assert.match(flat(screen.render()), /New keys asked for.*1 case has no other force contact/s);
  app.casebook.cases.delete('1');
  assert.doesNotMatch(flat(screen.render()), /no other force contact/);
});

test('what is to be emptied already can still be said to have been open, until that is asked for or done', async () => {
  const open = /Stolen, perhaps open</;
  const lost = [device('a'), device('c', { wiped_at: NOW })];
  for (const [Screen, whose, fields, offered] of [
    [OwnDevicesScreen, '', {}, true],
    [OwnDevicesScreen, '', { doubted: NOW }, false],
    [OfficerDevicesScreen, PRIYA, { doubted: NOW }, true],
    [OfficerDevicesScreen, PRIYA, { doubted: NOW, stopped: true }, false],
  ]) {
    const { app, screen } = over(lost, Screen, { person: whose });
    const id = whose || app.me.id;
    app.casebook.people.set(id, { ...app.casebook.people.get(id), ...fields });
    await screen.enter();
    const said = flat(screen.render()).split('<li>')[2].split('</ul>')[0];
    assert.equal(open.test(said), offered, JSON.stringify([whose, fields]));
  }
});

test('at the desk it leads to where the keys are stopped; not about one’s own', async () => {
  const { app, screen } = over([device('x')], OfficerDevicesScreen, { person: PRIYA });
  await screen.enter();
  press(screen.render(), 'Stolen, perhaps open');
  assert.deepEqual(app.said.navigated, [`#/officers/${PRIYA}/stop/x`]);
  const own = over([device('x')], OfficerDevicesScreen, { person: app.me.id });
  await own.screen.enter();
  assert.doesNotMatch(flat(own.screen.render()), /Stolen, perhaps open</);
});

test('a name that cannot be a device’s is said at its field, which has the focus then', async () => {
  const { app, done, screen } = over([device('a')]);
  await screen.enter();
  let focused = 0;
  app.window.document.getElementById = () => ({ focus: () => (focused += 1) });
  press(screen.render(), 'Rename');
  const handlers = (/** @type {any} */ part, /** @type {string} */ name) => {
    if (Array.isArray(part)) return part.flatMap((each) => handlers(each, name));
    const at = part?.strings?.findIndex((/** @type {string} */ text) => text.includes(name)) ?? -1;
    return [...(at >= 0 ? [part.values[at]] : []), ...(part?.strings ? handlers(part.values, name) : [])];
  };
  handlers(screen.render(), '@input=')[0]({ target: { value: ' ' } });
  await handlers(screen.render(), '@submit=')[0]({ preventDefault: () => undefined });
  assert.match(flat(screen.render()), /Enter a name/);
  assert.deepEqual([focused, done], [2, [['list', undefined]]]);
});
