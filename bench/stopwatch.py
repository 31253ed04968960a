"""Time inside a page, from a click until words stand on the screen."""

from __future__ import annotations

from playwright.sync_api import Page

WITHIN = 120_000
START = """([button, shown, words]) => {
  const seen = (found) => found.textContent.includes(words) && found.getClientRects().length > 0;
  const look = (from) => {
    if ([...document.querySelectorAll(shown)].some(seen)) globalThis.__took = performance.now() - from;
    else requestAnimationFrame(() => look(from));
  };
  globalThis.__took = 0;
  document.querySelector(button).addEventListener('click', (event) => look(event.timeStamp), { once: true });
}"""


def clicked_until(page: Page, button: str, shown: str, words: str) -> float:
    """Clicks the first button of that name; milliseconds until an element `shown` is drawn with these words."""
    found = page.get_by_role("button", name=button).first
    found.evaluate("found => found.setAttribute('data-timed', '')")
    page.evaluate(START, ["[data-timed]", shown, words])
    found.click()
    page.wait_for_function("() => globalThis.__took", timeout=WITHIN, polling=100)
    return float(page.evaluate("globalThis.__took"))
