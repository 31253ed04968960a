/**
 * The number on the app's icon: how much has not been sent yet. A number alone, no name.
 *
 * @typedef {{setAppBadge?: (count: number) => Promise<void>, clearAppBadge?: () => Promise<void>}} Badge the navigator, where it can do this
 */

/**
 * Shows the count; at 0 the icon is bare.
 * @param {Badge|undefined} badge
 * @param {number} count
 * @returns {Promise<boolean>} false where the browser has no badge, or refuses; the count stands in the app in any case
 */
export function showUnsent(badge, count) {
  if (!badge?.setAppBadge || !badge.clearAppBadge) return Promise.resolve(false);
  const shown = count > 0 ? badge.setAppBadge(count) : badge.clearAppBadge();
  return shown.then(
    () => true,
    () => false,
  );
}
