"""Run git: one process for a query, however many files it covers."""

import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

from packsite.model.settings import PacksiteError

SHALLOW = (
    "This copy of the repository has only its newest changes, so pages cannot show what earlier "
    'versions said. Fetch the rest with "git fetch --unshallow", or in a workflow with '
    '"fetch-depth: 0".'
)


class GitError(PacksiteError):
    """Git is missing, fails, or there is no repository; the message is a sentence."""


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return the output of a git command in `root`. Raises GitError if it fails."""
    command = ["git", "-c", "core.quotepath=off", "-C", str(root), *arguments]
    try:
        run = subprocess.run(command, input=given, capture_output=True, check=False)
    except OSError:
        raise GitError("Git is not installed on this computer. Install it and try again.") from None
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines() or ["it gives no reason"]
        raise GitError(f"Git reports an error: {said[-1]}.")
    return run.stdout


def is_shallow(root: Path) -> bool:
    """Return whether `root` is in a repository that has only the newest part of its history."""
    try:
        return git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
    except GitError:  # it is in none
        return False


def blobs(root: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """Return the content of git objects by name, read by one process."""
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
