/** Steps that take the page one after the other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StepsScreen } from '../../../static/js/ui/joining/steps_screen.js';
import { deskApp, flat } from './desk_support.js';

/** A screen whose steps note what happens to them. */
function screenOf() {
  const happened = [];
  const step = (name) => ({
    render: () => `step ${name}`,
    enter: () => happened.push(`enter ${name}`),
    leave: () => happened.push(`leave ${name}`),
  });
  const app = deskApp();
  const screen = new StepsScreen(app);
  app.screen = screen;
  screen.begin(step('one'));
  return { app, screen, step, happened };
}

test('the first step is entered with the screen, the next one takes its place', async () => {
  const { screen, step, happened } = screenOf();
  await screen.enter();
  assert.match(flat(screen.render()), /step one/);
  await screen.go(step('two'));
  assert.match(flat(screen.render()), /step two/);
  screen.leave();
  assert.deepEqual(happened, ['enter one', 'leave one', 'enter two', 'leave two']);
});

test('somebody who has left while a step was at work is not called back', async () => {
  const { app, screen, step, happened } = screenOf();
  await screen.enter();
  app.screen = null;
  await screen.go(step('two'));
  assert.deepEqual(happened, ['enter one']);
});
