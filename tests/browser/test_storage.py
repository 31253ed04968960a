"""What browsers do to what they keep: they fail, forget, change hands, hide and come back. Nothing written is lost."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser import steps, stories
from tests.browser.demonstration import Demonstration
from tests.browser.filling import fill
from tests.browser.windows import Windows


def a_log_begun(page: Page, **other: str) -> None:
    """A contact log with all that is required, not saved yet."""
    steps.go(page, "#/people")
    page.locator(".next a").first.click()
    steps.start_form(page, "contact-log")
    fill(page, steps.declaration("contact-log"), stories.short_log(**other))


ABORT = """() => {
    const { put } = IDBObjectStore.prototype;
    const { add } = IDBObjectStore.prototype;
    const spoilt = (write) => function (...rest) {
        const request = write.apply(this, rest);
        if (this.name === 'outbox') this.transaction.abort();
        return request;
    };
    IDBObjectStore.prototype.put = spoilt(put);
    IDBObjectStore.prototype.add = spoilt(add);
    window.mendStorage = () => Object.assign(IDBObjectStore.prototype, { put, add });
}"""


def test_an_aborted_transaction_is_not_called_saved_and_the_words_stay(windows: Windows) -> None:
    phone = windows.of("priya")
    a_log_begun(phone, how="Words that must not be lost.")
    phone.evaluate(ABORT)
    phone.get_by_role("button", name=re.compile("^Save")).click()
    expect(phone.get_by_text("Not saved yet")).to_be_visible()
    expect(phone.locator("#how")).to_have_value("Words that must not be lost.")
    expect(phone.get_by_role("button", name="Copy what I wrote")).to_be_visible()
    expect(phone.locator("#said")).not_to_contain_text("Saved on this phone")
    phone.evaluate("() => window.mendStorage()")
    steps.save(phone)
    steps.synced(phone)


def test_an_ended_session_keeps_everything_and_goes_on_after_the_passphrase(
    windows: Windows, demonstration: Demonstration
) -> None:
    phone = windows.of("priya")
    phone.context.clear_cookies()
    a_log_begun(phone, start="11:11")
    steps.save(phone)
    expect(phone.get_by_text("Sign in again to send").first).to_be_visible()
    phone.get_by_role("link", name="Sign in again").or_(phone.get_by_role("button", name="Sign in again")).first.click()
    phone.locator("#passphrase").fill(demonstration.sheets["priya"].passphrase)
    phone.get_by_role("button", name="Sign in", exact=True).click()
    steps.heading(phone, "People")
    steps.synced(phone)


def test_another_officer_on_the_same_browser_touches_nothing_of_the_first(
    windows: Windows, demonstration: Demonstration
) -> None:
    phone = windows.of("priya")
    steps.arrives(phone, phone.locator(".next a"))
    with demonstration.away():
        a_log_begun(phone, start="12:12")
        steps.save(phone)
        phone.get_by_role("button", name="Lock").click()
        steps.heading(phone, "Welfare support is locked")
    tomos = demonstration.sheets["tomos"]
    steps.go(phone, "#/sign-in")
    phone.get_by_role("button", name="Sign in as somebody else").click()
    steps.sign_in(phone, tomos.user, tomos.passphrase, tomos.sheet_code)
    steps.go(phone, "#/unsent")
    expect(phone.get_by_text("Everything has been sent")).to_be_visible()
    phone.get_by_role("button", name="Lock").click()
    phone.get_by_role("button", name="I cannot unlock").click()
    phone.get_by_role("button", name="Unlock as priya.ashdown").click()
    steps.unlock(phone, demonstration.sheets["priya"].passphrase)
    steps.go(phone, "#/unsent")
    expect(phone.locator(".rows .mark")).to_have_count(1)


def test_a_browser_that_forgot_the_records_says_so(windows: Windows) -> None:
    phone = windows.of("priya")
    phone.evaluate(
        """async () => {
        const names = (await indexedDB.databases()).map(({ name }) => name);
        for (const name of names) indexedDB.deleteDatabase(name);
    }"""
    )
    phone.reload()
    expect(phone.get_by_text(re.compile("cleared|no longer|has dropped|was removed|is gone")).first).to_be_visible()


def test_a_reloaded_page_is_locked_and_a_hidden_one_is_covered(windows: Windows) -> None:
    phone = windows.of("priya")
    expect(phone.locator("#cover")).to_be_hidden()
    phone.evaluate(
        """() => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
        document.dispatchEvent(new Event('visibilitychange'));
    }"""
    )
    expect(phone.locator("#cover")).to_be_visible()
    phone.reload()
    steps.heading(phone, "Welfare support is locked")
    expect(phone.locator("main")).not_to_contain_text("Next contact")
