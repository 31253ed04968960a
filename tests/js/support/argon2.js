/**
 * Argon2id for Node: the real one at its real cost, once for the same input in one process, since tests open the same invented vaults again and
 * again. That it gives the same for the same is held by tests/js/crypto/kdf.test.js.
 */
import { derive as deriveAnew } from '../../../static/js/crypto/argon2.js';

/** @type {Map<string, Promise<Uint8Array>>} */
const derived = new Map();

/** A copy each time: whoever gets it may wipe it. */
export async function derive({ password, salt, memorySize, passes }) {
  const input = JSON.stringify([[...password], [...salt], memorySize, passes]);
  if (!derived.has(input)) derived.set(input, deriveAnew({ password, salt, memorySize, passes }));
  return new Uint8Array(await derived.get(input));
}
