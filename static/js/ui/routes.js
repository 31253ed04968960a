/** Every screen and its address. What officers use most is loaded with the app; the rest comes when it is asked for. */
import { DraftsScreen } from './screens/drafts.js';
import { FormScreen } from './screens/form.js';
import { LockScreen } from './screens/lock.js';
import { MoreScreen } from './screens/more.js';
import { NewRecordScreen } from './screens/new_record.js';
import { PeopleScreen } from './screens/people.js';
import { PersonScreen } from './screens/person.js';
import { ReadyScreen } from './screens/ready.js';
import { RecordScreen } from './screens/record.js';
import { UnsentScreen } from './screens/unsent.js';

/** @type {import('./router.js').RouteEntry[]} */
export const ROUTES = [
  { name: 'lock', path: '#/lock', access: 'anyone', load: () => LockScreen },
  {
    name: 'sign-in',
    path: '#/sign-in',
    access: 'anyone',
    load: async () => (await import('./screens/sign_in.js')).SignInScreen,
  },
  { name: 'join', path: '#/join', access: 'anyone', load: async () => (await import('./screens/join.js')).JoinScreen },
  {
    name: 'join',
    path: '#/join/:code',
    access: 'anyone',
    load: async () => (await import('./screens/join.js')).JoinScreen,
  },
  {
    name: 'setup',
    path: '#/setup/:token',
    access: 'anyone',
    load: async () => (await import('./desk/setup.js')).SetupScreen,
  },

  { name: 'people', path: '#/people', role: 'officer', load: () => PeopleScreen },
  { name: 'person', path: '#/case/:case', load: () => PersonScreen },
  { name: 'new', path: '#/new', load: () => NewRecordScreen },
  { name: 'new-of', path: '#/new/:form', load: () => NewRecordScreen },
  { name: 'form', path: '#/case/:case/new/:form', load: () => FormScreen },
  { name: 'form-about', path: '#/record/:record/new/:form', load: () => FormScreen },
  { name: 'form-about-part', path: '#/record/:record/new/:form/:position', load: () => FormScreen },
  { name: 'draft', path: '#/draft/:draft', load: () => FormScreen },
  { name: 'drafts', path: '#/drafts', load: () => DraftsScreen },
  { name: 'record', path: '#/record/:record', load: () => RecordScreen },
  { name: 'unsent', path: '#/unsent', load: () => UnsentScreen },
  { name: 'ready', path: '#/ready', load: () => ReadyScreen },
  { name: 'more', path: '#/more', load: () => MoreScreen },
  { name: 'where', path: '#/more/where', load: async () => (await import('./screens/where.js')).WhereScreen },
  { name: 'guide', path: '#/more/guide', load: async () => (await import('./screens/guidance.js')).GuidanceScreen },
  { name: 'sheet', path: '#/more/sheet', load: async () => (await import('./screens/own_sheet.js')).OwnSheetScreen },

  {
    name: 'review',
    path: '#/review',
    role: 'contact',
    load: async () => (await import('./desk/review.js')).ReviewScreen,
  },
  {
    name: 'review',
    path: '#/review/:record',
    role: 'contact',
    load: async () => (await import('./desk/review.js')).ReviewScreen,
  },
  { name: 'cases', path: '#/cases', role: 'contact', load: async () => (await import('./desk/cases.js')).CasesScreen },
  {
    name: 'new-case',
    path: '#/cases/new',
    role: 'contact',
    load: async () => (await import('./desk/new_case.js')).NewCaseScreen,
  },
  {
    name: 'desk-case',
    path: '#/cases/:case',
    role: 'contact',
    load: async () => (await import('./desk/case.js')).CaseScreen,
  },
  {
    name: 'officers',
    path: '#/officers',
    role: 'contact',
    load: async () => (await import('./desk/officers.js')).OfficersScreen,
  },
  {
    name: 'invite',
    path: '#/officers/invite',
    role: 'contact',
    load: async () => (await import('./desk/invite.js')).InviteScreen,
  },
];
