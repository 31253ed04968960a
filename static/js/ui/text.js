/**
 * Sentences. A message id is the English sentence itself; a catalogue made from wso_pwa/translations may say it in
 * another language. `t` and `tn` take literal strings only, so that every sentence can be found and translated.
 */

/** @typedef {Record<string, string | number>} Params */
/** @typedef {{locale: string, messages: Record<string, string | string[]>}} CatalogueText singular: text, plural: one form for each category of the locale */

/** The order in which catalogues list plural forms. @type {Intl.LDMLPluralRule[]} */
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];

const SOURCE_LOCALE = 'en';

/** The words in use: the one thing that every screen shares. */
class Catalogue {
  #locale = SOURCE_LOCALE;
  /** @type {Map<string, string | string[]>} */
  #messages = new Map();
  #plurals = new Intl.PluralRules(SOURCE_LOCALE);

  /** @param {CatalogueText} text */
  use({ locale, messages }) {
    this.#locale = locale;
    this.#messages = new Map(Object.entries(messages));
    this.#plurals = new Intl.PluralRules(locale);
  }

  get locale() {
    return this.#locale;
  }

  /** @param {string} id */
  one(id) {
    const found = this.#messages.get(id);
    return typeof found === 'string' ? found : id;
  }

  /** @param {string} one @param {string} many @param {number} n */
  counted(one, many, n) {
    const found = this.#messages.get(one);
    if (!Array.isArray(found)) return n === 1 ? one : many;
    const used = this.#plurals.resolvedOptions().pluralCategories;
    const ordered = CATEGORIES.filter((category) => used.includes(category));
    return found[ordered.indexOf(this.#plurals.select(n))] ?? found[found.length - 1];
  }
}

const catalogue = new Catalogue();

/** @param {CatalogueText} text */
export function useCatalogue(text) {
  catalogue.use(text);
}

export function locale() {
  return catalogue.locale;
}

/**
 * One sentence, with `{name}` places filled from params.
 * @param {string} id @param {Params} [params]
 */
export function t(id, params = {}) {
  return fill(catalogue.one(id), params);
}

/**
 * A sentence that counts: `n` chooses the form and fills `{n}`.
 * @param {string} one @param {string} many @param {number} n @param {Params} [params]
 */
export function tn(one, many, n, params = {}) {
  return fill(catalogue.counted(one, many, n), { n, ...params });
}

/**
 * A sentence of which some places are markup: gives the pieces in order, for a template.
 * @param {string} sentence with `{name}` places left open  @param {Record<string, unknown>} pieces
 * @returns {unknown[]}
 */
export function rich(sentence, pieces) {
  return sentence.split(/(\{\w+\})/).map((piece) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    return name !== undefined && name in pieces ? pieces[name] : piece;
  });
}

/** @param {string} sentence @param {Params} params */
function fill(sentence, params) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? String(params[name]) : whole));
}

/**
 * Fetches the words of a locale. The source language needs none: its sentences are the message ids.
 * @param {{fetch: typeof globalThis.fetch, lang: string}} parts
 * @returns {Promise<boolean>} whether other words are in use now
 */
export async function loadText({ fetch, lang }) {
  const wanted = lang.split('-')[0];
  if (wanted === SOURCE_LOCALE) return false;
  const answer = await fetch(`/text/${wanted}.json`).catch(() => null);
  const words = answer?.ok ? await answer.json().catch(() => null) : null; // the app starts all the same, in English
  if (words) useCatalogue(words);
  return words !== null;
}
