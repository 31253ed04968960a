/**
 * What lies in the outbox and, later, among the items: a sealed revision or a signed statement with what the device must know to send it.
 *
 * @typedef {object} Entry
 * @property {number} [seq] place in the outbox
 * @property {string} digest identity of the bytes
 * @property {string} id revision id; of a statement its digest
 * @property {'revision'|'statement'} kind
 * @property {string} log case id or 'directory'
 * @property {string|null} key revision: the case key it is sealed under; statement: the case key that it brings, if any
 * @property {string} [header]
 * @property {string} [body]
 * @property {string} [text]
 * @property {string} sig
 * @property {'saved'|'waiting'|'rebase'|'refused'} state saved: not tried; waiting: tried; rebase: a statement to be signed anew; refused: for good
 * @property {string|null} code why refused
 * @property {number} saved_at
 * @property {{add: string[], remove: string[]}|null} [intent] of a `members` statement: what was meant, for signing anew
 *
 * @typedef {object} Item what the server has acknowledged or delivered
 * @property {string} digest
 * @property {string} id
 * @property {'revision'|'statement'} kind
 * @property {string} log
 * @property {string} [header]
 * @property {string} [body]
 * @property {string} [text]
 * @property {string} sig
 * @property {number} received_at
 * @property {boolean} late
 * @property {number|null} pos place in the delivery log, null until delivered
 * @property {string|null} invalid code of a statement that does not count
 */

/**
 * @param {{id: string, header: string, body: string, sig: string, digest: string, fields: any}} sealed from crypto/revision.js
 * @param {number} now
 * @returns {Entry}
 */
export function revisionEntry(sealed, now) {
  const { id, header, body, sig, digest, fields } = sealed;
  return {
    digest,
    id,
    kind: 'revision',
    log: fields.case,
    key: fields.key,
    header,
    body,
    sig,
    state: 'saved',
    code: null,
    saved_at: now,
  };
}

/**
 * @param {{text: string, sig: string, digest: string, fields: any}} signed from crypto/statement.js
 * @param {{key?: string|null, intent?: Entry['intent'], now: number}} facts key: id of the case key that the statement brings
 * @returns {Entry}
 */
export function statementEntry(signed, { key = null, intent = null, now }) {
  const { text, sig, digest, fields } = signed;
  return {
    digest,
    id: digest,
    kind: 'statement',
    log: fields.log,
    key,
    text,
    sig,
    state: 'saved',
    code: null,
    saved_at: now,
    intent,
  };
}

/**
 * An entry or item as it travels (protocol, section 9).
 * @param {Entry|Item} entry
 */
export function wireItem({ kind, text, header, body, sig }) {
  return kind === 'statement' ? { kind, text, sig } : { kind, header, body, sig };
}

/**
 * An acknowledged entry as an item.
 * @param {Entry} entry
 * @param {{received_at: number, late: boolean}} acknowledgement
 * @returns {Item}
 */
export function acknowledgedItem(entry, { received_at, late }) {
  const { digest, id, kind, log, header, body, text, sig } = entry;
  const bytes = kind === 'statement' ? { text, sig } : { header, body, sig };
  return { digest, id, kind, log, ...bytes, received_at, late, pos: null, invalid: null };
}
