/**
 * Makes tests/vectors/js-*.json: `node tests/vectors/make_js.mjs [NAME...]`. In the format of the files of the same name without
 * `js-`, but sealed and signed by the browser's code, with fresh keys each time: what is committed is kept, not made again.
 */
import { writeFileSync } from 'node:fs';
import { concat, fromB64u, label, newId, toB64u, utf8 } from '../../static/js/crypto/bytes.js';
import { write } from '../../static/js/crypto/canonical.js';
import { CaseKey, newCaseKey } from '../../static/js/crypto/casekey.js';
import { crockford, uncrockford } from '../../static/js/crypto/crockford.js';
import { deviceCodeKey, sealToDevice } from '../../static/js/crypto/device_code.js';
import { rootFingerprint } from '../../static/js/crypto/fingerprint.js';
import { openWith } from '../../static/js/crypto/hpke.js';
import {
  invitationKey,
  newCode,
  sealToContact,
  sealToOfficer,
  token,
  tokenHash,
} from '../../static/js/crypto/invitation.js';
import { importIdentity, newKeyPair } from '../../static/js/crypto/keys.js';
import { writeKit } from '../../static/js/crypto/kit.js';
import { readPart, splitKit } from '../../static/js/crypto/kit_part.js';
import { sealLocal } from '../../static/js/crypto/local.js';
import { passphraseMessage, signPassphrase } from '../../static/js/crypto/passphrase_change.js';
import { newRecovery, sealCodeSlot, writeRecoveryCode } from '../../static/js/crypto/recovery_code.js';
import { sealRevision } from '../../static/js/crypto/revision.js';
import { newSecret, writeSheetCode } from '../../static/js/crypto/sheet.js';
import { makeVault, openVault, sealVaultAnew, signInKeys, vaultKeyOf } from '../../static/js/crypto/vault.js';
import { Force, NOW, person } from '../js/crypto/support.js';
import { shown } from '../js/crypto/vectors/shown.js';

const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const digest = () => toB64u(random(32));

function canonical() {
  const units = (count) =>
    Array.from(new Uint16Array(random(count * 2).buffer), (unit) => String.fromCharCode(unit)).join('');
  const ascii = (count) => Array.from(random(count), (byte) => String.fromCharCode(byte & 127)).join('');
  const written = Array.from({ length: 12 }, (_, at) => {
    const value = {
      text: units(16),
      ascii: ascii(24),
      list: [units(2), at],
      object: { [ascii(3)]: Number.MAX_SAFE_INTEGER - at },
    };
    return { name: `random ${at + 1}`, value, text: write(value) };
  });
  return { written, not_written: [] };
}

async function codes() {
  const made = [80, 150, 270, 23].map((bits) => {
    const bytes = random(Math.ceil(bits / 8));
    bytes[bytes.length - 1] &= 0xff << (bytes.length * 8 - bits);
    return { bytes: toB64u(bytes), bits, digits: crockford(bytes, bits) };
  });
  const secret = newSecret();
  const sheets = [1, 2].map(async (profile) => ({
    profile,
    secret: toB64u(secret),
    code: await writeSheetCode(profile, secret),
  }));
  const nothing = { read: [], refused: [] };
  return {
    crockford: { made, ...nothing },
    sheet: { made: await Promise.all(sheets), ...nothing },
    kit: { made: await kits(), ...nothing },
    recovery: { made: [{ secret: toB64u(secret), code: await writeRecoveryCode(secret) }], ...nothing },
  };
}

async function kits() {
  const pair = await newKeyPair();
  const root = toB64u(pair.public);
  const parts = { force: newId(), root, made: '2026-03-09' };
  return Promise.all(
    ['A', 'B'].map(async (kit) => {
      const text = await writeKit({ ...parts, kit, key: pair.private });
      return { ...parts, kit, key: toB64u(pair.private), fingerprint: await rootFingerprint(root), text };
    }),
  );
}

async function parts() {
  const made = [];
  const joined = [];
  for (const { root, text: whole, ...said } of await kits()) {
    const texts = await splitKit(whole);
    const own = texts.map(async (text) => {
      const { number, set, share } = await readPart(text);
      return { number, set: toB64u(uncrockford(set, 40)), share: toB64u(share), text };
    });
    made.push({ ...said, parts: await Promise.all(own) });
    for (const [one, other] of ['01', '12', '20']) {
      joined.push({ typed: [texts[one], texts[other]], kit: said.kit, key: said.key });
    }
  }
  return { made, read: [], joined, refused: [] };
}

