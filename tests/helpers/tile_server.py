"""A tile server on the loopback, whose answers a test chooses."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image

PATIENCE_S = 20.0


def picture(colour: tuple[int, int, int] = (200, 30, 30)) -> bytes:
    """A PNG of 256 x 256 pixels of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (256, 256), colour).save(out, format="PNG")
    return out.getvalue()


@dataclass
class Answer:
    """What the server sends; with `held` it waits in the middle until the test lets it go on."""

    status: int = 200
    body: bytes = field(default_factory=picture)
    headers: dict[str, str] = field(default_factory=dict)
    held: bool = False


@dataclass
class TileServer:
    """The running server: how it answers, and what it was asked."""

    address: str
    answer: Callable[[str], Answer] = lambda path: Answer()
    paths: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    reached: threading.Event = field(default_factory=threading.Event)
    """Set where an answer that is held has begun."""
    release: threading.Event = field(default_factory=threading.Event)

    @property
    def template(self) -> str:
        """The address of its tiles, row before column."""
        return f"{self.address}/{{z}}/{{y}}/{{x}}"


class _Handler(BaseHTTPRequestHandler):
    tiles: TileServer

    def do_GET(self) -> None:
        tiles = self.tiles
        tiles.paths.append(self.path)
        tiles.agents.append(self.headers.get("User-Agent", ""))
        said = tiles.answer(self.path)
        self.send_response(said.status)
        self.send_header("Content-Length", str(len(said.body)))
        for name, value in said.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if said.held:
            self.wfile.write(said.body[:10])
            self.wfile.flush()
            tiles.reached.set()
            tiles.release.wait(PATIENCE_S)
            self.wfile.write(said.body[10:])
        else:
            self.wfile.write(said.body)

    def log_message(self, *args: object) -> None:
        """Say nothing on the terminal."""


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True

    def handle_error(self, *args: object) -> None:
        """A client that went away in the middle is no error here."""


@contextmanager
def tile_server() -> Iterator[TileServer]:
    """A server on a free port of the loopback; all its threads have ended afterwards."""
    handler = type("Handler", (_Handler,), {})
    server = _Server(("127.0.0.1", 0), handler)
    tiles = TileServer(address=f"http://127.0.0.1:{server.server_address[1]}")
    handler.tiles = tiles  # type: ignore[attr-defined] # made just above
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield tiles
    finally:
        tiles.release.set()
        server.shutdown()
        server.server_close()
        thread.join()
