/** For contacts, above all else at the desk: who asks for new keys, whose stopped keys still open a case, and who waits for new ones. */
import { html } from 'lit-html';
import { note } from '../parts/note.js';
import { t, tn } from '../text.js';
import { onDayTime } from '../when.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Person} Person */

/** @param {App} app @returns {unknown[]} */
export function stoppedNotes(app) {
  if (!app.me?.roles.includes('contact')) return [];
  const people = [...(app.casebook?.people.values() ?? [])];
  return people.filter(({ id, active }) => active && id !== app.me?.id).flatMap((person) => noteOf(app, person) ?? []);
}

/** @param {App} app @param {Person} person */
function noteOf(app, person) {
  const cases = [...(app.casebook?.cases.values() ?? [])].filter(
    ({ members, exposed }) => members.includes(app.me?.id ?? '') && exposed?.includes(person.id),
  ).length;
  if (person.doubted && !person.stopped) return asks(app, person);
  if (cases) return opens(person, cases);
  return person.stopped ? awaits(person) : null;
}

/** @param {App} app @param {Person} person */
function asks(app, { id, name, doubted = 0 }) {
  return note({
    icon: 'alert',
    tone: 'help',
    title: t('{name} asks for new keys', { name }),
    text: t(
      'Somebody else may have the present ones, they said {when}. Until you stop them, whoever has them may read. Speak to {name} on a number that you knew before.',
      { name, when: onDayTime(doubted, app.now()) },
    ),
    actions: link(id, t('Stop their keys')),
  });
}

/** @param {Person} person @param {number} cases */
function opens({ id, name }, cases) {
  return note({
    icon: 'key',
    tone: 'wait',
    title: tn(
      '{n} case of yours still opens with the stopped keys of {name}',
      '{n} cases of yours still open with the stopped keys of {name}',
      cases,
      { name },
    ),
    text: t('Give them a new key: nothing that is written from then on opens with the stopped ones.'),
    actions: link(id, t('Change the keys')),
  });
}

/** @param {Person} person */
function awaits({ id, name }) {
  return note({
    icon: 'key',
    title: t('{name} waits for new keys', { name }),
    actions: link(id, t('How far it is')),
  });
}

/** @param {string} person @param {string} label */
function link(person, label) {
  return html`<a class="tool tool--start" href=${`#/officers/${person}/stop`}>${label}</a>`;
}
