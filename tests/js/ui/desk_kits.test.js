/** What the desk says of the kits: each use, and what a contact whom kit A vouched for has still to do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepsLeft } from '../../../static/js/ui/desk/first_steps.js';
import { kitFault } from '../../../static/js/ui/desk/kit_field.js';
import { awaitsCases, kitsSection } from '../../../static/js/ui/desk/kits.js';
import { OneSheet } from '../../../static/js/ui/desk/one_sheet.js';
import { TakeOverScreen } from '../../../static/js/ui/desk/take_over.js';
import { ALISON, deskApp, flat, JOY, NOW, PRIYA, press } from './desk_support.js';

const use = (facts) => ({ kit: 'A', said: 'person', at: NOW, by: 'root', person: null, cases: null, ...facts });

/** @param {any[]} kitUses @param {string} [me] */
const shown = (kitUses, me) => flat(kitsSection(deskApp({ me, parts: { casebook: { kitUses } } })));

test('each use of a kit is told with a name and a time, the newest first', () => {
  const text = shown([
    use({ person: ALISON }),
    use({ kit: 'B', said: 'kit', by: ALISON, cases: 3 }),
    use({ said: 'recovery' }),
    use({ said: 'revoke', person: 'nobody' }),
  ]);
  const order = [
    'Kit A ended the access of somebody unknown',
    'Kit A replaced kit B',
    'Kit B: Alison Mercer took over 3 cases',
    'Kit A vouched for Alison Mercer',
  ].map((words) => text.indexOf(words));
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  );
  assert.ok(order[0] > 0);
});

test('a statement of the root that this version does not know is told all the same', () => {
  assert.match(shown([use({ said: 'something new' })]), /Kit A was used/);
});

test('an untouched pair says so, and an officer sees nothing of it', () => {
  assert.match(shown([]), /Neither has been used since the set-up/);
  assert.equal(shown([], PRIYA), '');
});

test('a contact whom kit A vouched for awaits cases until kit B was used', () => {
  const came = use({ person: JOY });
  assert.equal(awaitsCases([came], JOY), true);
  assert.equal(awaitsCases([came], ALISON), false);
  assert.equal(awaitsCases([came, use({ kit: 'B', said: 'kit', by: JOY, cases: 1 })], JOY), false);
  assert.equal(awaitsCases([use({ kit: 'B', said: 'kit', by: ALISON, cases: 1 }), came], JOY), true);
  assert.equal(stepsLeft([], { numbers: true, orphans: true })[0], 'take_over');
});

test('only what is wrong with the kit is told at its field', () => {
  assert.match(kitFault('wrong_kit', 'A'), /not kit A of this force/);
  assert.match(kitFault('bad_code', 'A'), /mistake/);
  assert.equal(kitFault('network', 'A'), '');
});

test('a sheet whose end was mistyped is not done with; one that was refused can be tried again', async () => {
  let tries = 0;
  const done = async () => {
    tries += 1;
    if (tries === 1) throw Object.assign(new Error(), { code: 'network' });
  };
  const app = deskApp();
  const sheet = {
    id: 's',
    paper: '',
    copy: '',
    code: 'ABCDE 12345',
    label: 'End',
    hint: '',
    finish: 'Done',
    failed: 'Not yet',
  };
  const step = new OneSheet(app, { sheet, head: (title) => title, done });
  press(step.render(), 'I have the sheet');
  await submitted(step, 'ABCDE');
  assert.match(flat(step.render()), /This is not the end of the sheet/);
  assert.equal(tries, 0);
  await submitted(step, '12345');
  assert.match(flat(step.render()), /Not yet.*No connection/s);
  await submitted(step, '12345');
  assert.equal(tries, 2);
});

test('the page of the keys names the command with the id of who is signed in', () => {
  const screen = new TakeOverScreen(deskApp({ me: ALISON }));
  assert.match(flat(screen.render()), /--give-to alison --out keys\.json/);
});

/** Types into the one field and submits the form. @param {OneSheet} step @param {string} typed */
async function submitted(step, typed) {
  const found = callbacks(step.render());
  found.input({ target: { value: typed } });
  await found.submit({ preventDefault: () => undefined });
}

/** @param {any} part @param {Record<string, any>} [found] */
function callbacks(part, found = {}) {
  if (Array.isArray(part)) for (const each of part) callbacks(each, found);
  if (!part || typeof part !== 'object' || !('strings' in part)) return found;
  for (const [at, text] of part.strings.entries()) {
    const event = /@(input|submit)=$/.exec(text)?.[1];
    if (event) found[event] = part.values[at];
  }
  for (const value of part.values) callbacks(value, found);
  return found;
}
