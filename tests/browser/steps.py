"""What people do in the app, in the words that they see."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.filling import fill
from tests.support.ports import wait_until
from wso_pwa.welfare.forms.published import every_published

PASSPHRASE = "lantern orchard pebble willow"
SAVED = re.compile("^(Saved on this phone|Sent) ")
"""What is said of a record, and what is said in its place as soon as it has arrived."""
VERSIONS = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  const states = ['installing', 'waiting', 'active'].map((slot) => `${slot}: ${registration?.[slot]?.state}`);
  return [...states, `text: ${document.body.innerText}`].join('; ');
}"""


def declaration(form: str) -> dict[str, Any]:
    """As it is filled in now."""
    return {found["name"]: found for found in every_published()}[form]


def heading(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("heading", name=text).first).to_be_visible()


def choose_passphrase(page: Page, passphrase: str) -> None:
    page.get_by_role("button", name="Choose my own").click()
    page.locator("#new-passphrase").fill(passphrase)
    page.locator("#new-passphrase-again").fill(passphrase)


def proposed_words(page: Page) -> Locator:
    """The four words that the app proposes, as soon as they are there."""
    words = page.get_by_role("list", name="Proposed passphrase").get_by_role("listitem")
    expect(words).to_have_text([re.compile("."), re.compile("."), re.compile("."), re.compile(".")])
    return words


def take_proposed_words(page: Page) -> str:
    """Type the four words that the app proposes; they are the passphrase from now on."""
    words = proposed_words(page)
    passphrase = " ".join(words.all_inner_texts())
    page.locator("#new-passphrase").fill(passphrase)
    return passphrase


def set_up_force(page: Page, *, name: str, passphrase: str) -> dict[str, str]:
    """The first contact sets up the force; the texts of the three sheets by id."""
    make_force_keys(page, name=name, passphrase=passphrase)
    sheets = take_sheets(page)
    page.get_by_role("button", name="Finish the set-up").click()
    heading(page, "Officers")
    return sheets


def make_force_keys(page: Page, *, name: str, passphrase: str) -> None:
    """Up to the sheets."""
    heading(page, "Set up your force")
    page.locator("#forceName").fill("Westmarch Constabulary (test)")
    page.locator("#contactName").fill(name)
    page.locator("#user").fill(name.lower().replace(" ", "."))
    choose_passphrase(page, passphrase)
    page.get_by_role("button", name="Make the keys").click()
    heading(page, re.compile("^Print [357] sheets$"))


def put_on_three_sheets(page: Page, kit: str) -> None:
    """Kit `kit`, A or B."""
    page.get_by_role("group", name=f"Put kit {kit} on").get_by_label("Three sheets, any two").check()
    heading(page, f"Kit {kit}, part 3 of 3")


def take_sheets(page: Page) -> dict[str, str]:
    """Copy the sheets and type the end of each back; their texts by id."""
    heading(page, re.compile("^Print [357] sheets$"))
    papers = page.locator(".paper").all()
    sheets = {paper.get_attribute("id") or "": paper.inner_text() for paper in papers}
    sheets["own-sheet"] = page.locator("#own-sheet .code").first.inner_text()
    page.get_by_role("button", name=f"I have all {len(sheets)}").click()
    heading(page, f"Check the {len(sheets)} sheets")
    for sheet, text in sheets.items():
        page.locator(f"#end-{sheet}").fill(last_group(text))
    return sheets


def last_group(sheet: str) -> str:
    """The end of a kit's key or of a part of it, in one line, or of a sheet's code, a group in each line."""
    return str(re.findall(r"^(?:Key(?: part)?: .* )?([0-9A-Z]{5,6})$", sheet, re.MULTILINE)[-1])


def invite(page: Page, name: str, *roles: str) -> str:
    """The invitation's code, as it stands on the contact's screen."""
    go(page, "#/officers/invite")
    page.locator("#name").fill(name)
    for role in ("officer", "contact", "deputy"):
        page.locator(f"#role-{role}").set_checked(role in roles)
    page.get_by_role("button", name="Make the invitation").click()
    heading(page, "Hand this over")
    code = page.locator(".code").first.inner_text()
    page.get_by_role("link", name="Done").click()
    return code


def join(page: Page, code: str, passphrase: str | None = None) -> tuple[str, str]:
    """Type the code, choose a passphrase (or take the proposed words), put the sheet away; (passphrase, sheet code)."""
    go(page, "#/join")
    page.locator("#code").fill(code)
    page.get_by_role("button", name="Go on").click()
    heading(page, re.compile("^Welcome, "))
    if passphrase is None:
        passphrase = take_proposed_words(page)
    else:
        choose_passphrase(page, passphrase)
    page.get_by_role("button", name="Make my keys").click()
    heading(page, "Put this sheet away")
    sheet = page.locator("#own-sheet .code").first.inner_text()
    page.locator("#kept").check()
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text("You have joined.").first).to_be_visible()
    return passphrase, sheet


