"""Both kits on three sheets: two of kit A let a new contact in, two of kit B open an export; so does a new kit B."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps, stories
from tests.browser.browsers import DESK, PHONE

LINES = r"(Kit|Part|Set|Force|Key part|Root fingerprint|Made): "


@pytest.mark.timeout(300)
def test_two_of_three_sheets_do_what_a_kit_does(installation, rooms, tmp_path):
    desk = rooms.open(installation.set_up(), DESK)
    sheets = sets_up(desk)
    steps.join(rooms.open("/", PHONE), steps.invite(desk, "Priya Ashdown", "officer"))
    steps.sync(desk)
    steps.open_case(desk, stories.allocation(), "Priya Ashdown")
    steps.synced(desk)
    assert "Everything was verified." in recovered(installation, [sheets["kit-b-3"], sheets["kit-b-1"]], tmp_path)
    newer = replaces_kit_b(desk, sheets)
    assert "Everything was verified." in recovered(installation, newer[1:], tmp_path / "newer")
    link = re.search(r"/#/renew/\S+", installation.command("setup", "--again"))
    assert link
    new = rooms.open(link.group(), DESK)
    becomes_a_contact(new, sheets)
    given = recovered(installation, newer[:2], tmp_path / "given", "--give-to", person(new))
    assert "The keys of 1 case went to" in given


def sets_up(page: Page) -> dict[str, str]:
    """Without a network for a moment: what splits a kit is not there yet."""
    steps.make_force_keys(page, name="Alison Mercer", passphrase=steps.PASSPHRASE)
    page.context.set_offline(True)
    three = page.get_by_role("group", name="Put kit A on").get_by_label("Three sheets, any two")
    three.click()
    expect(page.get_by_text("It stays on one sheet")).to_be_visible()
    expect(three).not_to_be_checked()
    page.context.set_offline(False)
    for kit in "AB":
        steps.put_on_three_sheets(page, kit)
    sheets = steps.take_sheets(page)
    page.get_by_role("button", name="Finish the set-up").click()
    steps.heading(page, "Officers")
    assert {"kit-a-1", "kit-a-2", "kit-a-3", "kit-b-1", "kit-b-2", "kit-b-3", "own-sheet"} == set(sheets)
    assert not re.search(r"^Key: ", "\n".join(sheets.values()), re.MULTILINE)
    return sheets


def becomes_a_contact(page: Page, sheets: dict[str, str]) -> None:
    """A part is typed where a whole kit is asked for; then one of the other kit, the same twice, at last another."""
    steps.heading(page, "Become a force contact with kit A")
    page.locator("#contactName").fill("Hild Westmarch")
    page.locator("#user").fill("hild")
    steps.choose_passphrase(page, steps.PASSPHRASE)
    first = sheets["kit-a-2"]
    page.locator("#kit").fill(first)
    tried(page, "#kit-part-error", "Enter another one here")
    expect(page.locator("#kit")).to_have_value(re.compile("Part: 2 of 3"))
    page.locator("#kit-part").fill(sheets["kit-b-1"])
    tried(page, "#kit-part-error", "This is not kit A of this force")
    page.locator("#kit-part").fill(first)
    tried(page, "#kit-part-error", "the same part twice")
    page.locator("#kit-part").fill(re.findall(r"^Key part: (.*)$", sheets["kit-a-3"], re.MULTILINE)[0].lower())
    page.get_by_role("button", name="Make my keys").click()
    steps.heading(page, "Put this sheet away")
    sheet = page.locator("#own-sheet .code").first.inner_text()
    page.get_by_role("button", name="I have the sheet").click()
    page.locator("#end-own-sheet").fill(steps.last_group(sheet))
    page.get_by_role("button", name="Become a force contact").click()
    steps.heading(page, "Officers")
    expect(page.get_by_text("Kit A vouched for Hild Westmarch")).to_be_visible()


def tried(page: Page, error: str, says: str) -> None:
    page.get_by_role("button", name="Make my keys").click()
    expect(page.locator(error)).to_contain_text(says)


def replaces_kit_b(page: Page, sheets: dict[str, str]) -> list[str]:
    """The texts of the new kit's three sheets."""
    steps.go(page, "#/officers")
    page.get_by_role("link", name=re.compile("^Replace kit B")).click()
    page.get_by_role("group", name="Kit A is on").get_by_label("Three sheets").check()
    page.locator("#kit").fill(sheets["kit-a-1"])
    page.locator("#kit-part").fill(sheets["kit-a-3"])
    page.get_by_role("button", name="Make a new kit B").click()
    steps.heading(page, "Put this sheet away")
    steps.put_on_three_sheets(page, "B")
    papers = {paper.get_attribute("id"): paper.inner_text() for paper in page.locator(".paper").all()}
    page.get_by_role("button", name="I have all 3").click()
    for name, text in papers.items():
        page.locator(f"#end-{name}").fill(steps.last_group(text))
    page.get_by_role("button", name="Replace kit B").click()
    expect(page.get_by_text("Kit B is replaced.").first).to_be_visible()
    steps.heading(page, "Officers")
    steps.synced(page)
    return list(papers.values())


def person(page: Page) -> str:
    """The id that the desk names for `--give-to`."""
    page.get_by_role("link", name=re.compile("^Take over cases with a file")).click()
    said = page.get_by_text(re.compile("--give-to")).inner_text()
    return said.split("--give-to ")[1].split()[0]


def recovered(installation, sheets: list[str], folder: Path, *options: str) -> str:
    """What the command says of these parts, each in a file of its own."""
    folder.mkdir(exist_ok=True)
    files = [folder / f"part-{at}.txt" for at in range(len(sheets))]
    for file, sheet in zip(files, sheets, strict=True):
        file.write_text("\n".join(line for line in sheet.splitlines() if re.match(LINES, line)))
    installation.command("export", str(folder / "export.jsonl"))
    kits = [word for file in files for word in ("--kit", str(file))]
    asked = [*options, "--out", str(folder / "keys.json")] if options else ["--check"]
    return installation.command("recover", str(folder / "export.jsonl"), *kits, *asked)
