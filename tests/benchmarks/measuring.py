"""What a command costs: seconds, or the peak of memory of all its processes, as a whole and by stage.

Each in a run of its own: to look at memory takes time, of which a command with several processes has none to spare.
Memory is PSS (proportional set size, ``/proc/PID/smaps_rollup``), which counts what processes share once: summed
over the command and its children, and sampled, so that a peak shorter than `INTERVAL_SECONDS` may be missed.
"""

import json
import subprocess
import threading
import time
from pathlib import Path

INTERVAL_SECONDS = 0.1
MEGABYTE = 1 << 20


def measure_seconds(command):
    """Run a command that may print a line of JSON at the end of each stage; give how long it took, and each stage."""
    start = time.perf_counter()
    stages, _ = _run(command)
    return {"seconds": round(time.perf_counter() - start, 3), "stages": {stage.pop("stage"): stage for stage in stages}}


def measure_memory(command):
    """Run such a command; give its peak of memory in megabytes, and that of each stage."""
    stages, peaks = _run(command, samples_memory=True)
    megabytes = [round(peak / MEGABYTE) for peak in peaks]
    return {
        "peak_mb": max(megabytes),
        "stages": {stage["stage"]: peak for stage, peak in zip(stages, megabytes, strict=False)},
    }


def _run(command, *, samples_memory=False):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    stages, peaks = [], [0]
    sampler = threading.Thread(target=_sample, args=(process, peaks))
    if samples_memory:
        sampler.start()
    for line in process.stdout:
        if line.startswith('{"stage"'):
            stages.append(json.loads(line))
            peaks.append(0)
    code = process.wait()
    if samples_memory:
        sampler.join()
    if code not in (0, 1):  # 1 stands for documents that were left out
        raise SystemExit(f"{command} ended with {code}")
    return stages, peaks


def _sample(process, peaks):
    while process.poll() is None:
        peaks[-1] = max(peaks[-1], sum(map(_memory, _family(process.pid))))
        time.sleep(INTERVAL_SECONDS)


def _family(pid):
    yield pid
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))
    except OSError:
        return  # it has ended by now


def _memory(pid):
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0  # as above
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
