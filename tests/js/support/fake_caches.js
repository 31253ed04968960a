/** The Cache Storage API, as far as the worker and the readiness check use it. */
export class FakeCaches {
  #caches = new Map();

  async open(name) {
    if (!this.#caches.has(name)) this.#caches.set(name, new FakeCache());
    return this.#caches.get(name);
  }

  async has(name) {
    return this.#caches.has(name);
  }

  async keys() {
    return [...this.#caches.keys()];
  }

  async delete(name) {
    return this.#caches.delete(name);
  }
}

class FakeCache {
  #answers = new Map();

  async put(path, answer) {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.#answers.set(path, { bytes: await answer.arrayBuffer(), headers: [...answer.headers] });
  }

  async match(path) {
    const kept = this.#answers.get(path);
    return kept && new Response(kept.bytes, { headers: kept.headers });
  }

  async delete(path) {
    return this.#answers.delete(path);
  }

  get size() {
    return this.#answers.size;
  }
}
