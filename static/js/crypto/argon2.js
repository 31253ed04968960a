import setup from 'argon2id/lib/setup.js';
import { simd } from '#argon2-wasm';

/** @import { Bytes } from './bytes.js' */
/** @typedef {{password: Uint8Array, salt: Uint8Array, memorySize: number, passes: number}} Derivation memorySize in KiB */

/**
 * Argon2id (RFC 9106) with one lane, 32 bytes. The module and its memory are made for one derivation and dropped with it, so that nothing of the
 * passphrase stays in a reused buffer.
 * @param {Derivation} derivation
 * @returns {Promise<Bytes>}
 */
export async function derive(derivation) {
  const argon2id = await setup(instance, instance);
  return new Uint8Array(argon2id({ ...derivation, parallelism: 1, tagLength: 32 }));
}

/** Whether `derive` can run here: not without WebAssembly, nor on a processor or browser without its vectors. */
export function canDerive() {
  return globalThis.WebAssembly?.validate(simd) === true;
}

/** @param {WebAssembly.Imports} imports @returns {Promise<WebAssembly.WebAssemblyInstantiatedSource>} */
function instance(imports) {
  return WebAssembly.instantiate(simd, imports);
}
