/** A person's page at the desk: what an interruption left, whose keys are new, who leaves; and the check of new keys. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CheckKeysScreen } from '../../../static/js/ui/desk/check_keys.js';
import { invitationCard } from '../../../static/js/ui/desk/invitation_card.js';
import { InviteScreen } from '../../../static/js/ui/desk/invite.js';
import { LeavingScreen } from '../../../static/js/ui/desk/leaving.js';
import { OfficerScreen } from '../../../static/js/ui/desk/officer.js';
import { ALISON, deskApp, directory, flat, JOY, NOW, PRIYA, press } from './desk_support.js';

const NOBODY = { outside: [], inside: [], lacking: [], left: [] };

/** An app whose work on cases is only noted. @param {Record<string, any>} [facts] */
function office({ access = {}, begun = null, alone = [], run, officers = {}, people } = {}) {
  const ran = [];
  const wrapping = {
    access: async () => ({ ...NOBODY, ...access }),
    begun: async () => begun,
    drop: async () => ran.push('dropped'),
    onlyContactOf: async () => alone,
    run: async (wanted, options) => {
      ran.push(wanted);
      return run ? run(wanted, options) : { done: wanted.cases.length, left: [] };
    },
  };
  const casebook = { lend: () => wrapping, officers, ...(people && { people }) };
  return { ran, app: deskApp({ parts: { casebook } }) };
}

/** @param {Record<string, any>} facts @param {string} [person] */
async function pageOf(facts, person = PRIYA) {
  const { ran, app } = office(facts);
  const screen = new OfficerScreen(app, { person });
  await screen.enter();
  return { ran, app, screen, text: () => flat(screen.render()) };
}

test('nothing is given before somebody ticks a case; then the ticked ones are', async () => {
  const cases = Array.from({ length: 60 }, (_, n) => `case ${n}`);
  const { ran, app, screen, text } = await pageOf({ access: { outside: cases, inside: ['a'] } });
  assert.match(text(), /In 1 of the 61 cases that you are in/);
  await press(screen.render(), 'Give access');
  assert.deepEqual([ran, app.said.notified], [[], ['Tick at least one case.']]);
  press(screen.render(), 'Tick all 60');
  assert.match(text(), /Give access to 60 cases/);
  await press(screen.render(), 'Give access to 60 cases');
  assert.deepEqual(ran, [{ person: PRIYA, act: 'add', cases }]);
  assert.match(text(), /60 cases are sealed/);
});

test('what was begun and interrupted is offered to be gone on with, or left', async () => {
  const begun = { act: 'add', cases: ['b', 'c'] };
  const { ran, screen, text } = await pageOf({ begun, access: { lacking: ['x'] } });
  assert.match(text(), /2 cases are still to be done/);
  assert.doesNotMatch(text(), /Give their cases back/, 'one thing at a time');
  await press(screen.render(), 'Go on');
  await press(screen.render(), 'Leave it at that');
  assert.deepEqual(ran, [{ person: PRIYA, ...begun }, 'dropped']);
});

test('new keys that do not open the cases yet are said, with the act that mends it', async () => {
  const { ran, screen, text } = await pageOf({ access: { lacking: ['a', 'b'] } });
  assert.match(text(), /new keys do not open 2 cases yet/);
  await press(screen.render(), 'Give their cases back');
  assert.deepEqual(ran, [{ person: PRIYA, act: 'wrap', cases: ['a', 'b'] }]);
});

test('how far it has come is shown while it runs, and what could not be done is said', async () => {
  let go = () => undefined;
  const run = async (_, { progress, signal }) => {
    progress({ done: 312, total: 1000 });
    await new Promise((resolve) => {
      go = () => resolve(undefined);
    });
    return { done: signal.aborted ? 312 : 999, left: [{ case: 'a', code: 'no_case_key' }] };
  };
  const { screen, text } = await pageOf({ access: { lacking: ['a'] }, run });
  const work = press(screen.render(), 'Give their cases back');
  assert.match(text(), /312 of 1,000 cases/);
  press(screen.render(), 'Stop here');
  go();
  await work;
  assert.match(text(), /312 cases are sealed. 1 could not be done.*no key for this person/s);
});

