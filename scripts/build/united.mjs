/**
 * Makes one file of the app that everybody loads. esbuild alone makes a file for each set of modules that the same screens share: each of these pays for
 * headers of its own, packs worse, and is one more round when the app is opened.
 */
import { build } from 'esbuild';
import { together } from './pieces.mjs';

/**
 * @typedef {import('./pieces.mjs').Piece} Piece
 * @typedef {{text: string, legal: string, refers: string[]}} Linked refers: names of the other files that it loads, at once or later
 * @typedef {{pieces: Map<string, Piece>, start: string, app: Set<string>, options: import('esbuild').BuildOptions}} Parts app: the pieces that become one
 */

/**
 * The files as they are served, named as the piece that each begins with: `main` with what it needs at once, `start` with all that is loaded with it, and
 * every other piece, taking from `start` what is in there. What main and start share is in both: code without a state of its own.
 *
 * @param {Map<string, Piece>} pieces
 * @param {{main: string, start: string, options: import('esbuild').BuildOptions}} parts
 * @returns {Promise<Map<string, Linked>>}
 */
export async function united(pieces, { main, start, options }) {
  const parts = { pieces, start, app: together(pieces, start), options };
  const first = together(pieces, main);
  /** @type {Map<string, Linked>} */
  const files = new Map();
  files.set(main, await linked(main, textOf(pieces, main), first, parts));
  for (const name of pieces.keys()) {
    if (!parts.app.has(name) && !first.has(name)) {
      files.set(name, await linked(name, textOf(pieces, name), new Set([name]), parts));
    }
  }
  files.set(start, await linked(start, doorway(files, parts), parts.app, parts));
  return files;
}

/**
 * @param {string} name of the file
 * @param {string} text that it begins with
 * @param {Set<string>} inside pieces that become part of it
 * @param {Parts} parts
 * @returns {Promise<Linked>}
 */
async function linked(name, text, inside, { pieces, start, app, options }) {
  const outside = inside === app ? new Set() : app;
  const { outputFiles, metafile } = await build({
    ...options,
    stdin: { contents: text },
    outfile: name,
    format: 'esm',
    plugins: [resolver({ pieces, inside, outside, start })],
    metafile: true,
    write: false,
  });
  const [made] = Object.values(metafile.outputs).filter(({ entryPoint }) => entryPoint);
  const legal = outputFiles.find(({ path }) => path.endsWith('.LEGAL.txt'))?.text ?? '';
  const script = outputFiles.find(({ path }) => path.endsWith('.js'))?.text ?? '';
  return { text: script, legal, refers: [...new Set(made.imports.map(({ path }) => path.slice(2)))] };
}

/**
 * @param {{pieces: Map<string, Piece>, inside: Set<string>, outside: Set<string>, start: string}} parts outside: pieces that are in the file of `start`
 * @returns {import('esbuild').Plugin}
 */
function resolver({ pieces, inside, outside, start }) {
  return {
    name: 'pieces',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ path, kind, namespace }) => {
        const name = path.slice(2);
        if (kind !== 'dynamic-import' && inside.has(name)) return { path: name, namespace: 'piece' };
        if (namespace === 'taken' || !outside.has(name)) return { path, external: true };
        return kind === 'dynamic-import' ? { path: `./${start}`, external: true } : { path: name, namespace: 'taken' };
      });
      onLoad({ filter: /./, namespace: 'piece' }, ({ path }) => ({ contents: textOf(pieces, path) }));
      onLoad({ filter: /./, namespace: 'taken' }, ({ path }) => ({ contents: taken(pieces, path, start) }));
    },
  };
}

/**
 * A piece as others take it from the file of `start`.
 *
 * @param {Map<string, Piece>} pieces
 * @param {string} name
 * @param {string} start
 */
function taken(pieces, name, start) {
  const names = exportsOf(pieces, name).map((each) => `${alias(pieces, name, each)} as ${each}`);
  return `export { ${names.join(', ')} } from './${start}';`;
}

/**
 * What the file of `start` begins with: its own exports, and those of its pieces that the other files take.
 *
 * @param {Map<string, Linked>} files the others
 * @param {Parts} parts
 */
function doorway(files, { pieces, start, app }) {
  const statement = new RegExp(`import\\s*\\{([^}]*)\\}\\s*from\\s*"\\./${start}"`, 'g');
  const used = [...files.values()].flatMap(({ text }) => [...text.matchAll(statement)].map(([, names]) => names));
  const wanted = new Set(used.join(',').match(/\bx\d+\b/g));
  const lines = [`export * from './${start}';`];
  for (const name of app) {
    const names = exportsOf(pieces, name).filter((each) => wanted.has(alias(pieces, name, each)));
    if (names.length > 0)
      lines.push(
        `export { ${names.map((each) => `${each} as ${alias(pieces, name, each)}`).join(', ')} } from './${name}';`,
      );
  }
  return lines.join('\n');
}

/**
 * Two pieces may export the same name for different things; here each has one of its own.
 *
 * @param {Map<string, Piece>} pieces
 * @param {string} name
 * @param {string} exported
 */
function alias(pieces, name, exported) {
  return `x${[...pieces.keys()].indexOf(name)}${String(exportsOf(pieces, name).indexOf(exported)).padStart(3, '0')}`;
}

/** @param {Map<string, Piece>} pieces @param {string} name */
function exportsOf(pieces, name) {
  return pieces.get(name)?.exports ?? [];
}

/** @param {Map<string, Piece>} pieces @param {string} name */
function textOf(pieces, name) {
  return pieces.get(name)?.text ?? '';
}
