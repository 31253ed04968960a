"""One catalogue holds every sentence; another language is a file beside it."""

import json
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from scripts.messages import ROOT, TEMPLATE, sentences_of_script, template
from wso_pwa.translations import script_catalogue

WELSH = """
msgid ""
msgstr "Language: cy\\nContent-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Lock"
msgstr "Cloi"

msgid "Unlock"
msgstr ""

#, fuzzy
msgid "Send now"
msgstr "Anfon"

msgid "{n} record"
msgid_plural "{n} records"
msgstr[0] "{n} cofnod"
msgstr[1] "{n} o gofnodion"
"""

# A sentence put together from pieces, or held in a variable of the screen, cannot be translated.
SPOKEN = re.compile(r"(?<![\w.$])tn?\(\s*(?P<first>.)")
PIECED = re.compile(r"""(?<![\w.$])tn?\(\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*\+""")


def spoken_in(script: str) -> list[object]:
    found = sentences_of_script(BytesIO(script.encode()), [], [], {})
    return [message for _, _, message, _ in found]


def test_the_template_holds_every_sentence() -> None:
    assert TEMPLATE.read_bytes() == template(), "run: python scripts/messages.py"


def test_the_template_holds_sentences_of_python_of_templates_and_of_scripts() -> None:
    with TEMPLATE.open("rb") as file:
        known = {message.id for message in read_po(file) if isinstance(message.id, str)}
    assert {"How they say they are", "Tapping a number opens your dialler. Nothing is sent. For your colleague, "
            "their family, or you.", "Saved on this phone"} <= known  # fmt: skip


def test_sentences_are_found_in_templates_within_templates() -> None:
    script = "html`<p>${t('One')} ${ok ? html`<b>${t('Two {x}', { x: html`<i>${t('Three')}</i>` })}</b>` : ''}</p>`"
    assert spoken_in(script) == ["One", "Two {x}", "Three"]


def test_counted_sentences_have_both_forms() -> None:
    assert spoken_in("tn(\n  '{n} draft',\n  '{n} drafts',\n  n,\n)") == [("{n} draft", "{n} drafts")]


def test_quotes_and_escapes_are_read_as_the_browser_reads_them() -> None:
    assert spoken_in(r"""t("It's"), t('It\'s'), t('caf\u00e9')""") == ["It's", "It's", "café"]


@pytest.mark.parametrize(
    "script", ["/** `t('Not this')` */", "// t('Not this')", "at('Not this')", "this.t('Not this')", "t(title)"]
)
def test_what_is_no_spoken_sentence_is_left_out(script: str) -> None:
    assert spoken_in(script) == []


def test_no_sentence_is_put_together_from_pieces() -> None:
    scripts = sorted((ROOT / "static" / "js").rglob("*.js"))
    assert scripts
    pieced = [
        f"{path.name}: {found.group()}"
        for path in scripts
        for text in [path.read_text(encoding="utf-8")]
        for found in [*PIECED.finditer(text), *(one for one in SPOKEN.finditer(text) if one["first"] == "`")]
    ]
    assert pieced == []


def test_english_needs_no_catalogue() -> None:
    assert json.loads(script_catalogue("en")) == {"locale": "en", "messages": {}}


def test_another_language_says_what_is_translated_and_nothing_that_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_text(WELSH, encoding="utf-8")
    assert json.loads(script_catalogue("cy", tmp_path)) == {
        "locale": "cy",
        "messages": {"Lock": "Cloi", "{n} record": ["{n} cofnod", "{n} o gofnodion"]},
    }
