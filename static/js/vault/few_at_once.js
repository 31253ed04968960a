/** Unpacking costs a browser the more the more streams are open at once; four keep its threads busy, where it has any for this. */
const MOST = 4;

/**
 * Works on all, four at a time.
 * @template T, R
 * @param {T[]} all
 * @param {(one: T) => Promise<R>} work
 * @returns {Promise<R[]>} in the order of `all`; rejects as soon as one fails, the others go on all the same
 */
export async function fewAtOnce(all, work) {
  /** @type {R[]} */
  const done = [];
  const waiting = all.entries();
  const hand = async () => {
    for (const [at, one] of waiting) done[at] = await work(one);
  };
  await Promise.all(Array.from({ length: MOST }, hand));
  return done;
}
