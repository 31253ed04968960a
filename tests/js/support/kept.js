/** A device whose records have been opened, for tests of what is kept of that. */
import { contactLog, World } from './world.js';

/** Cal's device with a case and some records, all of them here and opened; Ann wrote the last. */
export async function withRecords(count = 3) {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  for (let n = 1; n < count; n += 1) await cal.casebook.write(contactLog(id, `Canary ${n}`));
  await cal.engine.now();
  await ann.casebook.write(contactLog(id, `Canary ${count}`));
  await ann.engine.now();
  await cal.engine.now();
  await cal.casebook.refresh();
  return { world, ann, cal, id };
}

/** What a reader sees of the records, in the order of their digests. */
export function seen({ casebook }) {
  return [...casebook.records].sort((a, b) => (a.digest < b.digest ? -1 : 1));
}
