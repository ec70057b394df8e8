"""What all tests share: the order in which they start, and patience."""

import pytest
from hypothesis import settings

# A busy machine is no failure; a test that hangs still shows.
settings.register_profile("house", settings(), deadline=None)
settings.load_profile("house")

#: Long tests first, so that both cores are busy to the end.
LONG = ("browser", "nbgrader", "slow")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put files with long tests first and keep each file together."""
    long_files = {item.path for item in items if any(map(item.get_closest_marker, LONG))}
    items.sort(key=lambda item: item.path not in long_files)
