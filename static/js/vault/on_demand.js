/**
 * Stands for something that is not in everybody's app: it is loaded with the first call of one of its methods, all of which answer with a promise.
 * A load that fails is made again by the next call.
 * @template {object} T
 * @param {() => Promise<T>} load
 * @returns {T}
 */
export function onDemand(load) {
  /** @type {Promise<any>|null} */
  let loading = null;
  const loaded = () => {
    loading ??= load().catch((problem) => {
      loading = null;
      throw problem;
    });
    return loading;
  };
  const call =
    (/** @type {string} */ method) =>
    async (/** @type {any[]} */ ...rest) =>
      (await loaded())[method](...rest);
  // Whoever hands it on from an asynchronous function has not asked it anything.
  const get = (/** @type {any} */ _, /** @type {string|symbol} */ method) =>
    method === 'then' ? undefined : call(String(method));
  return new Proxy(/** @type {T} */ ({}), { get });
}
