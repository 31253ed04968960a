"""What the documents say of forms, files, tests and bytes is so."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from tests.support.environment import ROOT
from wso_pwa.sealing.encoding import b64u, unb64u
from wso_pwa.welfare.forms.declaration import declaration
from wso_pwa.welfare.forms.registry import OURS

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "tests" / "vectors" / "README.md"]
FOLDERS = ("docs", "scripts", "service_worker", "static", "templates", "tests", "wso_pwa")
MADE = ("static/built/",)
"""What is named and not kept: the build makes it."""
LEVELS_1_AND_2 = 70 + 183
"""Requirements of ASVS 5.0.0 at level 1 and at level 2."""
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)")
_TEST_FILE = re.compile(r"(test_\w+\.py|[\w-]+\.test\.js)\Z")
_ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


def spread(text: str) -> Iterator[str]:
    """`a/{b,c}.py` is two names."""
    found = re.search(r"\{([^{}]*,[^{}]*)\}", text)
    if found is None:
        yield text
        return
    for choice in found[1].split(","):
        yield from spread(text[: found.start()] + choice + text[found.end() :])


def named_in(page: str) -> set[str]:
    """All that a page names as a file, folder or test of this repository."""
    named = set(chain.from_iterable(spread(code) for code in _CODE.findall(page)))
    return {name for name in named if (name.split("/")[0] in FOLDERS and "/" in name) or _TEST_FILE.match(name)}


def missing(name: str) -> bool:
    """Whether there is no such file, or no such test in it."""
    path, _, test = name.partition("::")
    if path.startswith(MADE):
        return False
    found = list(ROOT.glob(path if "/" in path else f"tests/**/{path}"))
    if not found:
        return True
    return bool(test) and f"def {test}(" not in found[0].read_text("utf-8")


def fields_of(declared: dict[str, Any]) -> set[str]:
    """The names of a form's questions, those of a row as `group.name`; a hidden note is a question too."""
    names = set()
    for field in declared["fields"]:
        names.add(field["name"])
        names.update(f"{field['name']}.{inner['name']}" for inner in field.get("group", {}).get("fields", []))
    return names


def section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next one of any level."""
    return re.split(r"^#+ ", page.split(f"\n{heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


@pytest.mark.parametrize("form", OURS, ids=lambda form: form.name)
def test_every_field_has_its_source_and_no_source_lacks_its_field(form) -> None:
    page = (ROOT / "docs" / "sources.md").read_text("utf-8")
    told = _ROW.findall(section(page, f"### {form.name}"))
    assert len(told) == len(set(told))
    assert set(told) == fields_of(declaration(form))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_names_is_there(page: Path) -> None:
    assert [name for name in sorted(named_in(page.read_text("utf-8"))) if missing(name)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_link_leads_nowhere(page: Path) -> None:
    links = _LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    known, ahead = set(), [ROOT / "README.md"]
    while ahead:
        page = ahead.pop().resolve()
        if page in known or not page.is_file() or page.suffix != ".md":
            continue
        known.add(page)
        ahead += [page.parent / link for link in _LINK.findall(page.read_text("utf-8"))]
    decisions = {page for page in PAGES if page.parent.name == "decisions"}  # reached as a folder
    assert [str(page) for page in PAGES if page.resolve() not in known and page not in decisions] == []


def test_the_example_bytes_of_the_protocol_are_those_of_the_vectors() -> None:
    page = (ROOT / "docs" / "protocol.md").read_text("utf-8")
    *rows, cursor = re.findall(
        r"^\|.*\| `([^`]+)`(?: \(hex\))? \|$", section(page, "## 11. Writing a client of your own"), re.M
    )
    vectors = "".join(path.read_text("utf-8") for path in (ROOT / "tests" / "vectors").glob("*.json"))
    examples = [value for value in rows if not value.endswith(".json")]
    assert len(examples) == 9
    assert [value for value in examples if f'"{value}"' not in vectors] == []
    plain = json.loads((ROOT / "tests/vectors/revisions.json").read_text("utf-8"))["opened"][0]["digest"]
    first = hashlib.sha256(bytes(32) + (1).to_bytes(8, "big") + unb64u(plain)).digest()
    assert cursor == f"1.{b64u(first)}"


def test_the_asvs_page_answers_every_requirement_once() -> None:
    page = (ROOT / "docs" / "asvs.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", page, re.MULTILINE)
    assert len(rows) == len({number for number, *_ in rows}) == LEVELS_1_AND_2
    assert [number for number, _, answer, shown in rows if answer == "holds" and "`" not in shown] == []
    noes = {number for number, _, answer, _ in rows if answer == "no"}
    assert set(re.findall(r"\d+\.\d+\.\d+", section(page, "## What is not so"))) == noes
    told = re.findall(r"^\| ([a-z ]+) \| (\d+) \| (\d+) \| \d+ \|$", page, re.MULTILINE)
    counted = Counter((answer, level) for _, level, answer, _ in rows)
    assert [(answer, int(one), int(two)) for answer, one, two in told] == [
        (answer, counted[answer, "1"], counted[answer, "2"]) for answer in ("holds", "does not apply", "no")
    ]
