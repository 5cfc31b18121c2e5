"""Print on a Dask cluster, `dask://host:port`, in place of the processes of this computer.

Its workers need the same version of this project and its packages, because stylesheets and fonts
are not sent. Their version is checked first, as another one would print other PDFs.
"""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from socket import create_connection
from typing import Any, ParamSpec, TypeVar
from urllib.parse import urlsplit

from packsite.model.settings import PacksiteError
from packsite.printing.pdf.cache import print_version
from packsite.printing.pdf.workers import Reason, Stopped

_P = ParamSpec("_P")
_T = TypeVar("_T")
VARIABLE = "PACKSITE_EXECUTOR"
_SCHEME = "dask://"
_PATIENCE = 10
"""Seconds to wait for the scheduler, and for a first worker."""


@contextmanager
def cluster() -> Iterator[Executor | None]:
    """Yield an executor for the cluster in the environment, or `None` where none is set.

    Raises PacksiteError where the address is not that of a cluster, or the cluster cannot print.
    """
    address = os.environ.get(VARIABLE, "")
    if not address:
        yield None
        return
    if not address.startswith(_SCHEME):
        raise PacksiteError(
            f'{VARIABLE} is "{address}". Write dask://host:port, or unset it to print here.'
        )
    with _client(f"tcp://{address.removeprefix(_SCHEME)}", address) as client:
        _check_workers(client, address)
        yield _Cluster(client)


@contextmanager
def _client(url: str, address: str) -> Iterator[Any]:
    try:
        from distributed import Client  # noqa: PLC0415 - an optional extra, and slow to load
    except ImportError:
        raise PacksiteError(
            f'{VARIABLE} is "{address}", but the package "distributed" is not installed. Install '
            'the extra "dask" of this project, or unset the variable to print here.'
        ) from None
    try:
        place = urlsplit(url)
        create_connection((place.hostname or "", place.port or 0), timeout=_PATIENCE).close()
        client: Any = Client(  # type: ignore[no-untyped-call]
            url, timeout=_PATIENCE, set_as_default=False
        )
    except (OSError, ValueError) as error:
        raise PacksiteError(
            f'No Dask scheduler answers at "{address}" ({error}). Start it with "dask scheduler", '
            f"correct the address, or unset {VARIABLE} to print here."
        ) from None
    with client:
        yield client


def _check_workers(client: Any, address: str) -> None:
    """Raise PacksiteError unless there are workers, all of the same version as this computer."""
    start = (
        "Start workers from a checkout of the same commit, with the same requirements: dask worker."
    )
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise PacksiteError(f'The Dask cluster at "{address}" has no workers. {start}') from None
    answers = client.run(print_version, on_error="return")
    if different := sorted(worker for worker, its in answers.items() if its != print_version()):
        raise PacksiteError(
            f'Of the Dask cluster at "{address}", {", ".join(different)} would not print what this '
            f"computer prints. {start}"
        )


class _Cluster(Executor):
    """The cluster as an executor, whose lost jobs raise Stopped."""

    def __init__(self, client: Any) -> None:
        self._inner = client.get_executor(pure=False)

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Run a function in any worker."""
        outer: Future[_T] = Future()
        inner = self._inner.submit(fn, *args, **kwargs)
        inner.add_done_callback(lambda done: _forward(done, outer))
        return outer


def _forward(inner: Future[_T], outer: Future[_T]) -> None:
    """Forward the outcome of a future to another; Dask retries lost jobs itself."""
    from distributed import KilledWorker  # noqa: PLC0415

    error = None if inner.cancelled() else inner.exception()
    if inner.cancelled() or isinstance(error, KilledWorker):
        outer.set_exception(Stopped(Reason.ENDED))
    elif error is not None:
        outer.set_exception(error)
    else:
        outer.set_result(inner.result())
