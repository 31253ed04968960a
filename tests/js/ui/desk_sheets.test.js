/** Sheets that are shown once, among them kits on one sheet or on three: what is printed, and that the end of each is typed back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId, toB64u } from '../../../static/js/crypto/bytes.js';
import { newKeyPair } from '../../../static/js/crypto/keys.js';
import { writeKit } from '../../../static/js/crypto/kit.js';
import { KitSheets } from '../../../static/js/ui/desk/kit_sheets.js';
import { ownSheet } from '../../../static/js/ui/desk/own_sheet.js';
import { SetupScreen } from '../../../static/js/ui/desk/setup.js';
import { Sheets } from '../../../static/js/ui/desk/sheets.js';
import { deskApp, flat, press } from './desk_support.js';

const pair = await newKeyPair();
const parts = { force: newId(), key: pair.private, root: toB64u(pair.public), made: '2026-03-09' };
const KITS = { A: await writeKit({ kit: 'A', ...parts }), B: await writeKit({ kit: 'B', ...parts }) };
const ENROLMENT = { kits: KITS, sheetCode: '00000 11111', recoveryCode: 'ZZZZZ 22222', user: 'alison' };

/** The sheets of a set-up. @param {() => Promise<unknown>} [send] */
function setUp(send = async () => undefined) {
  const app = deskApp();
  const screen = new SetupScreen(app, { token: 'token' });
  return { app, sheets: screen.sheets({ ...ENROLMENT, send }, 'Invented') };
}

/** All ends as they are typed back. @param {Sheets} sheets @returns {Record<string, string>} */
const ends = (sheets) =>
  Object.fromEntries(
    sheets.piles.flatMap((pile) => pile.sheets()).map(({ id, code }) => [id, code.split(' ').at(-1).toLowerCase()]),
  );

test('each sheet prints by itself and holds its own key', () => {
  const text = flat(setUp().sheets.render());
  assert.match(text, /Print 3 sheets/);
  for (const words of ['id=kit-a', 'id=kit-b', 'id=own-sheet', 'Kit: A', 'Kit: B', '00000', 'ZZZZZ'])
    assert.ok(text.includes(words), words);
});

test('a kit says what it is for, and whom a finder hands it to', () => {
  const text = flat(setUp().sheets.render());
  const [a, b] = text.split('id=kit-b aria');
  for (const kit of [a, b.split('id=own-sheet aria')[0]])
    assert.match(kit, /hands it, unopened, to the force.*Invented.*https:\/\/force\.example/s);
  assert.match(a, /Makes new keys/);
  assert.match(b, /Opens every welfare record/);
});

test('the force is made when the ends of all sheets have been typed back', async () => {
  let sent = 0;
  const { app, sheets } = setUp(async () => {
    sent += 1;
  });
  press(sheets.render(), 'I have all 3');
  sheets.typed = { ...ends(sheets), 'kit-b': 'aaaaaa', 'own-sheet': '' };
  await sheets.finish();
  const said = flat(sheets.render());
  assert.equal(sent, 0);
  assert.match(said, /not the end of kit B.*Type the last five characters of your own sheet code/s);
  assert.doesNotMatch(said, new RegExp(`not the end of kit A|${ends(sheets)['kit-b']}`, 'i'));
  sheets.typed = ends(sheets);
  await sheets.finish();
  assert.deepEqual([sent, app.said.navigated], [1, ['#/officers']]);
});

test('a set-up that fails can be tried again with the same sheets, which can be looked at again', async () => {
  let tries = 0;
  const { sheets } = setUp(async () => {
    tries += 1;
    if (tries === 1) throw Object.assign(new Error(), { code: 'network' });
  });
  press(sheets.render(), 'I have all 3');
  sheets.typed = ends(sheets);
  await sheets.finish();
  assert.match(flat(sheets.render()), /Not set up yet.*No connection/s);
  press(sheets.render(), 'Show the sheets again');
  assert.match(flat(sheets.render()), /Kit: A/);
  await sheets.finish();
  assert.equal(tries, 2);
});

