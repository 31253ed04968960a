/** What esbuild's loader `binary` makes of a WebAssembly file. */
declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
