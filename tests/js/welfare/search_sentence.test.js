import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentenceWith } from '../../../static/js/welfare/search.js';

test('the sentence that holds a word, whatever its accents and its case', () => {
  assert.equal(sentenceWith('All well. He likes the Café! Else nothing.', 'CAFE'), 'He likes the Café!');
  assert.equal(sentenceWith('First line\nSecond-hand line', 'hand'), 'Second-hand line');
  assert.equal(sentenceWith('Nothing here', 'othing'), '');
  assert.equal(sentenceWith('Nothing here', ' '), '');
});

test('of a long sentence what stands around the word', () => {
  const words = Array.from({ length: 40 }, (_, n) => `w${n}`);
  words[20] = 'found';
  const around = `… ${words.slice(14, 32).join(' ')} …`;
  assert.equal(sentenceWith(words.join(' '), 'found'), around);
});
