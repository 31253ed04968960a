/** The seven points of the first meeting: resumed from contact to contact. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markCovered } from '../../../static/js/ui/form_covered.js';
import { firstMeeting } from '../../../static/js/ui/parts/guide.js';
import { GuidanceScreen } from '../../../static/js/ui/screens/guidance.js';
import { PersonScreen } from '../../../static/js/ui/screens/person.js';
import { entryOf, flat, NOW, record } from './desk_support.js';
import { accepted, phoneApp, published } from './phone_support.js';

const log = record('log', { case: 'a', values: { date: '2026-03-11', first_meeting: ['role', 'reach'] } });
const RECORDS = accepted('a', { subject_name: 'Jago Tregenna', case_ref: 'WS-2031' }, [log]);

test('the guide and the contact record name the same seven points', () => {
  const asked = published('contact-log').fields.find((/** @type {any} */ field) => field.name === 'first_meeting');
  const points = asked.choices.map((/** @type {any} */ choice) => choice.value);
  assert.equal(points.length, 7);
  assert.deepEqual(
    firstMeeting().map(({ id }) => id),
    points,
  );
});

test("a person's page says how far the first meeting has come, and the guide which points", () => {
  const app = phoneApp({ records: RECORDS });
  assert.match(
    flat(new PersonScreen(app, { case: 'a' }).render()),
    /#\/case\/a\/guide.*First meeting: 2 of 7 covered/s,
  );
  const text = flat(new GuidanceScreen(app, { case: 'a' }).render());
  assert.equal(text.match(/Covered: yesterday/g)?.length, 2);
  assert.match(text, /When and how to reach you<\/h2>.*Covered: yesterday/s);
  assert.doesNotMatch(flat(new GuidanceScreen(app, {}).render()), /Covered:/);
});

/** As much of an element as is written to. @param {Record<string, any>} [facts] */
function element(facts = {}) {
  const attributes = new Map();
  const children = [];
  return {
    children,
    append: (...more) => children.push(...more),
    getAttribute: (/** @type {string} */ name) => attributes.get(name) ?? null,
    setAttribute: (/** @type {string} */ name, /** @type {string} */ value) => attributes.set(name, value),
    ...facts,
  };
}

/** A fold with one box for each value. @param {string[]} values */
function fold(values) {
  const ownerDocument = { createElement: () => element() };
  const summary = element();
  const details = { querySelector: () => summary };
  const boxes = values.map((value) =>
    element({ id: `box-${value}`, value, ownerDocument, parentElement: element(), closest: () => details }),
  );
  return { boxes, summary, root: /** @type {any} */ ({ querySelectorAll: () => boxes }) };
}

test('a new contact record marks what was covered before and ticks nothing', () => {
  const { boxes, summary, root } = fold(['role', 'limits']);
  markCovered(root, { entries: [entryOf([log])], now: NOW });
  const [role, limits] = boxes;
  assert.equal(role.parentElement.children[0].textContent, 'Covered before: yesterday');
  assert.equal(role.getAttribute('aria-describedby'), 'box-role-covered');
  assert.equal(role.checked, undefined);
  assert.deepEqual(limits.parentElement.children, []);
  assert.equal(summary.children[1].textContent, '1 of 2 covered');
});

test('a first contact record, and a form that does not ask, stay as they are', () => {
  const { boxes, summary, root } = fold(['role']);
  markCovered(root, { entries: [], now: NOW });
  assert.deepEqual([boxes[0].parentElement.children, summary.children], [[], []]);
  markCovered(fold([]).root, { entries: [entryOf([log])], now: NOW });
});
