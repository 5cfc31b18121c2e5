"""A real nginx and a real Apache, which serve a small site by its own settings."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from packsite.generate.hosting import hosting_files

CONTENT = {
    "index.html": b"<title>Home</title>",
    "404.html": b"<title>Not found</title>",
    "standards/index.html": b"<title>Standards</title>" * 99,
    "standards/CPS-08.pdf": b"%PDF-1.7",
    "standards/form.docx": b"PK",
    "reviews.ics": b"BEGIN:VCALENDAR",
    "changes.atom": b"<feed/>",
    "assets/fonts/sans.woff2": b"wOF2",
    "assets/stylesheets/site.css": b"p { color: #000 }",
}
_NGINX = """\
daemon off; pid {home}/pid; error_log stderr; events {{}}
http {{
  access_log off; default_type application/octet-stream;
  client_body_temp_path {home}/a; proxy_temp_path {home}/b; fastcgi_temp_path {home}/c;
  uwsgi_temp_path {home}/d; scgi_temp_path {home}/e;
  {server}
}}
"""
_SERVER = (
    "server {{ listen 127.0.0.1:{port}; root {home}/www; include {site}/hosting/nginx.conf; }}"
)
_APACHE = """\
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {home}/pid
ErrorLog /dev/stderr
User www-data
Group www-data
{modules}
TypesConfig /dev/null
DocumentRoot {home}/www
<Directory {home}/www>
  Options Indexes FollowSymLinks
  AllowOverride FileInfo Indexes
</Directory>
"""
_MODULES = (
    "mpm_event", "authz_core", "dir", "mime", "headers", "filter", "deflate", "alias", "autoindex",
)  # fmt: skip


HSTS = ("Strict-Transport-Security", "max-age=31536000")
"""A header that is not the site's but that of the server, as its keepers set it."""


def _nginx(home: Path, site: Path, port: int) -> tuple[str, list[str]]:
    (home / "site-headers.conf").write_text('add_header {} "{}" always;'.format(*HSTS), "utf-8")
    server = _SERVER.format(home=home, port=port, site=site)
    return _NGINX.format(home=home, server=server), ["nginx", "-e", "stderr", "-c"]


def _container(home: Path, site: Path, port: int) -> tuple[str, list[str]]:
    """Return the nginx of the container, with the paths and the port of this computer."""
    server = (site / "hosting/container.conf").read_text("utf-8")
    for there, here in (
        ("8080", f"127.0.0.1:{port}"),
        ("/etc/nginx/site.conf", f"{site}/hosting/nginx.conf"),
        ("/usr/share/nginx/html", f"{home}/www"),
    ):
        assert there in server
        server = server.replace(there, here)
    return _NGINX.format(home=home, server=server), ["nginx", "-e", "stderr", "-c"]


def _apache(home: Path, site: Path, port: int) -> tuple[str, list[str]]:
    shutil.copy(site / "hosting/apache.conf", site / ".htaccess")
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in _MODULES
    )
    words = _APACHE.format(home=home, port=port, modules=modules)
    return words, ["apache2", "-D", "FOREGROUND", "-f"]


SERVERS = {"nginx": _nginx, "container": _container, "apache": _apache}


@contextmanager
def a_home() -> Iterator[Path]:
    """Make a folder that a server without rights may read; its root is `www` in there."""
    with tempfile.TemporaryDirectory() as made:
        home = Path(made)
        home.chmod(0o755)
        (home / "www").mkdir()
        yield home


def write_site(site: Path, folder: str) -> None:
    """Write the small site, with its settings for a folder of the host."""
    for name, content in {**CONTENT, **hosting_files(f"https://example.org/{folder}")}.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


@contextmanager
def started(by: str, home: Path, site: Path) -> Iterator[str]:
    """Start a server with the settings of a site below `www`; give its host and port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words, (name, *options) = SERVERS[by](home, site, port)
    (home / "conf").write_text(words, "utf-8")
    program = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")  # Debian's place
    assert program, f"{name} is missing: run .ci/install-test-programs"
    command = [program, *options, str(home / "conf")]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as server:
        try:
            _wait(server, port)
            yield f"127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    for _ in range(200):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        if server.poll() is not None:
            break
        time.sleep(0.05)
    server.terminate()
    raise AssertionError(server.communicate()[1].decode())