def app_here(page: Page) -> None:
    """The app has taken the place of the page's own first screen."""
    expect(page.locator("form[data-first]")).to_have_count(0)


def unlock(page: Page, passphrase: str) -> None:
    heading(page, "Welfare support is locked")
    page.locator("#passphrase").fill(passphrase)
    page.get_by_role("button", name="Unlock", exact=True).click()
    expect(page.get_by_role("heading", name="Welfare support is locked")).to_have_count(0)


def sign_in(page: Page, user: str, passphrase: str, sheet: str) -> None:
    """On a browser that does not know the person."""
    go(page, "#/sign-in")
    page.locator("#user").fill(user)
    page.locator("#passphrase").fill(passphrase)
    page.locator("#sheet").fill(sheet)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()


def go(page: Page, hash_: str) -> None:
    """Follow a link of the app, without leaving the page (which would lock it)."""
    page.evaluate("hash => { location.hash = hash }", hash_)
    page.wait_for_function("hash => location.hash === hash", arg=hash_)


def turn_to(page: Page, hash_: str, title: str) -> None:
    """Follow a link of the app and wait for its screen, whose title matches ``title``."""
    go(page, hash_)
    expect(page).to_have_title(re.compile(f"^{title} - Welfare support$"))
    expect(page.locator("#main")).to_be_visible()


def sync(page: Page) -> None:
    """What comes back to the foreground does: look for news, and wait for it."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def arrives(page: Page, awaited: Locator) -> Locator:
    """Look for news until ``awaited`` is there."""

    def there() -> bool:
        sync(page)
        return awaited.count() > 0 and awaited.first.is_visible()

    until(there, f"{awaited}")
    return awaited


def synced(page: Page) -> None:
    """Wait until nothing waits to be sent from here, of anybody."""
    sync(page)
    until(lambda: page.evaluate(WAITING) == 0, "everything to be sent")


WAITING = """async () => {
  const ended = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const all = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name !== 'wso');
  let waiting = 0;
  for (const name of all) {
    const db = await ended(indexedDB.open(name));
    waiting += await ended(db.transaction('outbox').objectStore('outbox').count());
    db.close();
  }
  return waiting;
}"""


def come_online(page: Page) -> None:
    """What a browser says when the network is back."""
    page.evaluate("window.dispatchEvent(new Event('online'))")


def worker_ready(page: Page) -> None:
    """Wait until the worker has everything and opens the app without a network."""
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def update(page: Page) -> None:
    """Take the new version that is offered; the page starts again. Where it does not, what it shows instead is told."""
    try:
        with page.expect_navigation():
            page.get_by_role("button", name="Update now").click()
    except PlaywrightTimeout as late:
        late.add_note(page.evaluate(VERSIONS))
        raise


def lose_from_cache(page: Page, path: str) -> None:
    """The browser throws away one cached file, as it may when room is short."""
    page.evaluate(
        """async (path) => {
        for (const name of await caches.keys()) await (await caches.open(name)).delete(path);
    }""",
        path,
    )


def until(ready: Callable[[], bool], what: str) -> None:
    wait_until(ready, what, 30)


def open_case(page: Page, values: dict[str, Any], officer: str) -> None:
    go(page, "#/cases/new")
    page.locator("#officer").select_option(label=officer)
    fill(page, declaration("allocation"), values)
    page.get_by_role("button", name="Open the case").click()
    expect(page.get_by_text("The case is open.").first).to_be_visible()


def start_form(page: Page, form: str) -> Locator:
    """From a person's page: the form is open and ready to be written in."""
    page.wait_for_function("() => location.hash.startsWith('#/case/')")
    case = re.search(r"#/case/([0-9a-f-]+)", page.url)
    assert case, page.url
    go(page, f"#/case/{case.group(1)}/new/{form}")
    body = page.locator(f".form-body[data-form='{form}']")
    expect(body).to_be_visible()
    return body


def save(page: Page, says: str | re.Pattern[str] = SAVED) -> None:
    page.get_by_role("button", name=re.compile("^Save")).click()
    expect(page.locator(".form-body")).to_have_count(0)
    expect(page.locator("#said")).to_contain_text(says)


def in_days(days: int) -> str:
    """A date from today as forms hold it: 'YYYY-MM-DD'."""
    return (datetime.now(ZoneInfo("Europe/London")).date() + timedelta(days=days)).isoformat()
