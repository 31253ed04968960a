import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fewAtOnce } from '../../../static/js/vault/few_at_once.js';

const ALL = Array.from({ length: 11 }, (_, at) => at);

test('everything is worked on, four at a time, and comes back in its order', async () => {
  let inHand = 0;
  let most = 0;
  const work = async (one) => {
    inHand += 1;
    most = Math.max(most, inHand);
    for (let turns = 11 - one; turns > 0; turns -= 1) await null; // the first take longest
    inHand -= 1;
    return one * 2;
  };
  assert.deepEqual(
    await fewAtOnce(ALL, work),
    ALL.map((one) => one * 2),
  );
  assert.equal(most, 4);
  assert.deepEqual(await fewAtOnce([], work), []);
});

test('a failure comes through, and the others are worked on all the same', async () => {
  const done = [];
  const work = async (one) => {
    if (one === 2) throw new RangeError('two');
    done.push(one);
  };
  await assert.rejects(fewAtOnce(ALL, work), RangeError);
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(done.length, ALL.length - 1);
});
