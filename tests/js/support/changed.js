/** Valid things changed a little, for property tests: what gets through the first checks finds the deeper ones. */
import fc from 'fast-check';

const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const piece = fc.oneof(
  fc.array(unit, { maxLength: 4 }).map((units) => units.join('')),
  fc.constantFrom('"', '{', '}', '[', ']', ',', ':', '\\u0000', '\\ud800', 'null', '1e0', '1.0', '-0', '__proto__'),
);
const edit = fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.option(piece));
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(-0, 2 ** 53, 1e300, '\ud800', 'root', 'directory', 'statement', 'A'.repeat(86)),
);

/** Any text, lone surrogates included. */
export const anyText = fc.array(unit, { maxLength: 100 }).map((units) => units.join(''));

/** One of the originals with up to four places cut out, replaced by a piece or doubled. @param {string[]} originals */
export const changedText = (originals) =>
  fc.tuple(fc.constantFrom(...originals), fc.array(edit, { maxLength: 4 })).map(([text, edits]) =>
    edits.reduce((value, [place, length, instead]) => {
      const start = place % (value.length + 1);
      const cut = value.slice(start, start + length);
      return value.slice(0, start) + (instead ?? cut + cut) + value.slice(start + length);
    }, text),
  );

/** The same for bytes. @param {Uint8Array[]} originals */
export const changedBytes = (originals) =>
  fc
    .tuple(
      fc.constantFrom(...originals),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 }), fc.boolean()), { maxLength: 4 }),
    )
    .map(([bytes, edits]) =>
      edits.reduce((value, [place, byte, more]) => {
        const at = place % (value.length + 1);
        return Uint8Array.from([...value.subarray(0, at), byte, ...value.subarray(more ? at : at + 1)]);
      }, bytes),
    );

/** One of the originals with up to four of its values replaced or removed, or one added. @param {any[]} originals */
export const changedJson = (originals) =>
  fc
    .tuple(
      fc.constantFrom(...originals),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('put', 'drop', 'add'), junk), { maxLength: 4 }),
    )
    .map(([original, edits]) => {
      const value = structuredClone(original);
      for (const [at, how, other] of edits) change(value, at, how, structuredClone(other));
      return value;
    });

function change(value, at, how, other) {
  const places = [...placesIn(value)];
  if (places.length === 0) return;
  const [holder, name] = places[at % places.length];
  if (how === 'put') holder[name] = other;
  else if (how === 'add') holder[Array.isArray(holder) ? holder.length : 'more'] = other;
  else if (Array.isArray(holder)) holder.splice(name, 1);
  else delete holder[name];
}

function* placesIn(value) {
  if (typeof value !== 'object' || value === null) return;
  for (const name of Object.keys(value)) {
    yield [value, name];
    yield* placesIn(value[name]);
  }
}