test('whose access has ended and whose key still opens cases is said', async () => {
  const { ran, screen, text } = await pageOf({ access: { left: ['a'] } }, 'gone');
  assert.match(text(), /1 case still has a key that Gareth Gone knows/);
  assert.doesNotMatch(text(), /Invite them again|They leave or change/);
  await press(screen.render(), 'Change the keys');
  assert.deepEqual(ran, [{ person: 'gone', act: 'remove', cases: ['a'] }]);
});

test('the page of somebody who asks for new keys says so before everything else', async () => {
  const people = directory();
  people.set(PRIYA, { ...people.get(PRIYA), doubted: NOW });
  assert.match((await pageOf({ people })).text(), /Priya Ashdown asks for new keys.*Stop their keys.*Their keys/s);
  assert.doesNotMatch((await pageOf({ people }, JOY)).text(), /asks for new keys/);
});

test('a contact sees on their own page which cases nobody else could go on with', async () => {
  const own = await pageOf({ alone: ['case-1'] }, ALISON);
  assert.match(own.text(), /You are the only force contact in 1 case.*Rhiannon Davies|case-1/s);
  assert.doesNotMatch(own.text(), /Invite them again|They leave or change/);
  const none = await pageOf({}, ALISON);
  assert.match(none.text(), /Another force contact is in each of your cases/);
});

test('everybody sees since when keys are new, and on whose word', async () => {
  const people = directory();
  people.set(PRIYA, { ...people.get(PRIYA), renewed: { at: NOW, by: JOY } });
  const { text } = await pageOf({ people });
  assert.match(text(), /New keys since today, 18:00, confirmed by Joy Okonkwo/);
  people.get(PRIYA).renewed.by = 'root';
  assert.match(text(), /confirmed with the key of the force/);
});

test('new keys are confirmed only by somebody who has spoken to the person and compared', async () => {
  const renewed = [];
  const offered = { person: PRIYA, hpke: 'h', sign: 's', fingerprint: '1234 5678' };
  const officers = {
    offered: async () => offered,
    renew: async (keys) => renewed.push(keys),
    vouchIfInvited: async () => null,
  };
  const { app } = office({ officers });
  const screen = new CheckKeysScreen(app, { invitation: 'i' });
  await screen.enter();
  assert.match(flat(screen.render()), /1234/);
  await screen.confirm();
  assert.deepEqual(renewed, []);
  assert.match(flat(screen.render()), /Speak to them first.*Compare the 24 digits first/s);
  screen.ticked = { spoken: true, compared: true };
  await screen.confirm();
  assert.deepEqual([renewed, app.said.navigated], [[offered], [`#/officers/${PRIYA}`]]);
});

test('an answer that does not fit is thrown away after a question, and nothing is confirmed', async () => {
  const withdrawn = [];
  const officers = {
    offered: async () => ({ person: PRIYA, fingerprint: '1' }),
    withdraw: async (id) => withdrawn.push(id),
  };
  const { app } = office({ officers });
  const screen = new CheckKeysScreen(app, { invitation: 'i' });
  await screen.enter();
  await press(screen.render(), 'Something does not fit');
  assert.deepEqual([withdrawn, app.said.navigated], [['i'], ['#/officers']]);
  assert.match(app.said.asked[0].text, /goes on as before/);
});

test('new keys that were made on another device are said to be so', async () => {
  const officers = { offered: async () => Promise.reject(Object.assign(new Error(), { code: 'not_made_here' })) };
  const screen = new CheckKeysScreen(office({ officers }).app, { invitation: 'i' });
  await screen.enter();
  assert.match(flat(screen.render()), /made on another device/);
});

