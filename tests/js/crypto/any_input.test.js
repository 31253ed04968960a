/** Whatever comes, a reader gives back a value that is written in the same way again, or refuses by a declared code. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { concat, fromB64u, toB64u, u32 } from '../../../static/js/crypto/bytes.js';
import { parse, readJson, write } from '../../../static/js/crypto/canonical.js';
import { SealingError } from '../../../static/js/crypto/errors.js';
import { readHeader } from '../../../static/js/crypto/header.js';
import { LIMIT, pad, unpad } from '../../../static/js/crypto/padding.js';
import { readSheetCode, writeSheetCode } from '../../../static/js/crypto/sheet.js';
import { readStatement } from '../../../static/js/crypto/statement.js';
import { anyText, changedBytes, changedJson, changedText } from '../support/changed.js';
import { always } from './support.js';
import { vectors } from './vectors/read.js';

const HEADERS = vectors('revisions').opened.map(({ header }) => header);
const STATEMENTS = vectors('ledger').statements.map(({ text }) => text);

/** `[value, '']`, or `[undefined, code]` of a SealingError; anything else is thrown on. */
async function tried(work) {
  try {
    return [await work(), ''];
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return [undefined, error.code];
  }
}

/** A reader of canonical text gives back what is written alike, or refuses. */
async function reads(read, text) {
  const [value, code] = await tried(() => read(text));
  assert.ok(['', 'malformed', 'not_canonical', 'too_large'].includes(code), code);
  if (!code) assert.equal(write(value), text);
}

const readers = {
  'canonical JSON': (text) => parse(text, (same) => same),
  'a header': readHeader,
  'a statement': readStatement,
};

for (const [name, read] of Object.entries(readers)) {
  test(`any text as ${name}`, async () => {
    const texts = fc.oneof(anyText, changedText([...HEADERS, ...STATEMENTS]));
    await always(fc.asyncProperty(texts, (text) => reads(read, text)));
  });

  test(`other values in canonical text as ${name}`, async () => {
    const values = changedJson([...HEADERS, ...STATEMENTS].map((text) => JSON.parse(text)));
    await always(
      fc.asyncProperty(values, async (fields) => {
        const [text, code] = await tried(() => write(fields));
        assert.ok(['', 'malformed'].includes(code), code);
        if (!code) await reads(read, text);
      }),
    );
  });
}

test('anything but a text is malformed', async () => {
  await always(
    fc.asyncProperty(fc.anything(), async (value) => {
      if (typeof value === 'string') return;
      for (const read of [readJson, readHeader, readStatement, fromB64u]) {
        assert.equal((await tried(() => read(value)))[1], 'malformed');
      }
    }),
  );
});

test('any text as base64url', async () => {
  const texts = fc.oneof(anyText, fc.stringMatching(/^[ABCabc019_=+/-]{0,40}$/));
  await always(
    fc.asyncProperty(texts, fc.option(fc.nat({ max: 40 }), { nil: undefined }), async (text, length) => {
      const [bytes, code] = await tried(() => fromB64u(text, length));
      assert.ok(['', 'malformed'].includes(code), code);
      if (!code) assert.equal(toB64u(bytes), text);
    }),
  );
});

test('any bytes as padded text', async () => {
  const contents = [new Uint8Array(), new TextEncoder().encode('{"a":"words"}'), new Uint8Array(100_000)];
  const padded = await Promise.all(contents.map((content) => pad(content)));
  await always(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), changedBytes(padded)), async (bytes) => {
      const [content, code] = await tried(() => unpad(bytes));
      assert.ok(['', 'bad_padding', 'malformed', 'too_large'].includes(code), code);
      if (code) return;
      assert.ok(content.length <= LIMIT);
      assert.deepEqual(await unpad(await pad(content)), content);
    }),
  );
});

test('an inflate bomb is never unpacked, whatever stands behind it', async () => {
  for (const mebibytes of [2, 20, 200]) {
    for (const tail of [[], [0], [7, 7]]) {
      const bomb = concat(deflateRawSync(new Uint8Array(mebibytes * LIMIT)), Uint8Array.from(tail));
      const bytes = concat(u32(bomb.length), bomb, new Uint8Array(64));
      assert.equal((await tried(() => unpad(bytes)))[1], 'too_large');
    }
  }
});

test('any text as a sheet code', async () => {
  const codes = await Promise.all([1, 2].map((profile) => writeSheetCode(profile, new Uint8Array(16).fill(profile))));
  await always(
    fc.asyncProperty(fc.oneof(anyText, changedText(codes)), async (text) => {
      const [read, code] = await tried(() => readSheetCode(text));
      assert.ok(['', 'bad_code', 'unknown_profile'].includes(code), code);
      if (!code) assert.deepEqual(await readSheetCode(await writeSheetCode(read.profile, read.secret)), read);
    }),
  );
});
