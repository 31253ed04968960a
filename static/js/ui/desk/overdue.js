/** Notices of due times that have passed, matched with what this device has opened. The server cannot say why; we can. */

/** @typedef {import('./types.js').Notice} Notice */
/** @typedef {import('./types.js').OpenedRecord} OpenedRecord */
/** @typedef {{notice: Notice, record: OpenedRecord | null}} Overdue record: what set the time, null when it is not open here */

/**
 * Every due time once, the longest overdue first. Left out: what a record here has closed already (its own notice goes with the next
 * sync), and risk records, which stand on top by themselves.
 * @param {Notice[]} notices
 * @param {OpenedRecord[]} records everything open in memory
 * @returns {Overdue[]}
 */
export function overdueOf(notices, records) {
  const closed = new Set(records.flatMap(({ closes }) => closes ?? []));
  return latestStage(notices)
    .filter(({ due }) => !closed.has(due))
    .map((notice) => ({ notice, record: records.find(({ due }) => dueId(due) === notice.due) ?? null }))
    .filter(({ record }) => record?.body.form !== 'risk')
    .sort((a, b) => a.notice.at - b.notice.at);
}

/** @param {Notice[]} notices @returns {Notice[]} */
function latestStage(notices) {
  /** @type {Map<string, Notice>} */
  const byDue = new Map();
  for (const notice of notices) {
    const known = byDue.get(notice.due);
    if (!known || known.stage < notice.stage) byDue.set(notice.due, notice);
  }
  return [...byDue.values()];
}

/** @param {object | undefined} due */
function dueId(due) {
  return due && 'id' in due ? due.id : undefined;
}
