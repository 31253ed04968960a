"""An export of the demonstration opens with its kit B, and everything in it is verified."""

from tests.commands.support import run
from wso_pwa.demo.papers import KIT_A, KIT_B


def test_an_export_of_the_demonstration_is_recovered_and_verified(demonstration, tmp_path):
    out = tmp_path / "opened"
    opened = run("recover", demonstration.export, "--kit", demonstration.papers / KIT_B, "--out", out, env={})
    assert opened.exit_code == 0, opened.output
    assert f"{len(demonstration.stored)} records written to" in opened.output
    assert "Everything was verified." in opened.output
    assert any("Rhiannon Davies-Llewellyn" in path.read_text() for path in out.rglob("*.html"))


def test_kit_a_opens_no_records(demonstration, tmp_path):
    out = tmp_path / "opened"
    opened = run("recover", demonstration.export, "--kit", demonstration.papers / KIT_A, "--out", out, env={})
    assert opened.exit_code != 0
    assert not out.exists() or not any("Rhiannon" in path.read_text() for path in out.rglob("*.*"))
