import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onDemand } from '../../../static/js/vault/on_demand.js';

class Adder {
  #more = 2;

  async add(number) {
    return number + this.#more;
  }
}

test('it is loaded with the first call, once, and handing it on asks for nothing', async () => {
  let loads = 0;
  const adder = onDemand(async () => {
    loads += 1;
    return new Adder();
  });
  const handedOn = await (async () => adder)();
  assert.equal(loads, 0);
  assert.deepEqual(await Promise.all([handedOn.add(1), adder.add(2)]), [3, 4]);
  assert.equal(loads, 1);
});

test('what could not be loaded is told to whoever called, and the next call loads again', async () => {
  const answers = [Promise.reject(new TypeError('no network')), Promise.resolve(new Adder())];
  const adder = onDemand(() => answers.shift());
  await assert.rejects(() => adder.add(1), /no network/);
  assert.equal(await adder.add(1), 3);
});
