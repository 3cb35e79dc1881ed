"""What every value of the core can be relied on for."""

from __future__ import annotations

import pickle

import pytest

from milepost.value import Value, replace


class Point(Value, order=True):
    """A value as any of the core's."""

    x: int
    y: int = 0


def test_a_value_never_changes() -> None:
    point = Point(1, 2)
    with pytest.raises(AttributeError):
        point.x = 3  # type: ignore[misc] # which is what is tried
    with pytest.raises(AttributeError):
        point.z = 3  # type: ignore[attr-defined] # as above
    assert point == Point(1, 2)


def test_values_of_one_kind_with_equal_fields_are_one_key() -> None:
    class Other(Point):
        """Another kind with the same fields."""

    assert {Point(1, 2): "a"}[Point(x=1, y=2)] == "a"
    assert Point(1, 2) != Other(1, 2)
    assert Point(1) < Point(1, 1)


def test_a_copy_with_other_fields_leaves_the_first_as_it_was() -> None:
    point = Point(1, 2)
    assert replace(point, y=5) == Point(1, 5)
    assert point == Point(1, 2)
    with pytest.raises(TypeError):
        replace(point, z=5)


def test_a_value_arrives_in_another_process_as_it_left() -> None:
    sent = pickle.dumps(Point(1, 2), pickle.HIGHEST_PROTOCOL)
    assert pickle.loads(sent) == Point(1, 2)  # noqa: S301 - made in the line above
