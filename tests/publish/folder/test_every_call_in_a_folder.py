"""Publishing into a folder is killed or fails at its calls to the system; nothing is torn."""

from __future__ import annotations

import signal

import pytest
from faulty_disk import SOAK, sampled
from folder_stage import Stage
from traced_publishing import DONE, REFUSED, calls_of_publishing, can_trace, with_fault

FAULTS = ("signal=KILL", "error=ENOSPC", "error=EIO", "error=EROFS", "error=EINTR")
STEP = 23


@pytest.mark.skipif(not can_trace(), reason="strace is not there, or may not trace here")
@pytest.mark.timeout(20_000 if SOAK else 600)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_at_any_call_tears_nothing_and_a_second_run_finishes(
    stage: Stage, fault: str
) -> None:
    target = stage.target()
    counts = calls_of_publishing(target, stage.part, stage.folder / "calls")
    stage.finish(target)
    points = [(call, n) for call, most in sorted(counts.items()) for n in range(1, most + 1)]
    numbers = sampled(len(points), STEP)
    struck = 0
    for number in numbers:
        call, at = points[(number + FAULTS.index(fault)) % len(points)]
        target = stage.target()
        ended = with_fault(target, stage.part, call, fault, at)
        assert ended in (DONE, REFUSED, -signal.SIGKILL), (call, at)
        whole = target.exists() and stage.check(target)
        assert whole or ended != DONE, (call, at)
        stage.finish(target)
        struck += ended == (-signal.SIGKILL if "KILL" in fault else REFUSED)
    print(f"folder, {fault}: {len(numbers)} of {len(points)} calls, {struck} runs ended by it")
    assert struck == len(numbers) if "KILL" in fault else struck
