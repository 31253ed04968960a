import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InviteScreen } from '../../../static/js/ui/desk/invite.js';
import { RecoveryKeyScreen } from '../../../static/js/ui/desk/recovery_key.js';
import * as Desk from '../../../static/js/ui/desk/screens.js';
import { TakeOverScreen } from '../../../static/js/ui/desk/take_over.js';
import { isAddress, match } from '../../../static/js/ui/router.js';
import { ROUTES } from '../../../static/js/ui/routes.js';

test('an address names its screen and its pieces', () => {
  const found = match(ROUTES, '#/case/5e/new/contact-log');
  assert.equal(found?.name, 'form');
  assert.deepEqual(found?.params, { case: '5e', form: 'contact-log' });
});

test('a fixed piece goes before a named one', () => {
  assert.equal(match(ROUTES, '#/cases/new')?.name, 'new-case');
  assert.equal(match(ROUTES, '#/cases/5e')?.name, 'desk-case');
  assert.equal(match(ROUTES, '#/officers/invite')?.name, 'invite');
});

test('a code keeps what was escaped in it, and a broken escape as it came', () => {
  assert.equal(match(ROUTES, '#/join/AB%20CD')?.params.code, 'AB CD');
  assert.equal(match(ROUTES, '#/join/%E0%A4%A')?.params.code, '%E0%A4%A');
});

test('what is no address leads nowhere', () => {
  assert.equal(match(ROUTES, '#/nowhere'), null);
  assert.equal(match(ROUTES, '#/case'), null);
  assert.equal(match(ROUTES, ''), null);
  assert.equal(isAddress('#main'), false);
  assert.equal(isAddress('#how'), false);
  assert.equal(isAddress(''), true);
  assert.equal(isAddress('#/people'), true);
});

test('only these screens open without unlocking', () => {
  const open = ROUTES.filter((route) => route.access === 'anyone').map((route) => route.path);
  assert.deepEqual(open, [
    '#/lock',
    '#/sign-in',
    '#/join',
    '#/guest',
    '#/join/:code',
    '#/other-device',
    '#/other-device/:code',
    '#/setup/:token',
    '#/renew/:token',
    '#/more/install',
  ]);
});

test('only a force contact reaches the desk', async () => {
  const screens = new Set([...Object.values(Desk), InviteScreen, RecoveryKeyScreen, TakeOverScreen]);
  const loaded = await Promise.all(ROUTES.map(async (route) => ({ ...route, screen: await route.load() })));
  const desk = loaded.filter(({ screen }) => screens.has(/** @type {any} */ (screen)));
  assert.equal(new Set(desk.map(({ screen }) => screen)).size, screens.size);
  for (const route of desk) assert.equal(route.role, 'contact', route.path);
});

test('every screen can be loaded', async () => {
  for (const route of ROUTES) assert.equal(typeof (await route.load()), 'function', route.path);
});
