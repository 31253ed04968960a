/** Addresses after the hash. `#/case/:case/new/:form` names its pieces; nothing about a person ever stands in one. */

/**
 * @typedef {import('./app.js').App} App
 * @typedef {object} Screen
 * @property {string} title never a name
 * @property {string} [current] which item of the navigation is current
 * @property {'full' | 'plain' | 'form'} [chrome] default 'full'
 * @property {() => unknown} render
 * @property {() => unknown} [enter] after the first render
 * @property {() => unknown} [leave] before another screen takes its place
 * @property {(params: Record<string, string>) => unknown} [update] only the params changed
 * @property {string} [case] whose page it is
 * @property {boolean} [holdsUpdate]
 */
/** @typedef {new (app: App, params: any) => Screen} ScreenClass */
/**
 * @typedef {object} RouteEntry
 * @property {string} name screens with the same name are the same screen
 * @property {string} path
 * @property {() => Promise<ScreenClass> | ScreenClass} load
 * @property {'anyone'} [access] without unlocking (default: unlocked)
 * @property {'contact' | 'officer'} [role] others are sent home
 * @property {boolean} [listed] drawn from what the first lists stand on, before all the rest has been read
 */
/** @typedef {{name: string, params: Record<string, string>, hash: string, entry: RouteEntry}} Route */

/**
 * @param {RouteEntry[]} table @param {string} hash
 * @returns {Route | null}
 */
export function match(table, hash) {
  const pieces = split(hash);
  for (const entry of table) {
    const params = fit(split(entry.path), pieces);
    if (params) return { name: entry.name, params, hash, entry };
  }
  return null;
}

/** Whether a hash is an address of the app at all, and not a place on the page. @param {string} hash */
export function isAddress(hash) {
  return hash === '' || hash.startsWith('#/');
}

/** @param {string} path */
function split(path) {
  return path.replace(/^#\/?/, '').split('/').filter(Boolean);
}

/** @param {string[]} pattern @param {string[]} pieces @returns {Record<string, string> | null} */
function fit(pattern, pieces) {
  if (pattern.length !== pieces.length) return null;
  /** @type {Record<string, string>} */
  const params = {};
  for (const [index, part] of pattern.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = decode(pieces[index]);
    else if (part !== pieces[index]) return null;
  }
  return params;
}

/** @param {string} piece */
function decode(piece) {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
