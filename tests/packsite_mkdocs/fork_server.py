"""Run Python modules in forks of one process that has done their imports.

Starting Python, importing MkDocs and compiling Material's templates takes three times as long as
building a tiny site. Here that is done once: for each command the process is copied, and the copy
does what `python -m` would do, with its own folder, environment, screen and exit code.
"""

import atexit
import gc
import json
import os
import runpy
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from subprocess import PIPE, Popen
from tempfile import NamedTemporaryFile
from typing import Any

HOOKS = Path(__file__).resolve().parents[2] / "hooks"
TIMEOUT = 120
"""Seconds after which SIGALRM ends a command."""


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> tuple[int, str]:
    """Run a module with its arguments; return its exit code and its output."""
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    with NamedTemporaryFile(suffix=".screen") as screen:
        request = {"argv": [*command], "cwd": str(cwd), "env": dict(env), "screen": screen.name}
        server.stdin.write(f"{json.dumps(request)}\n")
        server.stdin.flush()
        return int(server.stdout.readline()), screen.read().decode("utf-8")


@cache
def _server() -> Popen[str]:
    server = Popen([sys.executable, "-u", __file__], stdin=PIPE, stdout=PIPE, text=True)
    atexit.register(server.communicate)  # closes its input, and so ends it
    return server


def _main() -> None:
    """Answer each request with the exit code of a copy of this process."""
    _import_all()
    _compile_templates()
    gc.freeze()  # what is there already stays as it is, and so is shared
    for line in sys.stdin:
        if not (copy := os.fork()):
            _set_up(**json.loads(line))
            runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
            return
        _, status = os.waitpid(copy, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")


def _set_up(argv: list[str], cwd: str, env: Mapping[str, str], screen: str) -> None:
    """Give this process the folder, environment and streams of the command."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.alarm(TIMEOUT)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    written = os.open(screen, os.O_WRONLY)
    os.dup2(written, 1)
    os.dup2(written, 2)
    sys.path[0] = cwd
    sys.argv = argv


def _import_all() -> None:
    """Import MkDocs, the print engine and every module of ours."""
    sys.path.append(str(HOOKS))
    files = sorted(one.relative_to(HOOKS) for one in HOOKS.glob("packsite*/**/[!_]*.py"))
    ours = (".".join(one.with_suffix("").parts).removesuffix(".__init__") for one in files)
    for name in ("mkdocs.__main__", "mkdocs.commands.build", "typst", *ours):
        import_module(name)


def _compile_templates() -> None:
    """Compile the templates of pages and of the theme, for all copies that need the same text."""
    from jinja2 import Environment, TemplateError  # noqa: PLC0415 - only the server needs them
    from mkdocs.theme import Theme  # noqa: PLC0415

    from packsite import templates  # noqa: PLC0415

    known: dict[object, Any] = {}
    plain = Environment.compile

    def compile_once(environment: Environment, source: str, *names: Any) -> Any:
        key = (type(environment), source, *names)
        if key not in known:
            known[key] = plain(environment, source, *names)
        return known[key]

    Environment.compile = compile_once  # type: ignore[method-assign,assignment]
    for environment in (templates._environment(), Theme("material").get_env()):
        for name in environment.list_templates(["html", "xml", "jinja"]):
            with suppress(TemplateError):  # those of plugins have filters of their own
                environment.get_template(name)


if __name__ == "__main__":
    _main()
