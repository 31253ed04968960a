/** Covers the page while it is hidden: an app switcher shows a picture of the last screen. */

/** @param {Window} win */
export function coverWhenHidden(win) {
  const cover = win.document.getElementById('cover');
  if (!cover) throw new Error('the page has no #cover');
  const follow = () => {
    cover.hidden = win.document.visibilityState !== 'hidden';
  };
  win.document.addEventListener('visibilitychange', follow);
  win.addEventListener('pagehide', () => {
    cover.hidden = false;
  });
  win.addEventListener('pageshow', follow);
  follow();
}
