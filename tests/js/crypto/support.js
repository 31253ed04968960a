/** What the tests of this folder share: expected codes, invented people, a small force with its ledger. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newId, toB64u } from '../../../static/js/crypto/bytes.js';
import { newCaseKey } from '../../../static/js/crypto/casekey.js';
import { SealingError } from '../../../static/js/crypto/errors.js';
import { importIdentity, importSignKey, newIdentity, newKeyPair } from '../../../static/js/crypto/keys.js';
import { Ledger } from '../../../static/js/crypto/ledger.js';
import { membersFields, openFields } from '../../../static/js/crypto/memberships.js';
import { makeStatement } from '../../../static/js/crypto/statement.js';

export const NOW = 1_767_225_600_000;

/** A property of fast-check, tried with the same two hundred inputs every time. */
export const always = (property) => fc.assert(property, { seed: 20_260_309, numRuns: 200 });

/** Whether an error is ours, with this code. */
export const refusedAs = (code) => (error) => error instanceof SealingError && error.code === code;

/** That it throws a SealingError with this code, at once or later. */
export async function refused(code, work) {
  await assert.rejects(async () => work(), refusedAs(code));
}

/** The outcome's code, `""` when there was none. */
export async function codeOf(work) {
  try {
    await work();
    return '';
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return error.code;
  }
}

/** The bytes with one bit changed. */
export function flipped(bytes, at) {
  const changed = new Uint8Array(bytes);
  changed[at] ^= 1;
  return changed;
}

/** Somebody invented, with keys. */
export async function person(name, roles) {
  const fresh = await newIdentity();
  const { hpke, sign, ...publics } = await importIdentity({ hpke: fresh.hpke.private, sign: fresh.sign.private });
  return { id: newId(), name, roles, fresh, pair: hpke, signKey: sign.privateKey, ...publics };
}

/** A force of which every statement was made here: `said` holds them in their order. */
export class Force {
  static async begin() {
    const force = new Force();
    force.id = newId();
    const root = await newKeyPair();
    const recovery = await newKeyPair();
    force.rootKey = (await importSignKey(root.private)).privateKey;
    force.root = toB64u(root.public);
    force.recovery = toB64u(recovery.public);
    force.recoveryPrivate = recovery.private;
    force.ledger = new Ledger(force.id);
    force.said = [];
    const keys = { root: force.root, recovery: force.recovery };
    await force.say({ ...force.directory('root', 'root'), name: 'Invented Constabulary', ...keys }, force.rootKey);
    force.alison = await force.vouch(await person('Alison Mercer', ['contact']));
    force.joseph = await force.vouch(await person('Joseph Okonkwo', ['contact']), force.alison);
    force.priya = await force.vouch(await person('Priya Ashdown', ['officer']), force.alison);
    force.tomos = await force.vouch(await person('Tomos Griffiths', ['officer']), force.alison);
    return force;
  }

  /** Signs, adds to the force's own ledger and remembers. */
  async say(fields, signKey) {
    const { text, sig, digest } = await makeStatement(fields, signKey);
    const added = await this.ledger.add(text, sig);
    this.said.push({ text, sig, digest });
    return added;
  }

  directory(type, issuer) {
    return { ...this.ledger.next('directory'), type, issuer, issued_at: NOW };
  }

  personFields(type, who, issuer) {
    const { id, name, roles, hpkePublic, signPublic } = who;
    const fields = { person: id, name, roles, hpke: hpkePublic, sign: signPublic };
    return { ...this.directory(type, issuer?.id ?? 'root'), ...fields };
  }

  async vouch(who, issuer, type = 'person') {
    await this.say(this.personFields(type, who, issuer), issuer?.signKey ?? this.rootKey);
    return who;
  }

  async revoke(who, issuer) {
    await this.say(
      { ...this.directory('revoke', issuer?.id ?? 'root'), person: who.id },
      issuer?.signKey ?? this.rootKey,
    );
  }

  /** Opens a case: `{id, keys}`. */
  async open(issuer, members) {
    const id = newId();
    const caseKey = await newCaseKey(id);
    const ids = members.map((member) => member.id);
    const parts = { ledger: this.ledger, case: id, members: ids, caseKey, issuer: issuer.id, now: NOW };
    await this.say(await openFields(parts), issuer.signKey);
    return { id, caseKey, keys: new Map([[caseKey.id, caseKey]]) };
  }

  async changeMembers(issuer, opened, members, newKey) {
    const ids = members.map((member) => member.id);
    const parts = { ledger: this.ledger, case: opened.id, members: ids, caseKeys: opened.keys, newKey };
    const fields = await membersFields({ ...parts, issuer: issuer.id, now: NOW });
    if (newKey) opened.keys.set(newKey.id, newKey);
    return this.say(fields, issuer.signKey);
  }
}

/** A ledger that heard these statements; `order` picks and orders them. */
export async function heard(force, said = force.said, pins = { pinnedRoot: force.root }) {
  const ledger = new Ledger(force.id, pins);
  for (const { text, sig } of said) await ledger.add(text, sig);
  return ledger;
}
