"""The workflows of a site on its Git host: checks, builds, the ledger, publication."""

from collections.abc import Mapping
from importlib.resources import files

_TEMPLATES = files("packsite.templates") / "hosts"
_WORKFLOWS = ("azure", "ci", "comment", "ledger", "pages", "reviews")
GIT_HOSTS: Mapping[str, Mapping[str, str]] = {
    "github": {
        ".github/actions/install/action.yml": "github/actions/install/action.yml",
        **{f".github/workflows/{name}.yml": f"github/workflows/{name}.yml" for name in _WORKFLOWS},
    },
    "gitlab": {".gitlab-ci.yml": "gitlab-ci.yml"},
    "azure-devops": {"azure-pipelines.yml": "azure-pipelines.yml"},
}
"""Each Git host → its files in a repository → their templates. They take the engine from the
`requirements.txt` of the repository."""


def git_host_files(host: str) -> dict[str, str]:
    """Return the files that a Git host of `GIT_HOSTS` needs, by their path in the repository."""
    return {
        path: _TEMPLATES.joinpath(name).read_text("utf-8") for path, name in GIT_HOSTS[host].items()
    }
