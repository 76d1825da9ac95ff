"""Work beside other work gives what it would give in its turn, whatever becomes of the process."""

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import time

import pytest

from graphkit.processes import ahead, beside, start, without_collecting

ELSEWHERE = """
import os
from graphkit.processes import beside, can_fork
with beside(os.getpid) as result:
    print((result() != os.getpid()) == can_fork())
"""

AHEAD = """
import os
from graphkit.processes import ahead, can_fork
with ahead(lambda late: (os.getpid(), ["begun", late()])) as begun:
    begun.give("late")
    process, order = begun.result()
    print((process != os.getpid()) == can_fork(), order)
"""


def test_what_a_function_returns_comes_back_from_another_process():
    # In a process without threads: those that other tests leave behind forbid a fork.
    done = subprocess.run([sys.executable, "-c", ELSEWHERE], capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


def test_what_is_not_worth_a_process_is_called_in_its_turn():
    with beside(os.getpid, is_worth=False) as result:
        assert result() == os.getpid()


def test_what_a_function_raises_is_raised_where_its_result_is_asked_for():
    with beside(lambda: 1 / 0) as result, pytest.raises(ZeroDivisionError):
        result()


def test_a_process_that_is_killed_is_made_up_for():
    here = os.getpid()

    def die_elsewhere():
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    with beside(die_elsewhere) as result:
        assert result() == "done"


def test_a_process_whose_result_nobody_asks_for_is_ended():
    with beside(lambda: time.sleep(600)):
        pass
    assert multiprocessing.active_children() == []


def test_what_a_function_lacks_reaches_it_in_another_process():
    done = subprocess.run([sys.executable, "-c", AHEAD], capture_output=True, text=True, check=True)
    assert done.stdout == "True ['begun', 'late']\n"


@pytest.mark.skipif(sys.platform != "linux", reason="no other system says how much a pipe holds; none else forks")
def test_a_process_goes_on_while_nobody_listens():
    process, connection = start(lambda connection: connection.send_bytes(bytes(1_000_000)))
    process.join(timeout=60)  # seconds; more than a pipe holds by itself is on its way
    assert process.exitcode == 0
    assert len(connection.recv_bytes()) == 1_000_000


@pytest.mark.parametrize("was_enabled", [True, False])
def test_garbage_is_collected_afterwards_as_it_was_before(was_enabled):
    (gc.enable if was_enabled else gc.disable)()
    try:
        with pytest.raises(ZeroDivisionError):
            without_collecting()(lambda: 1 / gc.isenabled())()
        assert gc.isenabled() == was_enabled
    finally:
        gc.enable()


def test_a_function_that_is_not_worth_a_process_waits_for_what_it_lacks():
    order = []
    with ahead(lambda late: order.append(late()), is_worth=False) as begun:
        order.append("here")
        begun.give("late")
        begun.result()
    assert order == ["here", "late"]


@pytest.mark.parametrize("dies_before", [True, False])
def test_a_process_that_is_killed_is_made_up_for_whenever_it_died(dies_before):
    here = os.getpid()

    def die_elsewhere(late):
        if dies_before and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        given = late()
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return given

    with ahead(die_elsewhere) as begun:
        time.sleep(0.1)
        begun.give("late")
        assert begun.result() == "late"
