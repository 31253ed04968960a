/**
 * @typedef {import('./drafts.js').DraftContent} DraftContent
 * @typedef {'pending'|'saved'|'failed'} DraftState
 */

/** Seals what somebody types a moment after the first unsaved key, one save after the other, so that the newest words always win. */
export class DraftWriter {
  #save;
  #delay;
  #onState;
  #timers;
  /** @type {unknown} */
  #timer = null;
  /** @type {DraftContent|null} */
  #held = null;
  /** @type {Promise<unknown>|null} the save under way, if any; never rejects */
  #saving = null;
  #stopped = false;

  /**
   * @param {{id: string, save: (content: DraftContent) => Promise<unknown>, delay: number, timers: import('./types.js').Timers,
   *   onState: (state: DraftState, error?: unknown) => void}} parts
   */
  constructor({ id, save, delay, timers, onState }) {
    this.id = id;
    this.#save = save;
    this.#delay = delay;
    this.#timers = timers;
    this.#onState = onState;
  }

  /** @param {DraftContent} content */
  write(content) {
    if (this.#stopped) return;
    this.#held = content;
    this.#onState('pending');
    this.#timer ??= this.#timers.setTimeout(() => this.#saveHeld(), this.#delay);
  }

  /** Seals now what is held. Resolves when it is on the disk; rejects with a code and keeps the words for the next try. */
  async flush() {
    const failure = await this.#saveHeld();
    if (failure) throw failure;
  }

  /** No more words come and what is held is dropped: the record was saved, or the draft removed. Resolves when no save is under way. */
  async stop() {
    this.#stopped = true;
    this.#disarm();
    this.#held = null;
    while (this.#saving) await this.#saving;
  }

  /** @returns {Promise<unknown>} the failure, already told to `onState`, or null */
  async #saveHeld() {
    this.#disarm();
    while (this.#saving) await this.#saving;
    const content = this.#held;
    if (!content) return null;
    const saved = this.#save(content).then(
      () => null,
      (error) => error,
    );
    this.#saving = saved;
    const failure = await saved;
    this.#saving = null;
    if (!failure && this.#held === content) this.#held = null;
    this.#onState(failure ? 'failed' : 'saved', failure ?? undefined);
    return failure;
  }

  #disarm() {
    if (this.#timer !== null) this.#timers.clearTimeout(this.#timer);
    this.#timer = null;
  }
}
