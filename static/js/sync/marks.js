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

/**
 * The same for this tab alone: it goes with the tab.
 * @param {Window} window
 * @returns {Storage|null} null where the browser forbids it
 */
export function tabMarksOf(window) {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
