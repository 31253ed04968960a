/**
 * Shapes that several files share. Nothing runs here.
 *
 * @typedef {{setTimeout: (work: () => void, ms: number) => unknown, clearTimeout: (timer: any) => void}} Timers
 * @typedef {{request: (name: string, ...rest: any[]) => Promise<any>, query: () => Promise<LockManagerSnapshot>}} Locks the Web Locks API
 * @typedef {{call: (path: string, body?: object|null, options?: {method?: string}) => Promise<any>}} Caller the server, see sync/api.js
 * @typedef {{getItem: (key: string) => string|null, setItem: (key: string, value: string) => void, removeItem: (key: string) => void}} Marks localStorage
 *
 * @typedef {object} DeviceParts everything the device is made of, handed in
 * @property {string} force force id, '' before set-up
 * @property {IDBFactory} indexedDB
 * @property {Locks} locks
 * @property {Marks|null} marks
 * @property {() => number} now milliseconds
 * @property {Timers} timers
 * @property {Caller} api
 * @property {string} deviceName what a list of devices calls this browser
 * @property {boolean} [guest] nothing is kept here: see sync/guest.js
 * @property {() => Promise<void>} [beforeWriting] rejects where nothing may be written now
 *
 * @typedef {object} OpenedRecord a revision that was verified and opened, or waits in the outbox
 * @property {string} digest
 * @property {string} id
 * @property {string} record
 * @property {string} case
 * @property {string} author
 * @property {string} [signer] public key that signed it, where its author had more than one by then
 * @property {string} device
 * @property {number} n place in the chain of this device and case
 * @property {string} prev digest of the one before, or ''
 * @property {number} dir how far its author had seen the directory
 * @property {number} mem and the case's log
 * @property {number} created_at
 * @property {number|null} received_at
 * @property {string[]} parents
 * @property {'saved'|'waiting'|'sent'|'refused'} state
 * @property {string|null} code why refused
 * @property {boolean} late it came after its author had left
 * @property {'adopt'|'aside'|null} decided what a force contact has decided of it, if it is late: the last word
 * @property {string|null} decided_by whose word that is, a person id; null also where the logs were read before that was kept
 * @property {number|null} decided_at when it was said, by that contact's clock
 * @property {boolean} said_late the server says so
 * @property {import('../crypto/header.js').Due} [due]
 * @property {string[]} [closes]
 * @property {true|string} valid true, or why it does not count: `not_allowed`, `left_role`, `not_adopted`, `set_aside`
 * @property {number} ahead statements that its author had seen and this device was not given
 * @property {boolean} gap the record that this device of its author wrote before is not here
 * @property {boolean} forked another record holds the same place in the chain
 * @property {{form: string, version: number, about: null|{record: string, digests: string[]}, values: Record<string, any>}} body
 *
 * @typedef {object} InvalidRecord what could not be verified or opened
 * @property {'revision'|'statement'} kind
 * @property {string} digest
 * @property {string} id
 * @property {string|null} record
 * @property {string|null} case
 * @property {string|null} author
 * @property {number|null} created_at
 * @property {string} code
 */
export {};
