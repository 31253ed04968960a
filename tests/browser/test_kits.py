"""Every contact has gone: kit A lets a new one in, kit B gives them the cases, and a new kit B takes its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps, stories
from tests.browser.browsers import DESK, PHONE
from tests.browser.stories import WORD


@pytest.mark.timeout(300)
def test_a_force_without_a_contact_comes_back_with_its_two_kits(installation, rooms, tmp_path):
    desk = rooms.open(installation.set_up(), DESK)
    sheets = steps.set_up_force(desk, name="Alison Mercer", passphrase=steps.PASSPHRASE)
    steps.join(rooms.open("/", PHONE), steps.invite(desk, "Priya Ashdown", "officer"))
    steps.sync(desk)
    steps.open_case(desk, stories.allocation(), "Priya Ashdown")
    steps.synced(desk)
    link = re.search(r"/#/renew/\S+", installation.command("setup", "--again"))
    assert link
    new = rooms.open(link.group(), DESK)
    becomes_a_contact(new, sheets["kit-a"], sheets["kit-b"])
    keys = keys_from_kit_b(installation, new, kit_of(sheets["kit-b"]), tmp_path)
    takes_the_cases_over(new, keys)
    newer = replaces_kit_b(new, sheets["kit-a"])
    assert "Everything was verified." in rehearsed(installation, newer, tmp_path / "newer")


def becomes_a_contact(page: Page, kit_a: str, kit_b: str) -> None:
    steps.heading(page, "Become a force contact with kit A")
    page.locator("#contactName").fill("Hild Westmarch")
    page.locator("#user").fill("hild")
    steps.choose_passphrase(page, steps.PASSPHRASE)
    page.locator("#kit").fill(kit_b)
    page.get_by_role("button", name="Make my keys").click()
    expect(page.locator("#kit-error")).to_contain_text("This is not kit A of this force")
    page.locator("#kit").fill(kit_a)
    page.get_by_role("button", name="Make my keys").click()
    steps.heading(page, "Put this sheet away")
    sheet = page.locator("#own-sheet .code").first.inner_text()
    page.get_by_role("button", name="I have the sheet").click()
    page.locator("#end-own-sheet").fill("00000")
    page.get_by_role("button", name="Become a force contact").click()
    expect(page.locator("#end-own-sheet-error")).to_be_visible()
    page.locator("#end-own-sheet").fill(steps.last_group(sheet))
    page.get_by_role("button", name="Become a force contact").click()
    steps.heading(page, "Officers")
    expect(page.get_by_text("Kit A vouched for Hild Westmarch")).to_be_visible()


def keys_from_kit_b(installation, page: Page, kit: str, folder: Path) -> Path:
    """On a computer without a network: an export, kit B, and the command that the page names."""
    page.get_by_role("link", name=re.compile("^Take over the cases")).click()
    said = page.get_by_text(re.compile("--give-to")).inner_text()
    person = said.split("--give-to ")[1].split()[0]
    (folder / "kit-b.txt").write_text(kit)
    installation.command("export", str(folder / "export.jsonl"))
    asked = ["--kit", str(folder / "kit-b.txt"), "--give-to", person, "--out", str(folder / "keys.json")]
    assert "Hild Westmarch" in installation.command("recover", str(folder / "export.jsonl"), *asked)
    return folder / "keys.json"


def takes_the_cases_over(page: Page, keys: Path) -> None:
    """Alison has lost her keys and is still in the directory: her access is ended first."""
    page.locator("#keys").set_input_files(keys)
    expect(page.get_by_text("1 case still has a force contact")).to_be_visible()
    page.get_by_role("button", name="End the access of Alison Mercer").click()
    page.get_by_role("dialog").get_by_role("button", name="End the access", exact=True).click()
    page.get_by_role("button", name="Take over 1 case").click()
    expect(page.get_by_text("1 case taken over.").first).to_be_visible()
    steps.synced(page)
    page.get_by_role("link", name="Go to the cases").click()
    steps.arrives(page, page.get_by_text(re.compile(f"Rowan {WORD}"))).first.click()
    steps.heading(page, re.compile(f"Rowan {WORD}"))
    steps.go(page, "#/officers")
    expect(page.get_by_text("Kit B: Hild Westmarch took over 1 case")).to_be_visible()


def replaces_kit_b(page: Page, kit_a: str) -> str:
    """The new kit's text."""
    page.get_by_role("link", name=re.compile("^Replace kit B")).click()
    page.locator("#kit").fill(re.findall(r"^Key: (.*)$", kit_a, re.MULTILINE)[0])
    page.get_by_role("button", name="Make a new kit B").click()
    steps.heading(page, "Put this sheet away")
    sheet = page.locator("#kit-b").inner_text()
    page.get_by_role("button", name="I have the sheet").click()
    page.locator("#end-kit-b").fill(steps.last_group(sheet))
    page.get_by_role("button", name="Replace kit B").click()
    expect(page.get_by_text("Kit B is replaced.").first).to_be_visible()
    steps.heading(page, "Officers")
    steps.synced(page)
    expect(page.get_by_text("Kit A replaced kit B")).to_be_visible()
    return kit_of(sheet)


def rehearsed(installation, kit: str, folder: Path) -> str:
    """What a rehearsal of the recovery says of this kit."""
    folder.mkdir()
    (folder / "kit.txt").write_text(kit)
    installation.command("export", str(folder / "export.jsonl"))
    return installation.command("recover", str(folder / "export.jsonl"), "--kit", str(folder / "kit.txt"), "--check")


def kit_of(sheet: str) -> str:
    """The lines of a kit among those of its sheet."""
    return "\n".join(line for line in sheet.splitlines() if re.match(r"(Kit|Force|Key|Root fingerprint|Made): ", line))
