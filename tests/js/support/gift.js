/** What `wso-pwa recover --give-to` writes, from what a fake server holds and the recovery key of its force. */
import { unwrapCaseKey } from '../../../static/js/crypto/casekey.js';
import { importIdentity, kid } from '../../../static/js/crypto/keys.js';

/** @param {import('./world.js').World} world @param {{id: string, identity: any}} to */
export async function giftFor(world, { id: to, identity }) {
  const { ledger, kept } = world.server.records;
  const { hpke } = await importIdentity({ hpke: world.recovery.private, sign: world.recovery.private });
  const statements = [...kept.values()].map(({ item }) => item).filter(({ kind }) => kind === 'statement');
  const cases = [];
  for (const state of ledger.cases.values()) {
    const wraps = [];
    for (const wrap of ledger.wrapsFor(state.id, 'recovery')) {
      const known = { force: ledger.force, case: state.id, commit: state.commits[wrap.key] };
      const caseKey = await unwrapCaseKey({ wrap, ...known, pair: hpke });
      wraps.push(await caseKey.wrapFor({ force: ledger.force, to, publicKey: identity.hpkePublic }));
    }
    const mine = statements.filter(({ text }) => JSON.parse(text).log === state.id);
    cases.push({ case: state.id, statements: mine.map(({ text, sig }) => ({ text, sig })), wraps });
  }
  return { kind: 'case keys', v: 1, force: ledger.force, to, kid: await kid(identity.hpkePublic), cases };
}
