"""Asks a WSGI application what an ASGI server was asked, in the thread where it is called."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, Any

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
Headers = list[tuple[bytes, bytes]]
Pour = Callable[["Answer"], None]
IN_MEMORY = 1024 * 1024
"""Bytes of a request's body, or of an answer, that are kept in memory at once."""
NAMED_ALONE = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


def new_body() -> IO[bytes]:
    """Where a request's body is gathered: a small one in memory, a large one on the disk."""
    return SpooledTemporaryFile(max_size=IN_MEMORY)


def environ_of(scope: dict[str, Any], body: IO[bytes], length: int) -> Environ:
    """The request as WSGI describes it."""
    server, client = scope.get("server") or ("localhost", 80), scope.get("client")
    environ: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": scope.get("root_path", ""),
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0] if client else "",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in _fields(scope["headers"]):
        key = NAMED_ALONE.get(name) or f"HTTP_{name.upper().replace('-', '_')}"
        joint = "; " if name == "cookie" else ","
        environ[key] = f"{environ[key]}{joint}{value}" if key in environ else value
    if length:
        environ["CONTENT_LENGTH"] = str(length)
    return environ


def _fields(headers: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[str, str]]:
    """The headers; none whose name would become that of another, such as X_Forwarded_For."""
    for raw, value in headers:
        name = raw.decode("latin-1").lower()
        if "_" not in name:
            yield name, value.decode("latin-1")


@dataclass
class Answer:
    """What the application answers; `content` is all of it, or what did not fit into `pour`'s parts."""

    status: int = 500
    headers: Headers = field(default_factory=list)
    content: bytes = b""
    is_poured: bool = False

    def begin(self, status: str, headers: list[tuple[str, str]], _problem: object = None) -> None:
        """WSGI's `start_response`."""
        self.status = int(status.split(" ", 1)[0])
        self.headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]


def ask(application: Application, environ: Environ, pour: Pour) -> Answer:
    """The answer, whole; a large one, such as a file, is poured out part by part as it comes."""
    answer = Answer()
    parts = application(environ, answer.begin)
    gathered, size = [], 0
    try:
        for part in parts:
            gathered.append(part)
            size += len(part)
            if size >= IN_MEMORY:
                answer.content, gathered, size = b"".join(gathered), [], 0
                pour(answer)
                answer.is_poured = True
        answer.content = b"".join(gathered)
    finally:
        if close := getattr(parts, "close", None):
            close()
    return answer