test('one sheet by itself is spoken of as one', async () => {
  let done = 0;
  const words = { finish: 'Done', finishing: 'Doing', failed: 'Not yet' };
  const piles = [ownSheet(ENROLMENT, 'Invented')];
  const sheets = new Sheets(deskApp(), {
    piles,
    words,
    head: (title) => title,
    done: async () => {
      done += 1;
    },
  });
  assert.match(flat(sheets.render()), /Put this sheet away.*I have the sheet/s);
  press(sheets.render(), 'I have the sheet');
  sheets.typed = { 'own-sheet': ' ' };
  await sheets.finish();
  const empty = flat(sheets.render());
  assert.match(empty, /Type the last five characters of your own sheet code/);
  assert.doesNotMatch(empty, /This is not the end/);
  sheets.typed = { 'own-sheet': '00000' };
  await sheets.finish();
  assert.match(flat(sheets.render()), /Check the sheet.*not the end of your own sheet/s);
  sheets.typed = { 'own-sheet': '11111' };
  await sheets.finish();
  assert.equal(done, 1);
});

test('a kit on three sheets: the whole is not shown, and the end of each part is asked for', async () => {
  let sent = 0;
  const { sheets } = setUp(async () => {
    sent += 1;
  });
  const [a] = sheets.piles;
  await a.choose(true);
  const text = flat(sheets.render());
  assert.match(text, /Print 5 sheets/);
  for (const number of [1, 2, 3])
    assert.match(text, new RegExp(`id=kit-a-${number} .*Kit A, part ${number} of 3`, 's'));
  assert.ok(!text.includes(KITS.A) && text.includes(KITS.B));
  assert.match(text, /destroy that sheet: it is enough alone/);
  press(sheets.render(), 'I have all 5');
  const right = ends(sheets);
  assert.deepEqual(Object.keys(right), ['kit-a-1', 'kit-a-2', 'kit-a-3', 'kit-b', 'own-sheet']);
  for (const id of Object.keys(right)) {
    sheets.typed = { ...right, [id]: '000000' };
    await sheets.finish();
  }
  assert.equal(sent, 0);
  assert.match(flat(sheets.render()), /not the end of your own sheet/);
  sheets.typed = { ...right, 'kit-a-2': right['kit-a-1'] };
  await sheets.finish();
  assert.match(flat(sheets.render()), /This is not the end of part 2 of kit A/);
  sheets.typed = right;
  await sheets.finish();
  assert.equal(sent, 1);
});

test('an empty field says what to type from the paper, of a kit and of its parts', async () => {
  const { sheets } = setUp(async () => assert.fail('nothing was read from the paper'));
  const [a, b] = sheets.piles;
  await a.choose(true);
  press(sheets.render(), 'I have all 5');
  sheets.typed = { 'kit-a-1': '000000' };
  await sheets.finish();
  const said = flat(sheets.render());
  assert.match(said, /This is not the end of part 1 of kit A/);
  assert.match(said, /Type the last six characters of the line “Key part” of part 2 of kit A/);
  assert.match(said, /Type the last six characters of the line “Key” of kit B/);
  assert.equal(b.sheets().length, 1);
});

test('whoever chooses back and forth sees the same three sheets again', async () => {
  const kit = new KitSheets(deskApp(), { kit: 'B', text: KITS.B, force: 'Invented' });
  await kit.choose(true);
  const first = kit.sheets().map(({ copy }) => copy);
  await kit.choose(false);
  assert.deepEqual(
    kit.sheets().map(({ copy }) => copy),
    [KITS.B],
  );
  await kit.choose(true);
  assert.deepEqual(
    kit.sheets().map(({ copy }) => copy),
    first,
  );
});

test('a kit that cannot be split stays on one sheet and says so', async () => {
  const kit = new KitSheets(deskApp(), { kit: 'B', text: 'Kit: B', force: 'Invented' });
  await kit.choose(true);
  assert.match(flat(kit.render()), /It stays on one sheet.*not a whole kit/s);
  assert.doesNotMatch(flat(kit.render()), /destroy that sheet/);
  assert.equal(kit.sheets().length, 1);
});
