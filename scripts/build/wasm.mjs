/** WebAssembly inside a script: as a string of its bytes, which packs to little more than half of what base64 does. */
import { readFile } from 'node:fs/promises';

/** @type {import('esbuild').Plugin} */
export const wasm = {
  name: 'wasm',
  setup({ onLoad }) {
    onLoad({ filter: /\.wasm$/ }, async ({ path }) => {
      const bytes = JSON.stringify(await readFile(path, 'latin1'));
      return { contents: `export default Uint8Array.from(${bytes}, (byte) => byte.charCodeAt(0));` };
    });
  },
};
