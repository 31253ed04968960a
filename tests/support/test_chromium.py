"""Finding the browser, or saying how to get one."""

from pathlib import Path

import pytest

from tests.support.chromium import ChromiumMissing, find_chromium, find_shell


def program(folder: Path, name: str) -> str:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_the_environment_chooses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = program(tmp_path, "mine")
    monkeypatch.setenv("CHROMIUM", chosen)
    assert find_chromium() == chosen


def test_a_choice_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nonexistent/chrome")
    with pytest.raises(ChromiumMissing, match="CHROMIUM=/nonexistent/chrome"):
        find_chromium()


def test_known_names_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    expected = program(tmp_path, "google-chrome")
    assert find_chromium() == expected


def test_none_says_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ChromiumMissing, match="apt-get install chromium"):
        find_chromium()


def test_windows_open_in_the_shell_where_there_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    whole = program(tmp_path, "chromium")
    assert find_shell() == whole
    shell = program(tmp_path, "chromium-headless-shell")
    assert (find_shell(), find_chromium()) == (shell, whole)


def test_the_environment_chooses_for_windows_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program(tmp_path, "chromium-headless-shell")
    chosen = program(tmp_path, "mine")
    monkeypatch.setenv("CHROMIUM", chosen)
    assert find_shell() == chosen
