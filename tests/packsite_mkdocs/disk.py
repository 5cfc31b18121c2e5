"""Disks that are full or closed, as only the system can make them; seen by one command alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.packsite_mkdocs.project import Project, Run


def need_mounts() -> None:
    """Skip where this user may not mount anything, not even where nobody else sees it."""
    command = ["unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt"]
    if not shutil.which("unshare") or subprocess.run(command, check=False).returncode:
        pytest.skip("mounts nothing: needs root on Linux")


def on_a_disk(
    project: Project, folder: Path, megabytes: float, *, closed: bool = False, pdf: bool = False
) -> tuple[Run, Path]:
    """Build with `folder` as a disk of its own, of a size or closed; return its last contents.

    The contents of `folder` are copied to that disk first.
    """
    after = project.root / "after"
    script = (
        'set -e; cp -a "$1" "$2"; mount -t tmpfs -o size="$3"k none "$1"; cp -a "$2"/. "$1"; '
        'rm -r "$2"; [ "$4" = open ] || mount -o remount,ro "$1"; '
        'shift 4; code=0; "$@" || code=$?; cp -a "$FOLDER" "$AFTER"; exit $code'
    )
    command = [sys.executable, "-m", "mkdocs", "build", "-f", "disk.yml"]
    before = str(project.root / "before")
    state = "closed" if closed else "open"
    size = str(int(megabytes * 1024))
    environment: Mapping[str, str] = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PACKSITE_PDF": "1" if pdf else "0",
        "FOLDER": str(folder),
        "AFTER": str(after),
    }
    ended = subprocess.run(
        [
            "unshare",
            "--mount",
            "sh",
            "-c",
            script,
            "sh",
            str(folder),
            before,
            size,
            state,
            *command,
        ],
        cwd=project.root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    return Run(ended.returncode, ended.stdout), after
