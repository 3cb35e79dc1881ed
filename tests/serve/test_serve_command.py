from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from small_project import make_project, milepost, start, write_plan

GOOD = "title: first\n"
BAD = "title: first\nsummary: bad <script>alert(1)</script>\nowner: ops\n"


@dataclass
class Running:
    root: Path
    port: int
    process: subprocess.Popen[str]

    def get(self, path: str, host: str | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Host": host} if host else {})
        response = connection.getresponse()
        body = response.read().decode()
        connection.close()
        return response.status, body

    def soon(self, path: str, holds: Callable[[str], bool], seconds: float = 10) -> str:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            _, body = self.get(path)
            if holds(body):
                return body
            time.sleep(0.05)
        raise AssertionError(f"{path} did not change in {seconds} s: {body}")


Serve = Callable[..., Running]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    started: list[subprocess.Popen[str]] = []

    def begin(plan: str = GOOD, port: int = 0) -> Running:
        root = make_project(tmp_path, plan)
        process = start(root, "serve", "--port", str(port or _free_port()))
        started.append(process)
        return Running(root, _port_of(process), process)

    yield begin
    for process in started:
        process.terminate()
        process.communicate(timeout=20)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _port_of(process: subprocess.Popen[str]) -> int:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
            return int(found[1])
    assert process.stderr is not None
    raise AssertionError(process.stderr.read())


def test_a_saved_plan_is_soon_on_the_page_and_problems_come_and_go(serve: Serve) -> None:
    server = serve()
    assert "title: first" in server.get("/plan.html")[1]
    write_plan(server.root, "title: second\n")
    server.soon("/plan.html", lambda page: "title: second" in page)
    write_plan(server.root, BAD)
    server.soon("/plan.html", lambda page: "The plan has 1 problem" in page)
    for address in ("/", "/index.html", "/never/there.html", "/plan.html?x=1"):
        status, page = server.get(address)
        assert status == 200
        assert "plan/project.yml:2:10" in page
    assert "title: second" in server.get("/~milepost/last-good/plan.html")[1]
    write_plan(server.root, "title: third\n")
    server.soon("/plan.html", lambda page: "title: third" in page)


def test_the_page_of_problems_shows_the_line_the_cure_and_the_code(serve: Serve) -> None:
    server = serve(BAD)
    page = server.soon("/", lambda page: "The plan has 1 problem" in page)
    assert "This page goes away by itself when it is mended." in page
    assert '<tr><th scope="row">1</th><td>title: first</td></tr>' in page
    assert "<mark>bad &lt;script&gt;alert(1)&lt;/script&gt;</mark>" in page
    assert '<tr><th scope="row">3</th><td>owner: ops</td></tr>' in page
    assert "is not &lt;b&gt;right&lt;/b&gt;." in page
    assert "<b>Cure.</b> Write <code>as_of: 2025-12-14</code>." in page
    assert "Open the last good site" not in page
    href = re.search(r'<a href="([^"]+)"><code>bad-date', page)
    assert href is not None
    status, manual = server.get(href[1])
    assert status == 200
    assert "An example" in manual


def test_a_first_build_that_fails_is_mended_without_a_restart(serve: Serve) -> None:
    server = serve(BAD)
    server.soon("/", lambda page: "The plan has 1 problem" in page)
    write_plan(server.root, GOOD)
    server.soon("/plan.html", lambda page: "title: first" in page)


def test_what_was_built_before_is_the_last_good_site_of_a_first_failing_build(
    serve: Serve, tmp_path: Path
) -> None:
    assert milepost(make_project(tmp_path), "build").returncode == 0
    server = serve(BAD)
    page = server.soon("/", lambda page: "The plan has 1 problem" in page)
    assert 'href="/~milepost/last-good/index.html"' in page
    assert "title: first" in server.get("/~milepost/last-good/plan.html")[1]


def test_a_page_is_told_that_it_changed(serve: Serve) -> None:
    server = serve()
    page = server.get("/plan.html")[1]
    found = re.search(r'<script src="/~milepost/live.js" data-token="([^"]+)" defer>', page)
    assert found is not None
    write_plan(server.root, "title: second\n")
    state = json.loads(server.get(f"/~milepost/state?token={found[1]}")[1])
    assert state["token"] != found[1]
    assert "title: second" in server.get("/plan.html")[1]


def test_the_built_files_hold_no_script_of_the_server(serve: Serve) -> None:
    server = serve()
    assert server.get("/~milepost/live.js")[0] == 200
    assert not (server.root / "site").exists()


def test_a_taken_port_gives_the_next_one(serve: Serve) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = serve(port=port)
        assert server.port > port
        assert server.get("/plan.html")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../plan/project.yml",
        "/%2e%2e/plan/project.yml",
        "//etc/passwd",
        "/~milepost/last-good/../../plan/project.yml",
        "/~milepost/last-good//etc/passwd",
        "/%00",
    ],
)
def test_no_address_leads_out_of_the_site(serve: Serve, path: str) -> None:
    server = serve("title: first\nsecret: yes\n")
    status, body = server.get(path)
    assert status == 404
    assert "secret" not in body


def test_a_stranger_s_name_for_this_machine_is_refused(serve: Serve) -> None:
    server = serve()
    assert server.get("/plan.html", host="evil.example")[0] == 421
    assert server.get("/plan.html", host=f"localhost:{server.port}")[0] == 200


def test_a_folder_that_comes_back_is_watched_again(serve: Serve) -> None:
    server = serve()
    server.get("/plan.html")
    (server.root / "plan").rename(server.root / "away")
    server.soon("/plan.html", lambda page: "The site could not be built" in page)
    (server.root / "away").rename(server.root / "plan")
    server.soon("/plan.html", lambda page: "title: first" in page)
    write_plan(server.root, "title: second\n")
    server.soon("/plan.html", lambda page: "title: second" in page)


def test_changed_code_is_used_without_a_restart(serve: Serve) -> None:
    server = serve()
    server.get("/plan.html")
    hook = server.root / "hooks" / "small_hook.py"
    hook.write_text(hook.read_text().replace('"shown "', '"seen "'))
    server.soon("/plan.html", lambda page: "seen title" in page)


def test_the_server_ends_without_a_trace(serve: Serve, tmp_path: Path) -> None:
    server = serve()
    server.get("/plan.html")
    server.process.terminate()
    _, said = server.process.communicate(timeout=20)
    assert server.process.returncode == 143
    assert said == ""


def test_an_interrupt_is_the_usual_way_to_end_it(serve: Serve) -> None:
    server = serve()
    server.get("/plan.html")
    server.process.send_signal(signal.SIGINT)
    said, complained = server.process.communicate(timeout=20)
    assert server.process.returncode == 0
    assert said.splitlines()[-1] == "Stopped."
    assert complained == ""


def test_a_folder_without_a_project_is_not_served(tmp_path: Path) -> None:
    ran = milepost(tmp_path, "serve")
    assert ran.returncode == 2
    assert "not a project of Milepost" in ran.stderr
