/** What a person is told, on any page and on a case's, by the real parts over a real casebook. */
import { disbelievedNote, doubtNotes, uncountedNote, unopened } from '../../../static/js/ui/parts/doubts.js';
import { notices } from '../../../static/js/ui/parts/note.js';
import { timeline } from '../../../static/js/welfare/timeline.js';
import { flat } from '../ui/desk_support.js';

/** @param {any} device of World @param {string} [caseId] @returns {Promise<string>} */
export async function told(device, caseId) {
  const { casebook, engine } = device;
  await casebook.refresh();
  const app = {
    casebook,
    engine,
    me: casebook.me,
    now: () => 1_767_225_600_000,
    online: true,
    said: null,
    settled: engine.status,
    update: {},
    vault: { state: 'unlocked', entry: {} },
  };
  const everywhere = [notices(app), disbelievedNote(app)];
  const records = casebook.cases.get(caseId)?.records ?? [];
  const uncounted = timeline(records, { people: casebook.people }).flatMap(({ invalid }) => invalid);
  const ofCase = [doubtNotes(app, records), unopened(app, caseId), uncounted.length ? uncountedNote(uncounted) : ''];
  return flat([everywhere, ofCase]);
}

/** The code under which a device keeps something apart, or undefined. */
export function codeOfInvalid({ casebook }, digest) {
  return casebook.invalid.find((each) => each.digest === digest)?.code;
}

/** A record as its reader has it. */
export function seen({ casebook }, digest) {
  return casebook.records.find((record) => record.digest === digest);
}

/** Dee under another name, for the root to say. */
export const renamed = ({ dee }, name) => ({
  type: 'replace',
  person: dee.id,
  name,
  roles: ['officer'],
  hpke: dee.identity.hpkePublic,
  sign: dee.identity.signPublic,
});
