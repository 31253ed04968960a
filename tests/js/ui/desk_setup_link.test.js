/** A set-up link that does not work says so at once, and what to do; one that works goes on to the form. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SetupScreen } from '../../../static/js/ui/desk/setup.js';
import { deskApp, flat, press } from './desk_support.js';

/** @param {() => Promise<unknown>} setupForce what the server says of the link */
async function opened(setupForce) {
  const app = deskApp();
  Object.assign(app.vault, { state: 'new', setupForce, drafts: null });
  const screen = new SetupScreen(app, { token: 'token' });
  app.screen = screen;
  await screen.enter();
  return screen;
}

const refused = (code) => () => Promise.reject(Object.assign(new Error(), { code }));

for (const [code, words] of [
  ['token_used', /has been used.*Sign in with your sheet/s],
  ['token_expired', /has run out.*Run wso-pwa setup on the server again/s],
  ['token_invalid', /don’t know this set-up link.*whole link was copied/s],
])
  test(`a link that is ${code} shows no form`, async () => {
    const text = flat((await opened(refused(code))).render());
    assert.match(text, words);
    assert.match(text, /#\/sign-in/);
    assert.doesNotMatch(text, /Name of the force/);
  });

test('without a connection the link can be tried again, and then the form comes', async () => {
  let tries = 0;
  const screen = await opened(() => {
    tries += 1;
    return tries === 1 ? refused('network')() : Promise.resolve('force');
  });
  assert.match(flat(screen.render()), /could not be checked.*No connection/s);
  assert.doesNotMatch(flat(screen.render()), /Name of the force/);
  await press(screen.render(), 'Try again');
  assert.match(flat(screen.render()), /Name of the force/);
});

test('whoever has left while the link was being checked stays where they are', async () => {
  const moved = [];
  const app = deskApp();
  app.window.scrollTo = () => moved.push('scrolled');
  Object.assign(app, { draw: () => moved.push('drawn') });
  Object.assign(app.vault, { state: 'new', drafts: null, setupForce: async () => Object.assign(app, { screen: {} }) });
  const screen = new SetupScreen(app, { token: 'token' });
  app.screen = screen;
  await screen.enter();
  assert.deepEqual(moved, []);
});
