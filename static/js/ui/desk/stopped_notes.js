/** For contacts: who asks for new keys and whose stopped keys still open a case, above all else at the desk; who only waits for new ones, below. */
import { html, nothing } from 'lit-html';
import { note } from '../parts/note.js';
import { t, tn } from '../text.js';
import { onDayTime } from '../when.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Person} Person */

/** What cannot wait: whoever has these keys may read. @param {App} app @param {string} [only] one person's @returns {unknown[]} */
export function exposedNotes(app, only) {
  const people = others(app).filter(({ id }) => !only || id === only);
  return [
    ...people.filter(isAsking).map((person) => asks(app, person)),
    ...people
      .filter((person) => !isAsking(person) && open(app, person))
      .map((person) => opens(person, open(app, person))),
  ];
}

/** Nobody reads with these any more. @param {App} app @returns {unknown[]} */
export function awaitingNotes(app) {
  return others(app)
    .filter((person) => person.stopped && !open(app, person))
    .map(awaits);
}

/** Whom a contact can do something for. @param {App} app @returns {Person[]} */
function others({ me, casebook }) {
  if (!me?.roles.includes('contact')) return [];
  return [...(casebook?.people.values() ?? [])].filter(({ id, active }) => active && id !== me.id);
}

/** @param {Person} person */
function isAsking({ doubted, stopped }) {
  return Boolean(doubted) && !stopped;
}

/** Cases of one's own that still open with somebody's stopped keys. @param {App} app @param {Person} person */
function open({ me, casebook }, { id }) {
  const cases = [...(casebook?.cases.values() ?? [])];
  return cases.filter(({ members, exposed }) => members.includes(me?.id ?? '') && exposed?.includes(id)).length;
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
function awaits({ id, name, roles }) {
  return note({
    icon: 'key',
    title: t('{name} waits for new keys', { name }),
    text: roles.includes('contact') ? kitWords() : '',
    actions: link(id, t('How far it is')),
  });
}

/** What to do about the cases that only a stopped contact was in: their new keys do not open them. @param {Person} person */
export function kitNote({ roles }) {
  if (!roles.includes('contact')) return nothing;
  return note({
    icon: 'key',
    tone: 'wait',
    title: t('Cases that no other contact is in'),
    text: kitWords(),
    actions: html`<a class="tool tool--start" href="#/officers/take-over">${t('Take over cases with a file from kit B')}</a>`,
    role: 'none',
  });
}

function kitWords() {
  return t(
    'Cases that no other force contact was in open with kit B alone now, also after there are new keys. Whoever keeps kit B makes a file for another contact, who takes them over. For that the access of the stopped contact has to be ended, for good: they are invited again afterwards, as somebody new.',
  );
}

/** @param {string} person @param {string} label */
function link(person, label) {
  return html`<a class="tool tool--start" href=${`#/officers/${person}/stop`}>${label}</a>`;
}
