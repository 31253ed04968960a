/** Notices of due times that have passed, matched with what this device has opened. The server cannot say why; we can. */

/** @typedef {import('./types.js').Notice} Notice */
/** @typedef {import('./types.js').OpenedRecord} OpenedRecord */
/** @typedef {{notice: Notice, record: OpenedRecord | null, since: number}} Overdue record: what set the time, null when it is not open here; since: ms */

/**
 * Every due time once, the longest overdue first. Left out: what a verified record of the case has closed already, and what only one opened that was
 * set aside (their notices go with the next sync), and risk records, which stand on top by themselves.
 * @param {Notice[]} notices
 * @param {OpenedRecord[]} records everything open in memory
 * @returns {Overdue[]}
 */
export function overdueOf(notices, records) {
  const counted = records.filter(({ valid }) => valid === true);
  const opened = new Set(counted.map(dueOf));
  const aside = records.filter((one) => one.valid === 'set_aside' && !opened.has(dueOf(one)));
  const over = new Set([
    ...counted.flatMap((one) => (one.closes ?? []).map((due) => `${one.case} ${due}`)),
    ...aside.map(dueOf),
  ]);
  return latestStage(notices)
    .filter((notice) => !over.has(`${notice.case} ${notice.due}`))
    .map((notice) => withRecord(notice, counted))
    .filter(({ record }) => record?.body.form !== 'risk')
    .sort((a, b) => a.since - b.since);
}

/** A second notice comes later than the time itself, which the record names. @param {Notice} notice @param {OpenedRecord[]} records @returns {Overdue} */
function withRecord(notice, records) {
  const setting = records.filter((one) => one.case === notice.case && dueId(one.due) === notice.due);
  const record = setting.find(({ body }) => body.form !== 'risk') ?? setting[0] ?? null;
  const at = record?.due && 'at' in record.due ? Number(record.due.at) : notice.at;
  return { notice, record, since: at };
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

/** @param {OpenedRecord} record what it has opened */
function dueOf(record) {
  return `${record.case} ${dueId(record.due)}`;
}

/** @param {object | undefined} due */
function dueId(due) {
  return due && 'id' in due ? due.id : undefined;
}
