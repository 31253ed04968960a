/** Inviting, and who may read a case. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CaseMembers } from '../../../static/js/ui/desk/case_members.js';
import { invitationCard } from '../../../static/js/ui/desk/invitation_card.js';
import { InviteScreen } from '../../../static/js/ui/desk/invite.js';
import { NewCaseScreen } from '../../../static/js/ui/desk/new_case.js';
import { OfficersScreen } from '../../../static/js/ui/desk/officers.js';
import { ReadersChoice } from '../../../static/js/ui/desk/readers_choice.js';
import { ALISON, CASE, deskApp, flat, JOY, NOW, PRIYA, press, TOMOS } from './desk_support.js';

test('without an officer no case can be opened, and that is all the page says', () => {
  const app = deskApp();
  const page = () => flat(new NewCaseScreen(app).render());
  assert.match(page(), /The officer.*Who can read this/s);
  for (const one of app.casebook.people.values()) one.roles = ['contact'];
  assert.match(page(), /No officer yet.*#\/officers\/invite/s);
  assert.doesNotMatch(page(), /Who can read this|Open the case</);
});

test('an invitation needs a name and a role', async () => {
  const invited = [];
  const officers = {
    invite: async (given) => invited.push(given),
  };
  const screen = new InviteScreen(deskApp({ parts: { casebook: { officers } } }));
  screen.roles = { officer: false, contact: false, deputy: false };
  await screen.invite();
  assert.deepEqual(
    screen.errors.map(({ id }) => id),
    ['name', 'role-officer'],
  );
  assert.deepEqual(invited, []);
});

test('the code is shown in groups, with a link and a picture that hold it', async () => {
  const officers = { invite: async () => ({ id: 'i', code: 'AAAA BBBB CCCC DDDD', expires_at: NOW }) };
  const screen = new InviteScreen(deskApp({ parts: { casebook: { officers } } }));
  screen.name = ' Priya Ashdown ';
  await screen.invite();
  assert.equal(screen.made.link, 'https://force.example/#/join/AAAABBBBCCCCDDDD');
  assert.match(flat(screen.render()), /Open force\.example, press.*AAAA.*BBBB.*CCCC.*DDDD/s);
  assert.match(flat(screen.made.picture), /<path d=M/);
});

test('an answer that does not fit the invitation is not to be used', () => {
  const invitation = {
    id: 'i',
    state: 'answered',
    created_at: NOW,
    expires_at: NOW,
    name: 'Priya',
    roles: ['officer'],
    code: 'AAAA',
  };
  const app = deskApp();
  assert.match(flat(invitationCard(app, invitation, { left: 'not_opened', withdraw: String })), /invite again/);
  assert.match(flat(invitationCard(app, invitation, { withdraw: String })), /Being confirmed/);
  assert.doesNotMatch(flat(invitationCard(app, invitation, { withdraw: String })), /AAAA/);
});

/** The officers page with one invitation. @param {string} state @param {() => Promise<unknown>} withdraw */
async function withInvitation(state, withdraw) {
  const invitation = { id: 'i', state, created_at: NOW, expires_at: NOW, name: 'Priya', roles: [], code: null };
  const officers = {
    invitations: async () => [invitation],
    vouch: async () => ({ vouched: [], left: [{ id: 'i', code: 'not_opened' }] }),
    withdraw,
  };
  const screen = new OfficersScreen(deskApp({ parts: { casebook: { officers } } }));
  await screen.enter();
  return screen;
}

for (const [state, words] of [
  ['open', /code stops working at once/],
  ['answered', /account that they made goes with it/],
])
  test(`an invitation that is ${state} can be withdrawn, after a question`, async () => {
    const withdrawn = [];
    const screen = await withInvitation(state, async (id) => withdrawn.push(id));
    const { said } = screen.app;
    said.answer = false;
    await press(screen.render(), 'Withdraw');
    assert.match(said.asked[0].text, words);
    assert.deepEqual(withdrawn, []);
    said.answer = true;
    await press(screen.render(), 'Withdraw');
    assert.deepEqual(withdrawn, ['i']);
    assert.match(said.notified[0], /^Withdrawn/);
  });