test('the card of an answer with new keys leads to the check, by the name in the directory', () => {
  const invitation = {
    id: 'i',
    state: 'answered',
    name: null,
    roles: [],
    code: null,
    person: PRIYA,
    created_at: NOW,
    expires_at: NOW,
  };
  const card = flat(invitationCard(deskApp(), invitation, { left: 'to_check', withdraw: String }));
  assert.match(card, /Priya Ashdown.*Speak to them.*#\/officers\/check\/i/s);
});

test('somebody known is invited again with the name and roles of the directory', async () => {
  const invited = [];
  const officers = {
    invite: async (given) => {
      invited.push(given);
      return { code: 'AAAA BBBB CCCC DDDD', expires_at: NOW };
    },
  };
  const screen = new InviteScreen(office({ officers }).app, { again: PRIYA });
  assert.match(flat(screen.render()), /Invite Priya Ashdown again.*number that you knew before/s);
  await screen.invite();
  assert.deepEqual(invited, [{ name: 'Priya Ashdown', roles: ['officer'], again: PRIYA }]);
  assert.match(flat(screen.render()), /Check their new keys/);
});

test('who leaves is revoked and taken out of every case; nothing happens without a yes', async () => {
  const said = [];
  const officers = { revoke: async (id) => said.push(id) };
  const { app, ran } = office({ officers, access: { inside: ['a'], lacking: ['b'] } });
  const screen = new LeavingScreen(app, { person: PRIYA });
  await screen.enter();
  await screen.finish();
  assert.match(flat(screen.render()), /Choose what is happening/);
  screen.what = 'leave';
  app.said.answer = false;
  await screen.finish();
  assert.deepEqual([said, ran], [[], []]);
  app.said.answer = true;
  await screen.finish();
  assert.deepEqual([said, ran], [[PRIYA], [{ person: PRIYA, act: 'remove', cases: ['a', 'b'] }]]);
});

test('a contact who leaves is asked first for the cases that only they are in', async () => {
  const joy = new LeavingScreen(office().app, { person: JOY });
  assert.match(flat(joy.render()), /First: cases that only they are in/);
  assert.doesNotMatch(flat(new LeavingScreen(office().app, { person: PRIYA }).render()), /only they are in/);
});

test('another role is said to the directory; their cases stay theirs if that is wanted', async () => {
  const said = [];
  const { app, ran } = office({ officers: { replace: async (given) => said.push(given) }, access: { inside: ['a'] } });
  const screen = new LeavingScreen(app, { person: JOY });
  await screen.enter();
  Object.assign(screen, { what: 'change', takeOut: false, roles: { officer: false, contact: false, deputy: false } });
  await screen.finish();
  assert.match(flat(screen.render()), /Choose at least one role/);
  screen.roles.officer = true;
  await screen.finish();
  assert.deepEqual([said, ran], [[{ person: JOY, name: 'Joy Okonkwo', roles: ['officer'] }], []]);
});

test('locked or without storage under way, nothing is left hanging and nothing is rejected', async () => {
  const begun = { act: 'add', cases: ['b'] };
  const { app, screen } = await pageOf({ begun });
  const template = screen.render();
  const wrapping = app.casebook.lend();
  for (const name of ['access', 'drop'])
    wrapping[name] = () => Promise.reject(Object.assign(new Error(), { code: 'storage_failed' }));
  await press(template, 'Leave it at that');
  await press(template, 'Go on');
  app.casebook.dispatchEvent(new Event('changed'));
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(app.said.failed, ['storage_failed', 'storage_failed', 'storage_failed']);
  const open = app.casebook;
  app.casebook = null;
  await press(template, 'Go on');
  await press(template, 'Leave it at that');
  open.dispatchEvent(new Event('changed'));
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(app.said.failed.length, 3);
});

test('an invitation of somebody who may invite nobody any more says so, and can be withdrawn', () => {
  const invitation = {
    id: 'i',
    state: 'void',
    created_at: NOW,
    expires_at: NOW,
    name: null,
    roles: null,
    code: 'AAAA',
  };
  const card = flat(invitationCard(deskApp(), invitation, { withdraw: String }));
  assert.match(card, /No longer works.*Make a new one.*Withdraw/s);
  assert.doesNotMatch(card, /Waiting for an answer|Show the code again/);
});
