/** Seals and opens records of one case with the app's own code, and the same padded bytes with AES-GCM alone, in one page. */
import { newId, systemRandom, utf8 } from '../../static/js/crypto/bytes.js';
import { newCaseKey } from '../../static/js/crypto/casekey.js';
import { importIdentity, newIdentity } from '../../static/js/crypto/keys.js';
import { pad } from '../../static/js/crypto/padding.js';
import { openRevision, sealRevision } from '../../static/js/crypto/revision.js';

/** Records that the app opens side by side (static/js/vault/items.js). */
const PORTION = 200;

/**
 * @param {string[]} texts what is said in each record
 * @param {number} runs after one that warms up
 * @returns {Promise<{seal: number, open: number, encrypt: number, decrypt: number}[]>} milliseconds
 */
export async function measure(texts, runs) {
  const writing = await begin();
  const contents = texts.map((how) => ({ form: 'contact-log', version: 2, about: null, values: { how } }));
  const padded = await Promise.all(contents.map((content) => pad(utf8(JSON.stringify(content)))));
  const times = [];
  for (let run = 0; run <= runs; run += 1) times.push(await once(writing, contents, padded));
  return times.slice(1);
}

/** @typedef {Awaited<ReturnType<typeof begin>>} Writing a case, its key, and who writes in it */

async function begin() {
  const ids = { force: newId(), case: newId(), author: newId(), device: newId() };
  const fresh = await newIdentity();
  const identity = await importIdentity({ hpke: fresh.hpke.private, sign: fresh.sign.private });
  return { ids, identity, caseKey: await newCaseKey(ids.case) };
}

/** @param {Writing} writing @param {any[]} contents @param {Uint8Array<ArrayBuffer>[]} padded */
async function once(writing, contents, padded) {
  const sealed = await timed(() => sealAll(writing, contents));
  const opened = await timed(() => openAll(writing, sealed.result));
  const encrypted = await timed(() => encryptAll(writing, padded));
  const decrypted = await timed(() => decryptAll(writing, encrypted.result));
  return { seal: sealed.took, open: opened.took, encrypt: encrypted.took, decrypt: decrypted.took };
}

/** One after the other, as they are written: each names the one before. @param {Writing} writing @param {any[]} contents */
async function sealAll({ ids, identity, caseKey }, contents) {
  const sealed = [];
  for (const content of contents) {
    const prev = sealed.at(-1)?.digest ?? '';
    const id = newId();
    const fields = { ...ids, id, record: id, parents: [], n: sealed.length + 1, prev, dir: 1, mem: 1, created_at: 1 };
    sealed.push(await sealRevision({ fields, content, caseKey, signKey: identity.sign.privateKey }));
  }
  return sealed;
}

/** @param {Writing} writing @param {Awaited<ReturnType<typeof sealAll>>} sealed */
async function openAll({ identity, caseKey }, sealed) {
  const publicKeys = [identity.signPublic];
  await inPortions(sealed, ({ header, body, sig }) => openRevision({ header, body, sig, publicKeys, caseKey }));
}

/** @param {Writing} writing @param {Uint8Array<ArrayBuffer>[]} padded */
async function encryptAll({ caseKey }, padded) {
  const boxes = [];
  for (const bytes of padded) {
    const iv = systemRandom(12);
    boxes.push({ iv, box: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, caseKey.aes, bytes) });
  }
  return boxes;
}

/** @param {Writing} writing @param {Awaited<ReturnType<typeof encryptAll>>} boxes */
async function decryptAll({ caseKey }, boxes) {
  await inPortions(boxes, ({ iv, box }) => crypto.subtle.decrypt({ name: 'AES-GCM', iv }, caseKey.aes, box));
}

/** @template T @param {T[]} all @param {(one: T) => Promise<unknown>} work */
async function inPortions(all, work) {
  for (let start = 0; start < all.length; start += PORTION) {
    await Promise.all(all.slice(start, start + PORTION).map(work));
  }
}

/** @param {() => Promise<any>} work */
async function timed(work) {
  const began = performance.now();
  const result = await work();
  return { result, took: performance.now() - began };
}
