"""A record is read with the declaration that it was written with, so what was published never changes."""

import json
from pathlib import Path

import pytest

from tests.welfare.fourth import HomeAdaptation
from wso_pwa.welfare.forms import (
    DeclarationError,
    Section,
    WelfareForm,
    all_forms,
    declaration,
    publish,
    published_declaration,
    rendering,
)
from wso_pwa.welfare.forms import published as shelf
from wso_pwa.welfare.forms.answers import Line


@pytest.mark.parametrize("form", all_forms(), ids=lambda form: form.name)
def test_no_form_changes_without_a_new_version(form: type[WelfareForm]) -> None:
    kept = shelf.FOLDER / f"{form.name}-{form.version}.json"
    assert kept.exists(), "run: python -m wso_pwa.welfare.forms.publish"
    assert kept.read_text(encoding="utf-8") == shelf.as_text(declaration(form)), (
        "raise the form's version, then publish"
    )


def test_every_published_declaration_stands_under_its_name() -> None:
    for path in shelf.FOLDER.glob("*.json"):
        kept = json.loads(path.read_text(encoding="utf-8"))
        assert path.name == f"{kept['name']}-{kept['version']}.json"
        assert published_declaration(kept["name"], kept["version"]) == kept


class Second(WelfareForm):
    name, version, title = HomeAdaptation.name, 1, HomeAdaptation.title
    sections = (Section("visit", "The visit", ("which",)),)
    which = Line("Which room")


def test_a_changed_form_is_not_published_under_the_same_version(tmp_path: Path) -> None:
    path = publish(HomeAdaptation, tmp_path)
    before = path.read_bytes()
    assert publish(HomeAdaptation, tmp_path) == path
    with pytest.raises(DeclarationError) as refused:
        publish(Second, tmp_path)
    assert refused.value.code == "changed_without_new_version"
    assert path.read_bytes() == before


def test_older_versions_stay_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app: object) -> None:
    publish(HomeAdaptation, tmp_path)
    newer = type("Newer", (Second,), {"version": 2})
    publish(newer, tmp_path)
    assert published_declaration("home-adaptation", 1, tmp_path) == declaration(HomeAdaptation)
    assert published_declaration("home-adaptation", 3, tmp_path) is None
    monkeypatch.setattr(rendering, "every_published", lambda: shelf.every_published(tmp_path))
    served = json.loads(rendering.forms_file([newer]))["forms"]
    ours = [one for one in served if one["declaration"]["name"] == "home-adaptation"]
    assert [(one["declaration"]["version"], one["page"] is None) for one in ours] == [(2, False), (1, True)]
    assert ours[1]["declaration"] == declaration(HomeAdaptation)
