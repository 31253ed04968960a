/**
 * Takes a declaration and answers from standard input and says what the phone's rules make of them: nothing here or in
 * static/js/ knows the form.
 */
import { readFileSync } from 'node:fs';
import { reading } from '../../static/js/welfare/reading.js';
import { sealedValues } from '../../static/js/welfare/sealed.js';
import { validate } from '../../static/js/welfare/validate.js';

const { declaration, wrong, right, now } = JSON.parse(readFileSync(0, 'utf8'));
const sealed = sealedValues(declaration, right);
process.stdout.write(
  JSON.stringify({
    faults: validate(declaration, wrong, { now }).map(({ field, code }) => [field, code]),
    clean: validate(declaration, right, { now }),
    sealed,
    reading: reading(declaration, sealed),
  }),
);
