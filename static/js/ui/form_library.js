/** The declared forms as the server made them: declarations to check and read by, fragments to fill in. Cached for offline. */

/** @typedef {import('../welfare/declaration.js').Declaration} Declaration */
/** @typedef {{name: string, version: number, title: string, latest: boolean}} Listed */

/** Forms that follow from something else and are never chosen from a list. */
const WORKFLOW = new Set(['allocation', 'acceptance', 'ask-back', 'addendum', 'action-done']);

export class FormsMissing extends Error {
  code = 'forms_missing';
}

export class FormLibrary {
  /** @type {Map<string, Declaration>} */
  #declarations = new Map();
  /** @type {Map<string, number>} */
  #latest = new Map();
  /** @type {Listed[]} */
  #listed = [];
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

  /** Reads the index and every declaration; a failed attempt is made again by the next call. */
  load() {
    this.#loading ??= this.#read().catch((error) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  /** What an officer may begin by choosing it. @returns {Listed[]} */
  get fillable() {
    return this.#listed.filter((form) => form.latest && !WORKFLOW.has(form.name));
  }

  /** @param {string} name @param {number} [version] the latest when left out @returns {Declaration | null} */
  declaration(name, version = this.#latest.get(name)) {
    return this.#declarations.get(`${name}-${version}`) ?? null;
  }

  /**
   * @param {string} name @param {number} [version]
   * @returns {Promise<{declaration: Declaration, markup: string}>}
   */
  async open(name, version) {
    await this.load();
    const declaration = this.declaration(name, version);
    if (!declaration) throw new FormsMissing(`${name} is not among the forms`);
    const markup = await this.#get(`/forms/${declaration.name}-${declaration.version}.html`);
    return { declaration, markup: await markup.text() };
  }

  async #read() {
    const index = await (await this.#get('/forms/index.json')).json();
    await Promise.all(index.forms.map((/** @type {Listed} */ listed) => this.#take(listed)));
    this.#listed = index.forms;
  }

  /** @param {Listed} listed */
  async #take({ name, version, latest }) {
    const answer = await this.#get(`/forms/${name}-${version}.json`);
    this.#declarations.set(`${name}-${version}`, await answer.json());
    if (latest) this.#latest.set(name, version);
  }

  /** @param {string} path */
  async #get(path) {
    const answer = await this.fetch(path).catch(() => null);
    if (!answer?.ok) throw new FormsMissing(path);
    return answer;
  }
}
