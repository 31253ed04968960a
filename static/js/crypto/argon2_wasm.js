/// <reference path="./wasm.d.ts" />
/** Argon2id's two WebAssembly modules, put into the bundle by the build. package.json names what takes this file's place under Node. */
export { default as plain } from 'argon2id/dist/no-simd.wasm';
export { default as simd } from 'argon2id/dist/simd.wasm';
