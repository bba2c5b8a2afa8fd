"""What all tests share: how long Hypothesis looks for what breaks a property."""

import os

from hypothesis import settings

# The suite draws the same examples every time, so that it says something about the change and not
# about the day; `nox -s thorough` draws new ones, and twenty times as many.
settings.register_profile("default", deadline=None, max_examples=100, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
