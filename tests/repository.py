"""A real git repository for tests: every commit has its day."""

import os
import subprocess
from pathlib import Path


def git(root: Path, *command: str, when: str = "2026-11-20T12:00:00Z") -> str:
    """Run git in a folder as nobody in particular, on a given day; return what it says."""
    given = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for role in ("AUTHOR", "COMMITTER"):
        given |= {f"GIT_{role}_NAME": "A", f"GIT_{role}_EMAIL": "a@example.org"}
        given |= {f"GIT_{role}_DATE": when}
    run = subprocess.run(
        ["git", *command], cwd=root, check=True, env=os.environ | given, capture_output=True
    )
    return run.stdout.decode().strip()


def commit(root: Path, when: str, message: str = "Words") -> None:
    """Commit all that lies in a folder; the first time, make a repository of it."""
    if not (root / ".git").exists():
        git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message, when=when)
