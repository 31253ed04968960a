import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEndOf } from '../../../static/js/vault/sheet_end.js';

const CODE = '7QK4T 0M1XZ H8J20';

test('the last group is taken however it is typed, and so is more of the code', () => {
  for (const typed of ['H8J20', 'h8j2o', ' h8-j20 ', '0M1XZ H8J20', CODE])
    assert.equal(isEndOf(CODE, typed), true, typed);
});

test('less than the last group, another group or other letters are not taken', () => {
  for (const typed of ['', '8J20', '0', '7QK4T', 'H8J21', 'H8J20 7QK4T', 'é!']) {
    assert.equal(isEndOf(CODE, typed), false, typed);
  }
});