async function vault() {
  const [force, user, device, passphrase] = [newId(), 'Zoë.Ashdown', newId(), 'lorry sunset café dragon'];
  const sheet = await writeSheetCode(2, newSecret());
  const { fresh, id, hpkePublic, signPublic } = await person('Priya Ashdown', ['officer']);
  const root = toB64u((await newKeyPair()).public);
  const keys = await signInKeys(passphrase, sheet, force, user);
  const head = { no: 2, digest: digest() };
  const made = await makeVault({ force, user, version: 3, keys, person: id, identity: fresh, root, head });
  const { local } = await openVault({ vault: made, keys, force, user, device });
  const draft = { device, kind: 'draft', id: newId(), content: toB64u(utf8('a draft')) };
  const sealed = toB64u(await sealLocal(local, utf8('a draft'), draft.kind, draft.id));
  const identity = {
    hpke: toB64u(fresh.hpke.private),
    sign: toB64u(fresh.sign.private),
    hpke_public: hpkePublic,
    sign_public: signPublic,
  };
  const opened = { person: id, ...identity, root, secret: toB64u(keys.secret), head, version: 3 };
  const vaultKey = await vaultKeyOf({ vault: made, keys, force, user });
  return {
    force,
    user,
    passphrase,
    sheet,
    vault: made,
    opened,
    local: { ...draft, sealed },
    refused: [],
    recovery: await recovery({ force, user, device }, vaultKey),
    changed: await newPassphrase({ force, user, sheet, made, vaultKey, fresh, signPublic }),
  };
}

async function recovery(whose, vaultKey) {
  const secret = newRecovery();
  const code = await writeRecoveryCode(secret);
  const sealed = await sealCodeSlot(vaultKey, secret, whose);
  return { device: whose.device, code, vault_key: toB64u(vaultKey), sealed, refused: [] };
}

async function newPassphrase({ force, user, sheet, made, vaultKey, fresh, signPublic }) {
  const keys = await signInKeys('wagon meadow copper lantern', sheet, force, user);
  const vault = await sealVaultAnew({ vault: made, vaultKey, keys, force, user, version: 4 });
  const change = { force, user, vault, login: keys.login };
  const { sign } = await importIdentity({ hpke: fresh.hpke.private, sign: fresh.sign.private });
  return {
    vault,
    login: keys.login,
    message: toB64u(await passphraseMessage(change)),
    public: signPublic,
    sig: await signPassphrase(sign.privateKey, change),
  };
}

async function invitation() {
  const [force, code] = [newId(), newCode()];
  const key = await invitationKey(code, force);
  const { id, name, roles, hpkePublic, signPublic } = await person('Priya Ashdown-Ŵyn 😀', ['officer']);
  const forOfficer = {
    root: hpkePublic,
    head: { no: 2, digest: digest() },
    person: id,
    name,
    roles,
    from: 'Alison Mercer',
  };
  const forContact = { person: id, hpke: hpkePublic, sign: signPublic };
  const shownToken = await token(key);
  return {
    force,
    code,
    typed: [code.toLowerCase()],
    refused_codes: [],
    key: toB64u(key),
    token: shownToken,
    token_hash: await tokenHash(shownToken),
    to_officer: { fields: forOfficer, sealed: await sealToOfficer(key, force, forOfficer) },
    to_contact: { fields: forContact, sealed: await sealToContact(key, force, forContact) },
    refused: [],
  };
}

