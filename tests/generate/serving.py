"""A real nginx and a real Apache, which serve a small site by its own settings."""

from __future__ import annotations

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
_SERVER = "server {{ listen 127.0.0.1:{port}; root {home}/www; include {settings}; }}"
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


def _nginx(home: Path, site: Path, port: int) -> list[str]:
    settings = site / "hosting/nginx.conf"
    server = _SERVER.format(home=home, port=port, settings=settings)
    (home / "conf").write_text(_NGINX.format(home=home, server=server), "utf-8")
    return ["nginx", "-e", "stderr", "-c", f"{home}/conf"]


def _container(home: Path, site: Path, port: int) -> list[str]:
    """Start the nginx of the container, with the paths and the port of this computer."""
    server = (
        (site / "hosting/container.conf").read_text("utf-8").replace("8080", f"127.0.0.1:{port}")
    )
    server = server.replace("/etc/nginx/site.conf", f"{site}/hosting/nginx.conf")
    server = server.replace("/usr/share/nginx/html", f"{home}/www")
    (home / "conf").write_text(_NGINX.format(home=home, server=server), "utf-8")
    return ["nginx", "-e", "stderr", "-c", f"{home}/conf"]


def _apache(home: Path, site: Path, port: int) -> list[str]:
    shutil.copy(site / "hosting/apache.conf", site / ".htaccess")
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in _MODULES
    )
    (home / "conf").write_text(_APACHE.format(home=home, port=port, modules=modules), "utf-8")
    return ["apache2", "-D", "FOREGROUND", "-f", f"{home}/conf"]


SERVERS = {"nginx": _nginx, "container": _container, "apache": _apache}


@contextmanager
def served(by: str, folder: str) -> Iterator[str]:
    """Serve the small site in a folder of the host; give its host and port."""
    with tempfile.TemporaryDirectory() as made, socket.socket() as free:
        home = Path(made)
        home.chmod(0o755)  # the server gives up its rights
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        site = _write(home / "www", folder)
        command = SERVERS[by](home, site, port)
        path = f"{os.environ['PATH']}:/usr/sbin"  # Debian's place, not on everybody's path
        program = shutil.which(command[0], path=path)
        assert program, f"{command[0]} is missing: run .ci/install-test-programs"
        with subprocess.Popen([program, *command[1:]], stderr=subprocess.PIPE) as server:
            try:
                _wait(server, port)
                yield f"127.0.0.1:{port}"
            finally:
                server.terminate()


def _write(root: Path, folder: str) -> Path:
    files = {**CONTENT, **hosting_files(f"https://example.org/{folder}")}
    for name, content in files.items():
        path = root / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root / folder


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
