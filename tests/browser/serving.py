"""A web server that sends what the site's own snippet for IIS tells it to."""

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import IO
from xml.etree import ElementTree


def headers_of(site: Path) -> dict[str, str]:
    """Return the headers that the snippet has IIS add to every page."""
    config = ElementTree.parse(site / "hosting/web.config")
    added = config.findall("system.webServer/httpProtocol/customHeaders/add")
    return {one.attrib["name"]: one.attrib["value"] for one in added}


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, added: Mapping[str, str], directory: str) -> None:
        self.added = added
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def send_head(self) -> IO[bytes] | None:  # type: ignore[override]
        """Send text packed, as the settings for every server have it."""
        file = Path(self.translate_path(self.path))
        kind = self.guess_type(file)
        if not (file.is_file() and kind.startswith("text/")):
            return super().send_head()
        content = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def end_headers(self) -> None:
        for header in self.added.items():
            self.send_header(*header)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep what was requested to itself: pytest's output is for failures."""


@contextmanager
def served(site: Path, headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a site under its own headers or these; give its address, no slash at its end."""
    added = headers_of(site) if headers is None else headers
    handler = partial(_Handler, added=added, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
