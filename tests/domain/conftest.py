"""Readable comparisons for the specification helper too."""

import pytest

pytest.register_assert_rewrite("tests.specification")
