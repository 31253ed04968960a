/** Where the reader is on the review desk: at the record, at its place in the queue, at what is being written. */

/** To the top of the record that is open. @param {Window} win */
export function toRecord(win) {
  win.document.querySelector('.record')?.scrollTo(0, 0);
  win.scrollTo(0, 0);
  focus(win.document.getElementById('record-title'));
}

/** To what was said about the open record later, the record being around it. @param {Window} win @param {string} id */
export function toAdded(win, id) {
  const added = win.document.getElementById(id);
  added?.scrollIntoView({ block: 'center' });
  focus(added);
}

/** To a record's place in the queue; to the page when it has none any more. @param {Window} win @param {string | null} record */
export function toPlace(win, record) {
  const items = [...win.document.querySelectorAll('[data-record]')];
  focus(items.find((item) => item.getAttribute('data-record') === record) ?? win.document.getElementById('main'));
}

/** @param {Window} win @param {string} id */
export function toElement(win, id) {
  const element = win.document.getElementById(id);
  if (element instanceof HTMLElement) element.focus();
}

/** @param {Element | null} element */
function focus(element) {
  if (element instanceof HTMLElement) element.focus({ preventScroll: element.id !== '' });
}
