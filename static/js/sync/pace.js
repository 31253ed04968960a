/**
 * Whoever is told of a change works over all that is there. Of many changes, one right after the other, it is therefore told of the first, the second,
 * the fourth, the eighth and so on, and of the rest at the end: the work grows with what comes, not with its square.
 */
export class Pace {
  #tell;
  #changes = 0;
  #untold = false;

  /** @param {() => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  changed() {
    this.#changes += 1;
    this.#untold = true;
    if (Number.isInteger(Math.log2(this.#changes))) this.end();
  }

  /** No more comes for now. */
  end() {
    if (this.#untold) this.#tell();
    this.#untold = false;
  }
}
