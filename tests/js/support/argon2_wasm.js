/** What `static/js/crypto/argon2_wasm.js` gives, for Node, which has no bundler to read the modules for it. */
import { readFileSync } from 'node:fs';

/** @param {string} name */
const read = (name) => new Uint8Array(readFileSync(new URL(import.meta.resolve(`argon2id/dist/${name}.wasm`))));

export const plain = read('no-simd');
export const simd = read('simd');
