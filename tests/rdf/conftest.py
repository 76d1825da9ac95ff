"""A build of the seeds on disk, and triple stores for it: real ones, each on a free port of loopback."""

import contextlib
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

READY_TRIES = 300
PAUSE_SECONDS = 0.2


@pytest.fixture(scope="session")
def built_folder(seeds_build, tmp_path_factory):
    folder = tmp_path_factory.mktemp("build") / "output"
    seeds_build.write(folder)
    return folder


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory):
    """Give the root address of an Oxigraph server that keeps its data in memory."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    if program is None:
        pytest.fail("These tests need the Oxigraph server: pip install oxigraph.")
    port = free_port()
    command = [program, "serve", "--bind", f"127.0.0.1:{port}"]
    with running(command, tmp_path_factory.mktemp("oxigraph"), f"http://127.0.0.1:{port}") as address:
        yield address


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory):
    """Give the root address of a Virtuoso with a new database; its user and password are both dba."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.fail("These tests need Virtuoso: apt-get install virtuoso-opensource.")
    folder = tmp_path_factory.mktemp("virtuoso")
    ports = {"sql_port": free_port(), "http_port": free_port()}
    settings = (Path(__file__).parent / "virtuoso.ini").read_text("utf-8").format_map(ports)
    (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    with running(command, folder, f"http://127.0.0.1:{ports['http_port']}") as address:
        yield address


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextlib.contextmanager
def running(command, folder, address):
    """Run a server until the end of the block; what it prints goes to a file beside its data."""
    log = folder / "server.log"
    with log.open("wb") as output, subprocess.Popen(command, cwd=folder, stdout=output, stderr=output) as server:
        try:
            wait_until_ready(server, address, log)
            yield address
        finally:
            server.kill()  # its data are not needed any more, and a gentle end takes Virtuoso seconds


def wait_until_ready(server, address, log):
    for _ in range(READY_TRIES):
        if server.poll() is not None:
            break
        with contextlib.suppress(httpx.TransportError):
            httpx.get(address, timeout=10, trust_env=False)
            return
        time.sleep(PAUSE_SECONDS)
    pytest.fail(f"{server.args[0]} did not start:\n{log.read_text(errors='replace')}")
