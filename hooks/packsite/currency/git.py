"""Ask git what is in the repository: one process for a question, however many files it is about."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from packsite.model.settings import PacksiteError


class GitError(PacksiteError):
    """There is no git, no repository here, or git refuses; the message is a sentence."""


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git answers below `root`. Raises GitError where it cannot."""
    command = ["git", "-c", "core.quotepath=off", "-C", str(root), *arguments]
    try:
        run = subprocess.run(command, input=given, capture_output=True, check=False)
    except OSError:
        raise GitError("Git is not installed on this computer. Install it and try again.") from None
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines() or ["it gives no reason"]
        raise GitError(f"Git reports an error: {said[-1]}.")
    return run.stdout


def is_whole(root: Path) -> bool:
    """Return whether `root` is in a repository that holds its whole history."""
    try:
        return git(root, "rev-parse", "--is-shallow-repository").strip() == b"false"
    except GitError:
        return False


def blobs(root: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """Return what the objects with these names hold, by name; one process for all of them."""
    wanted = [*dict.fromkeys(names)]
    if not wanted:
        return {}
    answer = git(
        root, "cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode()
    )
    found, at = dict[str, bytes](), 0
    for name in wanted:
        end = answer.index(b"\n", at)
        head = answer[at:end].split()
        at = end + 1
        if head[-1].isdigit() and len(head) == 3:
            size = int(head[-1])
            found[name] = answer[at : at + size]
            at += size + 1
    return found
