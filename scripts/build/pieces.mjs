/** What esbuild's splitting makes: pieces that import each other. */

/** @typedef {{text: string, imports: {name: string, dynamic: boolean}[], exports: string[], entry?: string}} Piece entry: the source that it begins with */

/**
 * What is loaded from `start` on without the sources that `without` names.
 *
 * @param {Map<string, Piece>} pieces
 * @param {string} start
 * @param {string[]} without beginnings of paths
 * @returns {Set<string>} names
 */
export function reached(pieces, start, without) {
  return closure(start, (name) =>
    importsOf(pieces, name).filter((next) => !begins(pieces.get(next.name)?.entry, without)),
  );
}

/**
 * What is loaded together with a piece, itself included.
 *
 * @param {Map<string, Piece>} pieces
 * @param {string} start
 * @returns {Set<string>} names
 */
export function together(pieces, start) {
  return closure(start, (name) => importsOf(pieces, name).filter(({ dynamic }) => !dynamic));
}

/**
 * @param {string} start
 * @param {(name: string) => {name: string}[]} next
 */
function closure(start, next) {
  const seen = new Set([start]);
  for (const name of seen) {
    for (const each of next(name)) seen.add(each.name);
  }
  return seen;
}

/**
 * @param {Map<string, Piece>} pieces
 * @param {string} name
 */
function importsOf(pieces, name) {
  return pieces.get(name)?.imports ?? [];
}

/**
 * @param {string|undefined} path
 * @param {string[]} beginnings
 */
function begins(path, beginnings) {
  return beginnings.some((beginning) => path?.startsWith(beginning));
}
