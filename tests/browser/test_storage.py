"""What browsers do to what they keep: they fail, run full, forget, change hands. Nothing that was written is lost.

Numbers in brackets are those of docs/lessons.md.
"""

from __future__ import annotations

import sqlite3
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps, stories
from tests.browser.browsers import Browser
from tests.browser.demonstration import Demonstration
from tests.browser.filling import fill
from tests.browser.windows import Windows

pytestmark = pytest.mark.browser

WORDS = "Words that must not be lost."


@pytest.fixture
def windows(own_windows: Windows) -> Windows:
    """New ones for each test: what one does to its storage no other sees."""
    return own_windows


@pytest.fixture
def phone(windows: Windows) -> Page:
    """Priya's, with everything on it."""
    page = windows.of("priya", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".next").wait_for()
    steps.worker_ready(page)
    return page


def begin(page: Page, **other: str) -> None:
    """A contact log with all that is required, not saved yet."""
    steps.turn_to(page, "#/people", "People")
    page.locator(".next a[href^='#/case/']").first.click()
    steps.start_form(page, "contact-log")
    fill(page, steps.declaration("contact-log"), stories.short_log(how=WORDS, **other))


def press_save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def is_kept_on_the_screen(page: Page, why: str) -> None:
    """Not called saved; the reason is said, the words stay where they are and can be carried away."""
    failure = page.get_by_role("alert").filter(has_text="Not saved yet")
    expect(failure).to_contain_text(why)
    expect(page.locator("#said")).not_to_contain_text("Saved")
    expect(page.locator("#how")).to_have_value(WORDS)
    page.get_by_role("button", name="Copy what I wrote").click()
    expect(page.locator("#said")).to_contain_text("Copied")
    assert WORDS in page.evaluate("navigator.clipboard.readText()")


def sent_by_author(demonstration: Demonstration) -> Counter[str]:
    """How many records of each author the server has."""
    path = f"file:{demonstration.folder / 'wso.db'}?mode=ro"
    with sqlite3.connect(path, uri=True) as database:
        return Counter(dict(database.execute("SELECT author, count(*) FROM revision GROUP BY author").fetchall()))


ABORT_AT_THE_END = """() => {
  const { delete: remove } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.delete = function (...given) {
    const request = remove.apply(this, given);
    if (this.transaction.objectStoreNames.contains('outbox')) {
      request.addEventListener('success', () => this.transaction.abort());
    }
    return request;
  };
  window.mend = () => { IDBObjectStore.prototype.delete = remove; };
}"""


def test_a_write_that_is_undone_after_it_succeeded_is_not_called_saved(phone: Page) -> None:
    """(4) Every request of the transaction succeeds (the last one removes the draft), the transaction does not."""
    begin(phone)
    phone.evaluate(ABORT_AT_THE_END)
    press_save(phone)
    is_kept_on_the_screen(phone, "This device could not keep that.")
    phone.evaluate("window.mend()")
    steps.save(phone)
    steps.synced(phone)


EMPTY = """() => new Promise((resolve) => {
  indexedDB.deleteDatabase('wso-filler').onsuccess = () => resolve(true);
})"""
FILL = """async () => {
  const db = await new Promise((resolve, reject) => {
    const request = indexedDB.open('wso-filler');
    request.onupgradeneeded = () => request.result.createObjectStore('outbox', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const put = (size) => new Promise((resolve) => {
    const transaction = db.transaction('outbox', 'readwrite');
    transaction.objectStore('outbox').put(crypto.getRandomValues(new Uint8Array(size)));
    transaction.oncomplete = () => resolve(true);
    transaction.onabort = () => resolve(false);
  });
  for (let size = 65536; size >= 16; size /= 2) while (await put(size));
  db.close();
}"""


def test_without_room_the_words_stay_and_go_when_there_is_room(
    phone_on_disk: Browser, demonstration: Demonstration
) -> None:
    """(6) A browser reckons anew what room there is when it starts."""
    sheet = demonstration.sheets["priya"]
    page = phone_on_disk.start()
    steps.sign_in(page, sheet.user, sheet.passphrase, sheet.sheet_code)
    page.locator(".next").wait_for()
    phone_on_disk.close()
    page = phone_on_disk.start("/help-now")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    session = page.context.new_cdp_session(page)
    room = {"origin": demonstration.url, "quotaSize": 4_000_000}
    session.send("Storage.overrideQuotaForOrigin", room)
    page.goto(demonstration.url)
    steps.unlock(page, sheet.passphrase)
    begin(page)
    expect(page.get_by_text("Draft saved, ")).to_be_visible()
    page.evaluate(FILL)
    page.locator("#needs").fill("Somebody to ring on Sunday evenings")
    expect(page.get_by_text("The draft could not be kept. Save now, or copy it out.")).to_be_visible()
    press_save(page)
    is_kept_on_the_screen(page, "This device has no room left.")
    session.send("Storage.overrideQuotaForOrigin", {"origin": demonstration.url})
    steps.save(page)
    page.evaluate(EMPTY)
    steps.synced(page)


KEEP_CONNECTIONS = """() => {
  const { transaction } = IDBDatabase.prototype;
  window.connections = new Set();
  IDBDatabase.prototype.transaction = function (...given) {
    window.connections.add(this);
    return transaction.apply(this, given);
  };
}"""


def test_a_connection_that_the_browser_dropped_is_opened_again(phone: Page) -> None:
    """(1)"""
    phone.evaluate(KEEP_CONNECTIONS)
    begin(phone)
    expect(phone.get_by_text("Draft saved, ")).to_be_visible()
    assert phone.evaluate("[...window.connections].map((each) => each.close()).length") > 0
    steps.save(phone)
    steps.synced(phone)


