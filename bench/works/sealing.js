/** Seals and opens records of one case with the app's own code, and does each part of it alone with the same bytes, in one page. */
import { newId, systemRandom, utf8 } from '../../static/js/crypto/bytes.js';
import { newCaseKey } from '../../static/js/crypto/casekey.js';
import { importIdentity, newIdentity } from '../../static/js/crypto/keys.js';
import { pad, unpad } from '../../static/js/crypto/padding.js';
import { openRevision, sealRevision } from '../../static/js/crypto/revision.js';
import { fewAtOnce } from '../../static/js/vault/few_at_once.js';

const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };
/** Bytes that are signed of every record. */
const SIGNED = 79;

/**
 * @param {string[]} texts what is said in each record
 * @param {number} runs after one that warms up
 * @returns {Promise<Record<string, number>[]>} milliseconds for all of them: `seal` and `open`, and each part alone
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
  const seal = await timed(() => sealAll(writing, contents));
  const open = await timed(() => openAll(writing, seal.result));
  const encrypt = await timed(() => encryptAll(writing, padded));
  const decrypt = await timed(() => decryptAll(writing, encrypt.result));
  const pack = await timed(() => oneByOne(contents, (content) => pad(utf8(JSON.stringify(content)))));
  const unpack = await timed(() => fewAtOnce(padded, unpad));
  const signed = await timed(() => signAll(writing, padded));
  const check = await timed(() => checkAll(writing, signed.result));
  const hash = await timed(() => oneByOne(padded, (bytes) => crypto.subtle.digest('SHA-256', bytes)));
  const all = { seal, open, encrypt, decrypt, pack, unpack, sign: signed, check, hash };
  return Object.fromEntries(Object.entries(all).map(([name, { took }]) => [name, took]));
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
  await fewAtOnce(sealed, ({ header, body, sig }) => openRevision({ header, body, sig, publicKeys, caseKey }));
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
  await fewAtOnce(boxes, ({ iv, box }) => crypto.subtle.decrypt({ name: 'AES-GCM', iv }, caseKey.aes, box));
}

/** @param {Writing} writing @param {Uint8Array<ArrayBuffer>[]} padded */
function signAll({ identity }, padded) {
  return oneByOne(padded, async (bytes) => {
    const signed = bytes.subarray(0, SIGNED);
    return { signed, sig: await crypto.subtle.sign(SIGNATURE, identity.sign.privateKey, signed) };
  });
}

/** @param {Writing} writing @param {Awaited<ReturnType<typeof signAll>>} signatures */
async function checkAll({ identity }, signatures) {
  const { publicKey } = identity.sign;
  await fewAtOnce(signatures, ({ signed, sig }) => crypto.subtle.verify(SIGNATURE, publicKey, sig, signed));
}

/** @template T, R @param {T[]} all @param {(one: T) => Promise<R>} work */
async function oneByOne(all, work) {
  const done = [];
  for (const one of all) done.push(await work(one));
  return done;
}

/** @param {() => Promise<any>} work */
async function timed(work) {
  const began = performance.now();
  const result = await work();
  return { result, took: performance.now() - began };
}
