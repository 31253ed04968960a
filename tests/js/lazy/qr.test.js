import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qrPath } from '../../../static/js/lazy/qr.js';
import { readCode } from '../../../static/js/lazy/scan.js';
import { emptyPicture, modulesOf, pictureOf } from './pictures.js';

test('a code that is drawn is read again', () => {
  const texts = ['QTW6-TQY4-MJQD-F56S', 'https://wso.example/#/join/QTW6TQY4MJQDF56S', 'Ŵ ü 😀', 'x'.repeat(500)];
  for (const text of texts) assert.equal(readCode(pictureOf(text)), text);
});

test('four modules of white surround the code, three finders stand in its corners', () => {
  const path = qrPath('QTW6TQY4MJQDF56S');
  const modules = modulesOf(path);
  assert.equal((path.size - 8 - 17) % 4, 0);
  for (const place of modules) {
    for (const at of place.split(',').map(Number)) assert.ok(at >= 4 && at < path.size - 4, place);
  }
  const far = path.size - 11;
  for (const [x, y] of [
    [4, 4],
    [far, 4],
    [4, far],
  ]) {
    for (let at = 0; at < 7; at += 1) assert.ok(modules.has(`${x + at},${y}`) && modules.has(`${x},${y + at}`));
  }
});

test('a path is made of rectangles only', () => {
  assert.match(qrPath('https://wso.example/').d, /^(M\d+ \d+h\d+v1h-\d+z)+$/);
});

test('where there is no code none is read', () => {
  assert.equal(readCode(emptyPicture()), null);
});
