"""Work beside other work gives what it would give in its turn, whatever becomes of the process."""

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

from graphkit.processes import ahead, beside, share, start, without_collecting

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


SHARED = """
import os, time
from graphkit.processes import can_fork, share
here, asked = os.getpid(), os.pipe()

def wait_for_the_other():  # who has this cannot go on before somebody has the next
    os.read(asked[0], 1)
    return os.getpid()

def let_it_go_on():
    os.write(asked[1], b"1")
    return os.getpid()

works = [wait_for_the_other, let_it_go_on] if can_fork() else [let_it_go_on, wait_for_the_other]
with share([*works, lambda: time.sleep(0.01)]) as do_all:
    one, other, nothing = do_all()
print((one != other) == can_fork(), here in {one, other}, nothing)
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


def test_two_processes_share_works_of_which_each_does_those_that_are_left():
    done = subprocess.run([sys.executable, "-c", SHARED], capture_output=True, text=True, check=True)
    assert done.stdout == "True True None\n"


@pytest.mark.parametrize("is_worth", [True, False])
def test_works_that_are_shared_are_done_once_and_give_what_they_return_in_their_order(is_worth, tmp_path):
    def work(number):
        with (tmp_path / str(number)).open("x"):
            return number

    with share([partial(work, number) for number in range(200)], is_worth=is_worth) as do_all:
        assert do_all() == list(range(200))


def test_the_works_of_a_process_that_is_killed_are_made_up_for():
    here = os.getpid()

    def die_elsewhere(number):
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with share([partial(die_elsewhere, number) for number in range(3)]) as do_all:
        assert do_all() == [0, 1, 2]


def test_what_a_shared_work_raises_is_raised():
    with share([lambda: 1 / 0]) as do_all, pytest.raises(ZeroDivisionError):
        do_all()


def test_a_process_whose_result_nobody_asks_for_is_ended():
    # Those of other tests, which have sent their results, end by themselves.
    before = set(multiprocessing.active_children())
    with beside(lambda: time.sleep(600)):
        pass
    assert set(multiprocessing.active_children()) <= before


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
