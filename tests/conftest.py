"""What holds for every test: how many examples a property is tried with, and from which seed.

`make test` tries the same examples every time, so that it is green or red for a reason of ours;
`make soak` tries many more, and others each time.
"""

from hypothesis import HealthCheck, settings

from tests.properties import EXAMPLES, SOAK

# How long an example takes says more about the machine than about us.
_UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

settings.register_profile("test", _UNTIMED, max_examples=EXAMPLES, derandomize=True)
settings.register_profile("soak", _UNTIMED, max_examples=EXAMPLES * SOAK, print_blob=True)
settings.load_profile("test")
