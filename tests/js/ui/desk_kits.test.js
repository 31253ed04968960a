/** What the desk says of the kits: each use, and what a contact whom kit A vouched for has still to do. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepsLeft } from '../../../static/js/ui/desk/first_steps.js';
import { awaitsCases, kitsSection } from '../../../static/js/ui/desk/kits.js';
import { RecoveryKeyScreen } from '../../../static/js/ui/desk/recovery_key.js';
import { TakeOverScreen } from '../../../static/js/ui/desk/take_over.js';
import { TakingOver } from '../../../static/js/vault/taking_over.js';
import { ALISON, deskApp, flat, JOY, NOW, PRIYA } from './desk_support.js';

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

test('the page of the keys names the command with the id of who is signed in', () => {
  const screen = new TakeOverScreen(deskApp({ me: ALISON }));
  assert.match(flat(screen.render()), /--give-to alison --out keys\.json/);
  assert.match(flat(screen.render()), /on three sheets, two of them are named: --kit part-1\.txt --kit part-2\.txt/);
});

test('a kit that is missing is told where the reader is led to', async () => {
  const app = deskApp();
  app.window.document.getElementById = () => null;
  const screen = new RecoveryKeyScreen(app);
  const at = (/** @type {any} */ part) =>
    part?.strings?.findIndex((/** @type {string} */ text) => text.includes('@submit='));
  const submit = (/** @type {any} */ part) => {
    if (Array.isArray(part)) return part.map(submit).find(Boolean);
    if (!part?.strings) return undefined;
    return at(part) >= 0 ? part.values[at(part)] : submit(part.values);
  };
  await submit(screen.render())({ preventDefault: () => undefined });
  assert.match(flat(screen.render()), /data-error-summary.*Enter kit A/s);
});

test('a look that fails after work on a file is said, and does not hold the page for ever', async () => {
  const app = deskApp();
  const screen = new TakeOverScreen(app);
  const { open } = TakingOver;
  let looks = 0;
  const look = async () => {
    looks += 1;
    if (looks > 1) throw Object.assign(new Error(), { code: 'storage_failed' });
    return [];
  };
  TakingOver.open = async () => ({ look });
  const changes = (/** @type {any} */ part) => {
    if (Array.isArray(part)) return part.flatMap(changes);
    const at = part?.strings?.findIndex((/** @type {string} */ text) => text.includes('@change=')) ?? -1;
    return [...(at >= 0 ? [part.values[at]] : []), ...(part?.strings ? part.values.flatMap(changes) : [])];
  };
  const [chosen] = changes(screen.render());
  await chosen({ target: { files: [{ text: async () => '' }] } }).finally(() => {
    TakingOver.open = open;
  });
  assert.equal(looks, 2);
  assert.equal(screen.holdsUpdate, false);
  assert.match(flat(screen.render()), /That did not work/);
});
