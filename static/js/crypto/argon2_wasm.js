/// <reference path="./wasm.d.ts" />
/**
 * Argon2id as a WebAssembly module with vectors, put into the bundle by the build; package.json names what takes this file's place under Node. The one
 * without vectors is left out: each browser that deflates records (see padding.js) has them.
 */
export { default as simd } from 'argon2id/dist/simd.wasm';
