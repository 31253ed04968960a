/** A server that holds back: the gap is shown by name on phone and desk, refuses nothing, and goes when the missing thing comes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryState } from '../../../static/js/ui/entry_words.js';
import { timeline } from '../../../static/js/welfare/timeline.js';
import { keptBack, sealed, smuggle } from '../support/hostile.js';
import { contactLog, World } from '../support/world.js';
import { renamed, seen, told } from './told.js';

test('a statement held back is named by phone and desk as soon as somebody writes who knew of it, and no more once it is here', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  const people = [world.ann.id, world.cal.id];
  const back = await keptBack(world, () => world.say(renamed(world, 'Dee Renamed')));
  const byAnn = await sealed({ world, case: id, author: world.ann });
  await smuggle(world, byAnn, { received_at: world.clock.now });
  const byCal = await sealed({ world, case: id, author: world.cal, change: { mem: 3 } });
  await smuggle(world, byCal, { received_at: world.clock.now });
  for (const device of [ann, cal]) {
    await device.engine.now();
    const said = await told(device, id);
    assert.equal(seen(device, byAnn.digest).ahead, 1);
    assert.equal(seen(device, byCal.digest).ahead, 3);
    const [ofAnn, ofCal] = device === ann ? ['you', 'cal'] : ['ann', 'you'];
    assert.match(said, new RegExp(`${ofAnn} wrote this knowing 1 change that this device has not been given`));
    assert.match(said, new RegExp(`${ofCal} wrote this knowing 3 changes that this device has not been given`));
  }
  await world.server.records.slip({ ...back.item, digest: back.digest }, people);
  for (const device of [ann, cal]) {
    await device.engine.now();
    const said = await told(device, id);
    assert.equal(seen(device, byAnn.digest).ahead, 0);
    assert.doesNotMatch(said, /knowing 1 change/);
    assert.equal(seen(device, byAnn.digest).valid, true);
  }
});

test('what waits to be sent is never said to know more than this device', async () => {
  const world = await World.begin();
  const ann = await world.synced(world.ann);
  world.server.fault('/api/sync', 'network');
  await ann.engine.now();
  await ann.casebook.officers.revoke(world.dee.id);
  const opened = await ann.casebook.openCase({ reference: 'WS-1' }, [world.cal.id]);
  assert.doesNotMatch(await told(ann, opened.case), /wrote this knowing/);
});

test('a record held back is missed by name as soon as the next one comes, and no more once it is here', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  const { records } = world.server;
  const first = await cal.casebook.write(contactLog(id, 'One'));
  const second = await cal.casebook.write(contactLog(id, 'Two'));
  records.withheld.add(first.digest);
  await cal.engine.now();
  await ann.engine.now();
  const said = await told(ann, id);
  assert.match(said, /A record that cal wrote before this has not arrived/);
  assert.deepEqual([seen(ann, second.digest).gap, seen(ann, second.digest).valid], [true, true]);
  assert.doesNotMatch(await told(cal, id), /has not arrived/);
  records.withheld.clear();
  const { item, digest } = records.kept.get(first.digest);
  await records.slip({ ...item, digest }, [world.ann.id]);
  await ann.engine.now();
  assert.doesNotMatch(await told(ann, id), /has not arrived/);
});

test('a question held back from its officer is missed by the phone at the next thing the contact writes', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  const log = await cal.casebook.write(contactLog(id));
  await cal.engine.now();
  await ann.engine.now();
  const about = { record: log.record, digests: [log.digest] };
  const asked = await ann.casebook.write({ case: id, form: 'ask-back', version: 1, about, values: {} });
  await ann.casebook.write({ case: id, form: 'view', version: 1, about, values: {} });
  world.server.records.withheld.add(asked.digest);
  await ann.engine.now();
  await cal.engine.now();
  assert.match(await told(cal, id), /A record that ann wrote before this has not arrived/);
});

test('a record acknowledged and then held back from the desk is never shown to its author as read', async () => {
  const world = await World.begin();
  const { ann, cal, case: id } = await world.withCase();
  const shown = await cal.casebook.write(contactLog(id, 'One'));
  const hidden = await cal.casebook.write(contactLog(id, 'Two'));
  world.server.records.withheld.add(hidden.digest);
  await cal.engine.now();
  await ann.engine.now();
  await ann.casebook.refresh();
  assert.equal(seen(ann, hidden.digest), undefined);
  const about = { record: shown.record, digests: [shown.digest] };
  await ann.casebook.write({ case: id, form: 'review', version: 1, about, values: {} });
  await ann.engine.now();
  await cal.engine.now();
  await cal.casebook.refresh();
  const entries = timeline(cal.casebook.records, { people: cal.casebook.people });
  const stateOf = (digest) => entryState(entries.find(({ latest }) => latest.digest === digest));
  assert.deepEqual([stateOf(shown.digest), stateOf(hidden.digest)], ['read', 'sent']);
});

test('two records in one place of a chain are both shown, and said to be', async () => {
  const world = await World.begin();
  const { ann, case: id } = await world.withCase();
  const device = 'd0d0d0d0-0000-4000-8000-000000000000';
  const two = [];
  for (let n = 0; n < 2; n += 1) two.push(await sealed({ world, case: id, author: world.cal, device }));
  for (const each of two) await smuggle(world, each);
  await ann.engine.now();
  assert.match(await told(ann, id), /cal wrote two records as if each were the next/);
  assert.deepEqual(
    two.map(({ digest }) => seen(ann, digest).valid),
    [true, true],
  );
});
