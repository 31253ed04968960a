import { openLocal, sealLocal } from '../crypto/local.js';
import { orLost } from './local_box.js';
import { isNote } from './locked_notes.js';

/**
 * @typedef {{local: CryptoKey, formers: CryptoKey[]}} Keys the present key of this device, and those before it, the last first
 * @typedef {{id: string, sealed: ArrayBuffer}} Row
 */

/** Where something sealed under the device's own key cannot be made anew: the kind and id that are bound into each seal. */
const STORES = {
  drafts: (/** @type {Row} */ { id }) => ({ kind: 'draft', id }),
  kept: (/** @type {Row} */ row) => {
    const at = row.id.indexOf(':');
    return { kind: row.id.slice(0, at), id: row.id.slice(at + 1) };
  },
};

/**
 * Seals anew, under the present key, what was sealed here under a former one. Each row goes from one to the other in one write, and only if nobody has
 * written it meanwhile, so that an interruption, or another tab, loses nothing; what is left is done at the next unlocking.
 * @param {import('./database.js').Database} database
 * @param {Keys} keys
 */
export async function moveLocal(database, keys) {
  if (keys.formers.length === 0) return;
  for (const [store, placeOf] of Object.entries(STORES)) {
    /** @type {Row[]} */
    const rows = await database.run([store], 'readonly', (transaction) => transaction.objectStore(store).getAll());
    for (const row of rows.filter(({ id }) => !isNote(id))) await moveRow(database, store, row, placeOf(row), keys);
  }
}

/**
 * @param {import('./database.js').Database} database @param {string} store @param {Row} row @param {{kind: string, id: string}} place
 * @param {Keys} keys
 */
async function moveRow(database, store, row, { kind, id }, { local, formers }) {
  const open = (/** @type {CryptoKey} */ key) => orLost(openLocal(key, new Uint8Array(row.sealed), kind, id));
  if (await open(local)) return;
  const [content] = (await Promise.all(formers.map(open))).filter((found) => found !== null);
  if (!content) return; // from before its owner made new keys: it stays where it is
  const sealed = new Uint8Array(await sealLocal(local, content, kind, id)).buffer;
  await database.run([store], 'readwrite', async (transaction) => {
    const there = await transaction.objectStore(store).get(row.id);
    if (there && isSame(there.sealed, row.sealed)) await transaction.objectStore(store).put({ ...row, sealed });
  });
}

/** @param {ArrayBuffer} a @param {ArrayBuffer} b */
function isSame(a, b) {
  const other = new Uint8Array(b);
  return a.byteLength === b.byteLength && new Uint8Array(a).every((byte, at) => byte === other[at]);
}
