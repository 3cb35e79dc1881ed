"""What holds for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A test that fails when the machine is busy says nothing of the code: no deadlines. The examples
# are the same in every run, so that a red run can be repeated.
settings.register_profile(
    "milepost",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("milepost")
