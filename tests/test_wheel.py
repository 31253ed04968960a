"""The wheel alone is a server: no checkout, no Node, no build."""

import json
import subprocess
import sys
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.support.environment import ROOT, build_wheel, install
from tests.support.server import RunningServer

TOP = "wso_pwa/_top"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def served(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """The installed wheel, set up by its own command and serving, with nothing but its own programs on the PATH."""
    home = tmp_path_factory.mktemp("installed")
    python = install(wheel, home / "venv")
    instance = home / "instance"
    alone = {"PATH": str(python.parent), "HOME": str(home), "INSTANCE_PATH": str(instance), "PYTHONSAFEPATH": "1"}
    command = [str(python.parent / "wso-pwa"), "setup"]
    subprocess.run(command, cwd=home, env=alone, check=True, capture_output=True, timeout=60)
    with RunningServer(instance, alone, python=str(python), cwd=home) as server:
        yield server


def hashes(program: Path, folder: Path) -> str:
    told = subprocess.run([program, "hashes"], cwd=folder, check=True, capture_output=True, text=True, timeout=60)
    return told.stdout


def test_the_hashes_of_a_wheel_are_those_of_its_sources(wheel: Path, tmp_path: Path) -> None:
    """What `make release` writes beside the wheel."""
    python = install(wheel, tmp_path / "venv")
    told = hashes(python.parent / "wso-pwa", tmp_path)
    assert "  /static/built/main-" in told
    assert told == hashes(Path(sys.executable).with_name("wso-pwa"), ROOT)


def test_serves_what_the_hashes_of_its_build_name(served: RunningServer) -> None:
    """Whoever has the published list alone goes by docs/operations.md: each address, the worker without its lists."""
    *lines, _all = hashes(Path(sys.executable).with_name("wso-pwa"), ROOT).splitlines()
    named = {}
    for line in lines:
        digest, what = line.split("  ")
        address, _, first = what.partition(" from line ")
        body, _ = get(f"{served.url}{address}", **{"Accept-Encoding": "identity"})
        named[address] = body.split(b"\n", int(first or 1) - 1)[-1]
        assert urlsafe_b64encode(sha256(named[address]).digest()).rstrip(b"=").decode() == digest, what
    assert b"addEventListener" in named["/service-worker.js"]
    assert {"/manifest.webmanifest", "/text/en.json", "/service-worker.js"} <= named.keys()


def get(url: str, **headers: str) -> tuple[bytes, dict[str, str]]:
    with urlopen(Request(url, headers=headers), timeout=10) as answer:
        return answer.read(), {name.lower(): value for name, value in answer.headers.items()}


def test_holds_what_the_server_reads(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("static", "templates", "service_worker"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                assert f"{TOP}/{path.relative_to(ROOT)}" in names
    assert f"{TOP}/static/built/assets.json" in names
    assert f"{TOP}/static/built/service-worker.js" in names


def test_holds_neither_tests_nor_instance_nor_node_modules(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"wso_pwa"}


def test_is_not_built_without_its_assets(tmp_path: Path) -> None:
    for name in ("pyproject.toml", "scripts/wheel_folders.py", "wso_pwa/paths.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text((ROOT / name).read_text())
    with pytest.raises(RuntimeError, match="run `npm run build` first"):
        build_wheel(tmp_path / "dist", tmp_path)


def test_serves_help_now(served: RunningServer) -> None:
    page, headers = get(f"{served.url}/help-now")
    assert headers["content-type"].startswith("text/html")
    assert b"tel:999" in page


def test_serves_the_shell_and_every_asset_it_names(served: RunningServer, wheel: Path) -> None:
    page, _ = get(f"{served.url}/")
    assets = json.loads(zipfile.ZipFile(wheel).read(f"{TOP}/static/built/assets.json"))
    assert assets["entry"].encode() in page
    assert assets["css"].encode() in page
    for file in assets["files"]:
        body, _ = get(f"{served.url}{file['path']}", **{"Accept-Encoding": "identity"})
        assert urlsafe_b64encode(sha256(body).digest()).rstrip(b"=").decode() == file["sha256"], file["path"]


def test_serves_the_worker_and_compressed_assets(served: RunningServer, wheel: Path) -> None:
    worker, headers = get(f"{served.url}/service-worker.js")
    assert b"__precache" in worker
    assert "javascript" in headers["content-type"]
    entry = json.loads(zipfile.ZipFile(wheel).read(f"{TOP}/static/built/assets.json"))["entry"]
    _, headers = get(f"{served.url}{entry}", **{"Accept-Encoding": "br"})
    assert headers["content-encoding"] == "br"
    assert "immutable" in headers["cache-control"]
