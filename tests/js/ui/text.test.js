import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { loadText, locale, rich, t, tn, useCatalogue } from '../../../static/js/ui/text.js';

const ENGLISH = { locale: 'en', messages: {} };

afterEach(() => useCatalogue(ENGLISH));

test('a sentence is its own message id, with its places filled', () => {
  assert.equal(t('Sent {when}', { when: 'today' }), 'Sent today');
  assert.equal(t('{a} and {a}', { a: 1 }), '1 and 1');
  assert.equal(t('{missing} stays', {}), '{missing} stays');
});

test('a filled value is not read as a place again', () => {
  assert.equal(t('{a} {b}', { a: '{b}', b: 'x' }), '{b} x');
});

test('a counted sentence chooses its form', () => {
  const said = (/** @type {number} */ n) => tn('{n} record', '{n} records', n);
  assert.deepEqual([said(0), said(1), said(2)], ['0 records', '1 record', '2 records']);
});

test('another language has its own sentences and its own plural forms', () => {
  useCatalogue({
    locale: 'pl',
    messages: { Lock: 'Zablokuj', '{n} record': ['{n} wpis', '{n} wpisy', '{n} wpisów', '{n} wpisu'] },
  });
  const said = (/** @type {number} */ n) => tn('{n} record', '{n} records', n);
  assert.equal(locale(), 'pl');
  assert.equal(t('Lock'), 'Zablokuj');
  assert.deepEqual([said(1), said(3), said(5), said(22)], ['1 wpis', '3 wpisy', '5 wpisów', '22 wpisy']);
});

test('what is not translated stands in English', () => {
  useCatalogue({ locale: 'cy', messages: {} });
  assert.equal(t('Lock'), 'Lock');
  assert.equal(tn('{n} draft', '{n} drafts', 3), '3 drafts');
});

test('markup takes a place in a sentence', () => {
  const who = { bold: 'A. Mercer' };
  assert.deepEqual(rich(t('Read by {who}, {when}'), { who, when: 'today' }), ['Read by ', who, ', ', 'today', '']);
  assert.deepEqual(rich('{other}', {}), ['', '{other}', '']);
});

test('words that cannot be fetched keep nobody from starting', async () => {
  const broken = /** @type {any[]} */ ([
    async () => {
      throw new TypeError('Failed to fetch');
    },
    async () => new Response('<html>'),
  ]);
  for (const fetch of broken) assert.equal(await loadText({ fetch, lang: 'cy' }), false);
  assert.equal(t('Lock'), 'Lock');
});

test('the source language is not fetched, another one is', async () => {
  /** @type {string[]} */
  const asked = [];
  const fetch = /** @type {any} */ (
    async (/** @type {string} */ path) => {
      asked.push(path);
      return { ok: path === '/text/cy.json', json: async () => ({ locale: 'cy', messages: { Lock: 'Cloi' } }) };
    }
  );
  assert.equal(await loadText({ fetch, lang: 'en-GB' }), false);
  assert.equal(await loadText({ fetch, lang: 'xx' }), false);
  assert.equal(t('Lock'), 'Lock');
  assert.equal(await loadText({ fetch, lang: 'cy-GB' }), true);
  assert.equal(t('Lock'), 'Cloi');
  assert.deepEqual(asked, ['/text/xx.json', '/text/cy.json']);
});
