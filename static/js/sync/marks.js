/**
 * Small things that are kept outside of the database.
 * @param {Window} window
 * @returns {Storage|null} null where the browser forbids it
 */
export function marksOf(window) {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
