/**
 * Every screen and its address. What an officer needs without a network is loaded with the app; the desk comes as one piece for those who
 * have one, and what needs a network anyway (joining, inviting, setting up, another passphrase, the list of devices) as another.
 */
import { DraftsScreen } from './screens/drafts.js';
import { FormScreen } from './screens/form.js';
import { GuidanceScreen } from './screens/guidance.js';
import { InstallScreen } from './screens/install.js';
import { LockScreen } from './screens/lock.js';
import { MoreScreen } from './screens/more.js';
import { NewRecordScreen } from './screens/new_record.js';
import { NotesScreen } from './screens/notes.js';
import { OwnSheetScreen } from './screens/own_sheet.js';
import { PeopleScreen } from './screens/people.js';
import { PersonScreen } from './screens/person.js';
import { ReadyScreen } from './screens/ready.js';
import { RecordScreen } from './screens/record.js';
import { SignInScreen } from './screens/sign_in.js';
import { UnsentScreen } from './screens/unsent.js';
import { WhereScreen } from './screens/where.js';

/** With what contacts sign, so that it is here when the pen asks for it. */
const desk = async () => {
  const [screens] = await Promise.all([import('./desk/screens.js'), import('../vault/contacts.js')]);
  return screens;
};
const joining = () => import('./joining/screens.js');

/** @type {import('./router.js').RouteEntry[]} */
export const ROUTES = [
  { name: 'lock', path: '#/lock', access: 'anyone', load: () => LockScreen },
  {
    name: 'sign-in',
    path: '#/sign-in',
    access: 'anyone',
    load: () => SignInScreen,
  },
  { name: 'join', path: '#/join', access: 'anyone', load: async () => (await joining()).JoinScreen },
  { name: 'guest', path: '#/guest', access: 'anyone', load: async () => (await joining()).GuestScreen },
  {
    name: 'join',
    path: '#/join/:code',
    access: 'anyone',
    load: async () => (await joining()).JoinScreen,
  },
  {
    name: 'other-device',
    path: '#/other-device',
    access: 'anyone',
    load: async () => (await joining()).OtherDeviceScreen,
  },
  {
    name: 'other-device',
    path: '#/other-device/:code',
    access: 'anyone',
    load: async () => (await joining()).OtherDeviceScreen,
  },
  {
    name: 'setup',
    path: '#/setup/:token',
    access: 'anyone',
    load: async () => (await joining()).SetupScreen,
  },
  {
    name: 'renew',
    path: '#/renew/:token',
    access: 'anyone',
    load: async () => (await joining()).RenewScreen,
  },

  { name: 'people', path: '#/people', role: 'officer', listed: true, load: () => PeopleScreen },
  { name: 'person', path: '#/case/:case', load: () => PersonScreen },
  { name: 'new', path: '#/new', load: () => NewRecordScreen },
  { name: 'new-of', path: '#/new/:form', load: () => NewRecordScreen },
  { name: 'form', path: '#/case/:case/new/:form', load: () => FormScreen },
  { name: 'form-again', path: '#/case/:case/new/:form/:again', load: () => FormScreen },
  { name: 'form-about', path: '#/record/:record/new/:form', load: () => FormScreen },
  { name: 'form-about-part', path: '#/record/:record/new/:form/:position', load: () => FormScreen },
  { name: 'draft', path: '#/draft/:draft', load: () => FormScreen },
  { name: 'drafts', path: '#/drafts', load: () => DraftsScreen },
  { name: 'notes', path: '#/notes', load: () => NotesScreen },
  { name: 'record', path: '#/record/:record', load: () => RecordScreen },
  { name: 'unsent', path: '#/unsent', load: () => UnsentScreen },
  { name: 'ready', path: '#/ready', load: () => ReadyScreen },
  { name: 'more', path: '#/more', load: () => MoreScreen },
  { name: 'install', path: '#/more/install', access: 'anyone', load: () => InstallScreen },
  { name: 'where', path: '#/more/where', load: () => WhereScreen },
  { name: 'guide', path: '#/more/guide', load: () => GuidanceScreen },
  {
    name: 'guide-of',
    path: '#/case/:case/guide',
    load: () => GuidanceScreen,
  },
  { name: 'sheet', path: '#/more/sheet', load: () => OwnSheetScreen },
  { name: 'passphrase', path: '#/more/passphrase', load: async () => (await joining()).PassphraseScreen },
  { name: 'devices', path: '#/more/devices', load: async () => (await joining()).OwnDevicesScreen },
  { name: 'add-device', path: '#/more/devices/add', load: async () => (await joining()).AddDeviceScreen },

  {
    name: 'review',
    path: '#/review',
    role: 'contact',
    listed: true,
    load: async () => (await desk()).ReviewScreen,
  },
  {
    name: 'review',
    path: '#/review/:record',
    role: 'contact',
    listed: true,
    load: async () => (await desk()).ReviewScreen,
  },
  { name: 'cases', path: '#/cases', role: 'contact', listed: true, load: async () => (await desk()).CasesScreen },
  {
    name: 'new-case',
    path: '#/cases/new',
    role: 'contact',
    load: async () => (await desk()).NewCaseScreen,
  },
  {
    name: 'desk-case',
    path: '#/cases/:case',
    role: 'contact',
    listed: true,
    load: async () => (await desk()).CaseScreen,
  },
  {
    name: 'officers',
    path: '#/officers',
    role: 'contact',
    listed: true,
    load: async () => (await desk()).OfficersScreen,
  },
  {
    name: 'officer-devices',
    path: '#/officers/:person/devices',
    role: 'contact',
    load: async () => (await joining()).OfficerDevicesScreen,
  },
  {
    name: 'invite',
    path: '#/officers/invite',
    role: 'contact',
    load: async () => (await joining()).InviteScreen,
  },
  {
    name: 'take-over',
    path: '#/officers/take-over',
    role: 'contact',
    load: async () => (await joining()).TakeOverScreen,
  },
  {
    name: 'recovery-key',
    path: '#/officers/recovery-key',
    role: 'contact',
    load: async () => (await joining()).RecoveryKeyScreen,
  },
  {
    name: 'invite-again',
    path: '#/officers/:again/again',
    role: 'contact',
    load: async () => (await joining()).InviteScreen,
  },
  {
    name: 'check-keys',
    path: '#/officers/check/:invitation',
    role: 'contact',
    load: async () => (await desk()).CheckKeysScreen,
  },
  {
    name: 'stop',
    path: '#/officers/:person/stop',
    role: 'contact',
    load: async () => (await joining()).StopScreen,
  },
  {
    name: 'stop-of',
    path: '#/officers/:person/stop/:device',
    role: 'contact',
    load: async () => (await joining()).StopScreen,
  },
  {
    name: 'leaving',
    path: '#/officers/:person/leave',
    role: 'contact',
    load: async () => (await desk()).LeavingScreen,
  },
  {
    name: 'officer',
    path: '#/officers/:person',
    role: 'contact',
    listed: true,
    load: async () => (await desk()).OfficerScreen,
  },
];
