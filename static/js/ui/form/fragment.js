/** The markup of a form, from the cache into the page. */

const REFUSED = 'script, style, link, iframe, object, embed, base, meta, form';

export class FragmentRefused extends Error {
  code = 'fragment_refused';
}

/**
 * @param {string} markup as the server made it, one form
 * @param {Document} document whose page it will stand in
 * @returns {DocumentFragment}
 * @throws {FragmentRefused} when it holds anything that runs, styles or leads elsewhere: no form of ours does
 */
export function parseFragment(markup, document) {
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  if (parsed.head.childElementCount > 0) throw new FragmentRefused('head');
  for (const part of everyPart(parsed.body)) refuse(part);
  const fragment = document.createDocumentFragment();
  fragment.append(...parsed.body.children);
  return fragment;
}

/**
 * @param {ParentNode} root
 * @returns {ParentNode[]} the root and the contents of every template in it, however deep
 */
function everyPart(root) {
  const templates = [...root.querySelectorAll('template')];
  return [root, ...templates.flatMap((template) => everyPart(template.content))];
}

/** @param {ParentNode} part */
function refuse(part) {
  const found = part.querySelector(REFUSED);
  if (found) throw new FragmentRefused(found.localName);
  for (const element of part.querySelectorAll('*')) {
    const active = [...element.attributes].find(
      ({ name, value }) => /^(on|style$)/.test(name) || /^\s*javascript:/i.test(value),
    );
    if (active) throw new FragmentRefused(active.name);
  }
}