def test_a_browser_that_forgot_everything_says_so(phone: Page, windows: Windows) -> None:
    """(5)"""
    phone.goto("about:blank")
    url = windows.demonstration.url
    session = phone.context.new_cdp_session(phone)
    session.send("Storage.clearDataForOrigin", {"origin": url, "storageTypes": "indexeddb"})
    phone.goto(url)
    expect(phone.get_by_text("This browser has removed what was kept here")).to_be_visible()
    sheet = windows.demonstration.sheets["priya"]
    steps.sign_in(phone, sheet.user, sheet.passphrase, sheet.sheet_code)
    expect(phone.locator(".next")).to_be_visible()
    expect(phone.get_by_text("This browser has removed what was kept here")).to_have_count(0)


def test_a_browser_that_forgot_the_records_says_so(phone: Page, windows: Windows) -> None:
    """(5) It kept who uses it, and threw away the larger database."""
    phone.goto("/help-now")
    phone.evaluate(
        """async () => {
        const name = (await indexedDB.databases()).map(({ name }) => name).find((name) => name !== 'wso');
        await new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase(name);
            request.onsuccess = resolve;
            request.onerror = reject;
        });
    }"""
    )
    phone.goto("/")
    expect(phone.get_by_text("This browser has removed what was kept here")).to_be_visible()
    steps.unlock(phone, windows.demonstration.sheets["priya"].passphrase)
    sign_in_again(phone, windows.demonstration.sheets["priya"].passphrase)
    expect(phone.locator(".next")).to_be_visible()
    begin(phone)
    steps.save(phone)
    steps.synced(phone)


def sign_in_again(page: Page, passphrase: str) -> None:
    page.get_by_role("link", name="Sign in again").click()
    page.locator("#passphrase").fill(passphrase)
    page.get_by_role("button", name="Sign in", exact=True).click()
    steps.heading(page, "People")


def test_a_session_that_ends_keeps_everything(phone: Page, demonstration: Demonstration) -> None:
    """(18) The server says 401 in the middle."""
    before = sent_by_author(demonstration)
    phone.context.clear_cookies()
    for start in ("09:10", "10:20"):
        begin(phone, start=start)
        steps.save(phone)
    expect(phone.get_by_text("Sign in again to send", exact=True)).to_be_visible()
    steps.turn_to(phone, "#/unsent", "Not yet sent")
    expect(phone.locator(".rows .mark")).to_have_count(2)
    assert sent_by_author(demonstration) == before
    sign_in_again(phone, demonstration.sheets["priya"].passphrase)
    steps.synced(phone)
    assert (sent_by_author(demonstration) - before).total() == 2


def test_somebody_else_at_the_same_browser_neither_sends_nor_loses_what_waits(
    phone: Page, demonstration: Demonstration
) -> None:
    """(17, 18) The officer's session has ended before anybody else comes, so that nothing goes by itself in between."""
    before = sent_by_author(demonstration)
    with demonstration.away():
        begin(phone)
        steps.save(phone)
        phone.context.clear_cookies()
        phone.get_by_role("button", name="Lock", exact=True).click()
    phone.get_by_role("button", name="I cannot unlock: what to do").click()
    phone.get_by_role("link", name="Sign in as somebody else").click()
    phone.get_by_role("button", name="Sign in as somebody else").click()
    tomos, priya = demonstration.sheets["tomos"], demonstration.sheets["priya"]
    steps.sign_in(phone, tomos.user, tomos.passphrase, tomos.sheet_code)
    steps.turn_to(phone, "#/unsent", "Everything has been sent")
    expect(phone.get_by_text("Everything has been sent")).to_be_visible()
    steps.turn_to(phone, "#/people", "People")
    phone.get_by_role("button", name="Lock", exact=True).click()
    phone.get_by_role("button", name="I cannot unlock: what to do").click()
    phone.get_by_role("button", name="Unlock as priya.ashdown").click()
    steps.unlock(phone, priya.passphrase)
    expect(phone.get_by_text("Somebody else is signed in in this browser.")).to_be_visible()
    assert sent_by_author(demonstration) == before
    sign_in_again(phone, priya.passphrase)
    steps.synced(phone)
    more = sent_by_author(demonstration) - before
    assert more.total() == 1
    assert list(more) == [author_of(phone)]


def author_of(page: Page) -> str:
    """The person whose records this page can show, as the name of the database says."""
    names = page.evaluate("indexedDB.databases().then((all) => all.map(({ name }) => name))")
    known = page.evaluate("fetch('/api/session').then((answer) => answer.json())")["person"]
    assert f"wso-{known}" in names
    return str(known)


def test_signing_out_without_a_network_keeps_what_waits(phone: Page, demonstration: Demonstration) -> None:
    """(18)"""
    before = sent_by_author(demonstration)
    with demonstration.away():
        begin(phone)
        steps.save(phone)
        steps.turn_to(phone, "#/more", "More")
        phone.get_by_role("button", name="Sign out").click()
        phone.get_by_role("button", name="Sign out all the same").click()
        expect(phone).to_have_title("Sign in - Welfare support")
    sheet = demonstration.sheets["priya"]
    phone.locator("#user").fill(sheet.user)
    phone.locator("#passphrase").fill(sheet.passphrase)
    phone.get_by_role("button", name="Sign in", exact=True).click()
    steps.heading(phone, "People")
    steps.synced(phone)
    assert (sent_by_author(demonstration) - before).total() == 1
