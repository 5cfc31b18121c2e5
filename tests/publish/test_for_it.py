"""The page for whoever runs the server is followed, command by command."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.servers import CONTENT, a_home, started, write_site

from packsite.generate.hosting import hosting_files
from packsite.publish.kit import write_kit

PAGE = (Path(__file__).resolve().parents[2] / "docs/editing/for-it.md").read_text("utf-8")
INSTALL, LOOK, GO_BACK, CONTAIN = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
FOLDER = "intranet/safeguarding"
ADDRESS = "https://www.example.org"


def typed(commands: str, folder: Path) -> list[str]:
    """Type commands in a folder; return what they print."""
    done = subprocess.run(
        ["bash", "-e", "-c", commands], cwd=folder, check=True, capture_output=True, text=True
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """Return the home of a server, whose folder /intranet has two kits, the newer one packed."""
    with a_home() as made:
        intranet = made / "www/intranet"
        intranet.mkdir()
        write_site(tmp_path / "site", FOLDER)
        write_site(intranet / "kit-2026-11-01/website", FOLDER)
        (tmp_path / "site/index.html").write_bytes(b"<title>New</title>")
        write_kit(tmp_path / "site", intranet / "intranet-kit.zip", None)
        yield made


@pytest.mark.parametrize("by", ["nginx", "apache"])
def test_a_kit_is_installed_looked_at_and_taken_back(home: Path, by: str) -> None:
    intranet = home / "www/intranet"
    assert typed(INSTALL, intranet) == []
    with started(by, home, home / "www" / FOLDER) as host:
        policy, cache, *codes = sorted(typed(LOOK.replace(ADDRESS, f"http://{host}"), home))[::-1]
        assert policy.startswith("Content-Security-Policy: default-src 'none'; ")
        assert cache == "Cache-Control: no-cache"
        assert codes == ["404", "404"]
        home_page = f"curl -s http://{host}/{FOLDER}/"
        assert typed(home_page, home) == ["<title>New</title>"]
        assert typed(GO_BACK, intranet) == []
        assert typed(home_page, home) == [CONTENT["index.html"].decode()]


def test_the_container_is_made_and_run_as_its_own_file_says() -> None:
    words = hosting_files(f"{ADDRESS}/{FOLDER}/")["hosting/Containerfile"].decode()
    said = [line.removeprefix("#     ") for line in words.splitlines() if "docker " in line]
    dated = (
        CONTAIN.replace(" \\\n ", "")
        .replace(":2026-12-01", "")
        .replace("kit-2026-12-01/website", "site")
    )
    assert dated.splitlines() == said
