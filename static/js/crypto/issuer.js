import { isContact } from './directory_log.js';
import { SealingError } from './errors.js';
import { verifyStatement } from './statement.js';

/** @import { Person } from './directory_log.js' */
/** @import { Ledger } from './ledger.js' */
/** @import { StatementFields } from './statement_shapes.js' */

/**
 * Checks that its issuer signed a statement. In the directory the present key counts, in a case every key that the issuer
 * ever held, for what that is worth (see `mayIssue`).
 * @param {Ledger} ledger
 * @param {StatementFields} fields
 * @param {string} text
 * @param {string} sig
 * @returns {Promise<string>} the public key that signed it; or `bad_signature`, `not_allowed` (nobody known), `rebase`
 */
export async function verifyIssuer(ledger, fields, text, sig) {
  for (const key of issuerKeys(ledger, fields)) {
    try {
      await verifyStatement(text, sig, key);
      return key;
    } catch (error) {
      if (!(error instanceof SealingError) || error.code !== 'bad_signature') throw error;
    }
  }
  throw new SealingError('bad_signature');
}

/**
 * Whether a person may issue case statements with this key today; `not_allowed` when they never could.
 * @param {Person | undefined} person
 * @param {string} signedBy one of their keys
 * @returns {boolean}
 */
export function mayIssue(person, signedBy) {
  if (!person?.everRoles.includes('contact')) throw new SealingError('not_allowed', 'issuer');
  return isContact(person) && person.sign === signedBy;
}

/**
 * @param {Ledger} ledger
 * @param {StatementFields} fields
 * @returns {string[]}
 */
function issuerKeys({ pinnedRoot, root, people }, fields) {
  const { log, type, issuer } = fields;
  if (log === 'directory' && type === 'root') {
    if (pinnedRoot && fields.root !== pinnedRoot) throw new SealingError('not_allowed', 'root');
    return [String(fields.root)];
  }
  if (!root && log !== 'directory') throw new SealingError('rebase', 'no directory yet');
  if (root && log === 'directory' && issuer === 'root') return [root];
  const person = people.get(issuer);
  if (!person) throw new SealingError('not_allowed', 'issuer');
  return log === 'directory' ? [person.sign] : person.keys.map(({ sign }) => sign);
}
