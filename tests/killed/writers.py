"""Eight clients who write at once, each of whom keeps a ledger that outlives every crash."""

import http.client
import os
import threading
import time
from collections import Counter
from itertools import count
from random import Random
from urllib.parse import urlencode

WRITERS = 8
TOKEN = "x" * 32
# A server that is gone answers nothing, one whose database is gone that it can't now.
NOT_NOW = {500, 502, 503, 504}


class Ledger:
    """Lines that are on the disk before the next thing happens."""

    def __init__(self, path):
        self._file = path.open("a", encoding="ascii")
        self._path = path

    def write(self, *words):
        self._file.write(" ".join(words) + "\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self):
        self._file.close()

    def lines(self, word):
        """What follows the word in each line that begins with it."""
        lines = self._path.read_text("ascii").splitlines()
        return [line.split(" ")[1:] for line in lines if line.startswith(f"{word} ")]


class Writer(threading.Thread):
    """Records telephone numbers, each until it is told that it stands in the register."""

    serial = count(100_000)

    def __init__(self, port, session, people, path, seed):
        super().__init__(daemon=True)
        self._port, self._people = port, people
        self._cookie = f"sessionid={session}; csrftoken={TOKEN}"
        self.ledger = Ledger(path)
        self._chance, self._stopped = Random(seed), threading.Event()
        self.fault = None

    def run(self):
        try:
            while not self._stopped.is_set():
                self._record(self._chance.choice(self._people), f"+37493{next(self.serial)}")
        except Exception as fault:
            self.fault = fault
        finally:
            self.ledger.close()

    def stop(self):
        """End after the number that is being recorded."""
        self._stopped.set()

    def _record(self, person, number):
        self.ledger.write("sent", number)
        until = time.monotonic() + 120
        while time.monotonic() < until:
            try:
                status, request, page = self._post(person, number)
            except (OSError, http.client.HTTPException):
                status = 503
            if status == 302:
                return self.ledger.write("done", number, request)
            if status == 200 and "already" in page:
                return self.ledger.write("stood", number)
            if status not in NOT_NOW:
                raise AssertionError(f"{status}: {page[:3000]}")
            time.sleep(0.1)
        raise AssertionError("Nobody answered for two minutes.")

    def _post(self, person, number):
        caller = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        try:
            caller.request(
                "POST",
                f"/admin/cases/individual/{person}/phone/",
                urlencode({"number": number, "safe": "unknown", "on": "01.03.2024"}),
                {
                    "Cookie": self._cookie,
                    "X-CSRFToken": TOKEN,
                    "Accept-Language": "en",
                    "Content-Type": "application/x-www-form-urlencoded",
                },
            )
            answer = caller.getresponse()
            return answer.status, answer.getheader("X-Request-ID"), answer.read().decode()
        finally:
            caller.close()


def at_work(port, session, people, folder, seed=20230919):
    """Eight writers, who have begun."""
    writers = [
        Writer(port, session, people, folder / f"ledger-{number}", seed + number)
        for number in range(WRITERS)
    ]
    for writer in writers:
        writer.start()
    return writers


def end(writers):
    """Let them finish what they are at; every fault of theirs is raised."""
    for writer in writers:
        writer.stop()
    for writer in writers:
        writer.join(timeout=150)
        if writer.fault:
            raise writer.fault


def recorded(writers):
    """How many numbers they were told are recorded."""
    return sum(len(writer.ledger.lines("done")) for writer in writers)


def wait_for_more(writers, more):
    """Until so many more are recorded than now."""
    wanted, until = recorded(writers) + more, time.monotonic() + 120
    while recorded(writers) < wanted:
        assert time.monotonic() < until, [writer.fault for writer in writers]
        time.sleep(0.05)


def judge(writers, stands):
    """Nothing that was acknowledged is lost or done twice, and nothing stands without its event."""
    sent = {number for writer in writers for (number,) in writer.ledger.lines("sent")}
    done = dict(pair for writer in writers for pair in writer.ledger.lines("done"))
    stood = {number for writer in writers for (number,) in writer.ledger.lines("stood")}

    assert done.keys() | stood == sent, "somebody stopped half-way"
    assert sent == stands.keys(), "lost, or of nobody"
    assert Counter(rows for rows, *_told in stands.values()) == {1: len(sent)}, "done twice"
    assert {events for _rows, events, *_told in stands.values()} == {1}, "without its event"
    assert {number: stands[number][2] for number in done} == done, "of another request"
    assert {door for *_told, door in stands.values()} == {"admin"}
