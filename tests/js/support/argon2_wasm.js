/** What `static/js/crypto/argon2_wasm.js` gives, for Node, which has no bundler to read the modules for it. */
import { readFileSync } from 'node:fs';

export const simd = new Uint8Array(readFileSync(new URL(import.meta.resolve('argon2id/dist/simd.wasm'))));