async function ledger() {
  const force = await Force.begin();
  const opened = await force.open(force.alison, [force.alison, force.priya]);
  await force.changeMembers(force.alison, opened, [force.alison, force.joseph, force.priya]);
  const renewed = { ...(await person('Alison Mercer', ['contact', 'deputy'])), id: force.alison.id };
  await force.vouch(renewed, force.joseph, 'replace');
  await force.changeMembers(renewed, opened, [renewed, force.joseph, force.priya]);
  await force.changeMembers(renewed, opened, [renewed, force.joseph, force.tomos], await newCaseKey(opened.id));
  await force.revoke(force.priya, renewed);
  const other = await force.open(force.joseph, [force.joseph, force.tomos]);
  await force.say(
    { ...force.ledger.next(other.id), type: 'dispose', issuer: force.joseph.id, issued_at: NOW },
    force.joseph.signKey,
  );
  const recovery = await importIdentity({ hpke: force.recoveryPrivate, sign: force.recoveryPrivate });
  const readers = [
    {
      to: force.tomos.id,
      pair: force.tomos.pair,
      scalar: force.tomos.fresh.hpke.private,
      point: force.tomos.hpkePublic,
    },
    { to: 'recovery', pair: recovery.hpke, scalar: force.recoveryPrivate, point: recovery.hpkePublic },
  ];
  return {
    force: force.id,
    pinned_root: force.root,
    statements: force.said,
    state: shown(force.ledger),
    late: [],
    refused: [],
    openings: await Promise.all(readers.map((reader) => opening(force, opened.id, reader))),
  };
}

/** The keys of a case that somebody opens. */
async function opening(force, caseId, { to, pair, scalar, point }) {
  const keys = {};
  for (const { key, kid, sealed } of force.ledger.wrapsFor(caseId, to)) {
    keys[key] = toB64u(await openWith(pair, label('case key', force.id, caseId, key, kid), fromB64u(sealed)));
  }
  return { to, private: toB64u(scalar), public: point, keys };
}

async function revisions() {
  const [force, caseId, raw] = [newId(), newId(), random(32)];
  const caseKey = await CaseKey.from(caseId, newId(), raw);
  const priya = await person('Priya Ashdown', ['officer']);
  const parents = [digest(), digest()].sort();
  // biome-ignore lint/suspicious/noThenProperty: the field's name in docs/protocol.md
  const due = { id: newId(), at: NOW, tell: 'author', then: 'contact' };
  const common = { force, case: caseId, author: priya.id, device: newId(), dir: 5, mem: 2, created_at: NOW };
  const first = { ...common, parents: [], n: 1, prev: '' };
  const values = {
    words: 'Sleeping badly. 😀 \ud800',
    actions: [{ what: 'Ring <his> "sister"', done: false }],
    number: -1.5,
    none: null,
  };
  const noise = toB64u(concat(random(60_000)));
  const seal = async (name, fields, content) => {
    const parts = { ...fields, id: newId(), record: newId() };
    const {
      header,
      body,
      sig,
      digest: made,
    } = await sealRevision({ fields: parts, content, caseKey, signKey: priya.signKey });
    return { name, header, body, sig, digest: made, content };
  };
  const log = { form: 'contact-log', version: 1, about: null, values };
  const review = { form: 'review', version: 1, about: { record: newId(), digests: parents }, values: {} };
  const opened = [
    await seal('plain', first, log),
    await seal('a child, due and closing', { ...first, parents, n: 2, prev: digest(), due, closes: [newId()] }, log),
    await seal('review', first, review),
    await seal('long', first, { ...log, values: { words: noise } }),
  ];
  const key = { key: caseKey.id, raw: toB64u(raw), commit: caseKey.commit };
  return { force, case: caseId, ...key, public_keys: [priya.signPublic], opened, sizes: [], refused: [] };
}

async function devicecode() {
  const [force, code] = [newId(), newCode()];
  const key = await deviceCodeKey(code, force);
  const { hpkePublic: root } = await person('Priya Ashdown-Ŵyn 😀', ['officer']);
  const secret = toB64u(random(16));
  const fields = { user: 'priya.ashdown-ŵyn', profile: 2, secret, root, head: { no: 0, digest: '' } };
  const shownToken = await token(key);
  return {
    force,
    code,
    typed: [code.toLowerCase()],
    key: toB64u(key),
    token: shownToken,
    token_hash: await tokenHash(shownToken),
    to_device: { fields, sealed: await sealToDevice(key, force, fields) },
    refused: [],
  };
}

const files = { canonical, codes, parts, vault, invitation, devicecode, ledger, revisions };
const wanted = process.argv.slice(2);
for (const [name, make] of Object.entries(files)) {
  if (wanted.length && !wanted.includes(name)) continue;
  writeFileSync(new URL(`js-${name}.json`, import.meta.url), `${escaped(JSON.stringify(await make(), null, 1))}\n`);
}

/** ASCII only, as the other files are. */
function escaped(text) {
  return text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