test('an invitation that was confirmed in the meantime says so', async () => {
  const screen = await withInvitation('answered', async () => {
    throw Object.assign(new Error(), { code: 'not_found' });
  });
  await press(screen.render(), 'Withdraw');
  assert.deepEqual(screen.app.said.notified, ['It has been confirmed or withdrawn in the meantime.']);
});

for (const state of ['done', 'expired'])
  test(`an invitation that is ${state} has nothing to withdraw`, async () => {
    const screen = await withInvitation(state, async () => undefined);
    assert.doesNotMatch(flat(screen.render()), /Withdraw/);
  });

test('answers are completed when the list is opened, and it is shown anew', async () => {
  const states = ['answered', 'done'];
  const officers = {
    invitations: async () => [
      {
        id: 'i',
        state: states.shift() ?? 'done',
        created_at: NOW,
        expires_at: NOW,
        name: 'Priya',
        roles: [],
        code: null,
      },
    ],
    vouch: async () => ({ vouched: ['priya'], left: [] }),
  };
  const screen = new OfficersScreen(deskApp({ parts: { casebook: { officers } } }));
  await screen.enter();
  assert.doesNotMatch(flat(screen.render()), /Invitations<\/h2>/);
});

test('without a connection the directory is there and the invitations say why not', async () => {
  const officers = {
    invitations: async () => {
      throw Object.assign(new Error(), { code: 'network' });
    },
  };
  const screen = new OfficersScreen(deskApp({ parts: { casebook: { officers } } }));
  await screen.enter();
  assert.match(flat(screen.render()), /Invitations cannot be shown just now/);
  assert.match(flat(screen.render()), /Priya Ashdown/);
});

test('a new case is read by every contact unless one is left out, and needs an officer', () => {
  const choice = new ReadersChoice(deskApp());
  assert.equal(choice.members(), null);
  choice.officer = PRIYA;
  assert.deepEqual(choice.members(), [ALISON, JOY, PRIYA]);
  choice.contacts.delete(JOY);
  assert.deepEqual(choice.members(), [ALISON, PRIYA]);
});

test('who was left out of a draft for a conflict stays out when it is taken up again', () => {
  const choice = new ReadersChoice(deskApp());
  choice.officer = PRIYA;
  choice.contacts.delete(JOY);
  const again = new ReadersChoice(deskApp());
  again.restore(choice.kept);
  assert.deepEqual(again.members(), [ALISON, PRIYA]);
});

test('an officer whose access has ended since is not restored', () => {
  const choice = new ReadersChoice(deskApp());
  choice.restore({ officer: 'gone', contacts: [JOY, 'gone'] });
  assert.equal(choice.members(), null);
  choice.officer = PRIYA;
  assert.deepEqual(choice.members(), [ALISON, JOY, PRIYA]);
});

test('taking somebody out of a case asks first; a no changes nothing', async () => {
  const changes = [];
  const changeMembers = async (id, change) => changes.push([id, change]);
  const app = deskApp({ parts: { casebook: { changeMembers } } });
  const members = new CaseMembers(app, CASE);
  press(members.render(), 'Change');
  selectOfficer(members.render(), TOMOS);
  app.said.answer = false;
  await press(members.render(), 'Save the change');
  assert.deepEqual([app.said.asked.length, changes], [1, []]);
  app.said.answer = true;
  await press(members.render(), 'Save the change');
  assert.deepEqual(changes, [[CASE, { add: [TOMOS], remove: [PRIYA] }]]);
});

test('who is not among the readers of a case gets no button to change them', () => {
  const app = deskApp();
  assert.match(flat(new CaseMembers(app, CASE).render()), /Change</);
  const one = app.casebook.cases.get(CASE);
  app.casebook.cases = new Map([[CASE, { ...one, members: one.members.filter((id) => id !== app.me.id) }]]);
  assert.doesNotMatch(flat(new CaseMembers(app, CASE).render()), /Change</);
});

/** @param {any} part @param {string} value */
function selectOfficer(part, value) {
  if (Array.isArray(part)) return part.some((one) => selectOfficer(one, value));
  if (!part || typeof part !== 'object' || !('strings' in part)) return false;
  const at = part.strings.findIndex((text) => text.includes('@change='));
  if (at >= 0 && part.strings[0].includes('<select')) {
    part.values[at]({ target: { value } });
    return true;
  }
  return part.values.some((one) => selectOfficer(one, value));
}
