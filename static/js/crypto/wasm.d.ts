/** What the build makes of a WebAssembly file (scripts/build/wasm.mjs). */
declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
