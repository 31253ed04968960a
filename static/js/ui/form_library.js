/** The declared forms as the server made them: declarations to check and read by, fragments to fill in. Cached for offline. */

/** @typedef {import('../welfare/declaration.js').Declaration} Declaration */

/** Forms that follow from something else and are never chosen from a list. */
const WORKFLOW = new Set(['allocation', 'acceptance', 'ask-back', 'answer', 'addendum', 'action-done', 'hand-over']);

class FormsMissing extends Error {
  code = 'forms_missing';
}

export class FormLibrary {
  /** @type {Map<string, Declaration>} */
  #declarations = new Map();
  /** @type {Map<string, number>} */
  #latest = new Map();
  /** @type {Map<string, string>} name -> the latest version's page, empty */
  #pages = new Map();
  /** @type {Promise<void> | null} */
  #loading = null;

  /** @param {{fetch: typeof globalThis.fetch}} parts */
  constructor({ fetch }) {
    this.fetch = fetch;
  }

  /** Settles when the first attempt is over, however it ended. */
  get ready() {
    return this.load();
  }

  /** Reads every form; a failed attempt is made again by the next call. */
  load() {
    this.#loading ??= this.#read().catch((error) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  /** What an officer may begin by choosing it. */
  get fillable() {
    const names = [...this.#latest.keys()].filter((name) => !WORKFLOW.has(name));
    return names.map((name) => /** @type {Declaration} */ (this.declaration(name)));
  }

  /** @param {string} name @param {number} [version] the latest when left out @returns {Declaration | null} */
  declaration(name, version = this.#latest.get(name)) {
    return this.#declarations.get(`${name}-${version}`) ?? null;
  }

  /**
   * To be filled in: always the latest version, a draft of an earlier one too.
   * @param {string} name
   * @returns {Promise<{declaration: Declaration, markup: string}>}
   */
  async open(name) {
    await this.load();
    const declaration = this.declaration(name);
    const markup = this.#pages.get(name);
    if (!declaration || !markup) throw new FormsMissing(`${name} is not among the forms`);
    return { declaration, markup };
  }

  async #read() {
    const answer = await this.fetch('/forms.json').catch(() => null);
    const found = answer?.ok ? await answer.json().catch(() => null) : null; // of somebody's Wi-Fi, say: no JSON at all
    if (!found) throw new FormsMissing('/forms.json');
    for (const form of found.forms) this.#take(form);
  }

  /** @param {{declaration: Declaration, page: string | null}} form */
  #take({ declaration, page }) {
    const { name, version } = declaration;
    this.#declarations.set(`${name}-${version}`, declaration);
    if (page === null) return;
    this.#latest.set(name, version);
    this.#pages.set(name, page);
  }
}
