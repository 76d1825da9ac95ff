"""Which box stands above which, so that lines cross less: the barycentre method.

May import: the standard library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

SWEEPS = 4
"""How often all stacks are gone through; more changes little."""


def order_stacks(stacks: Sequence[Sequence[int]], neighbours: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """Reorder each stack by where its nodes' neighbours stand in the other stacks.

    Args:
        stacks: The nodes, by number, in stacks from left to right.
        neighbours: The numbers of the nodes that each node is connected with.

    Returns:
        The same stacks with the same nodes, each from top to bottom. Time grows with the connections alone,
        times the logarithm of the highest stack; equal input gives equal output.
    """
    ordered = [list(stack) for stack in stacks]
    home = {number: place for place, stack in enumerate(ordered) for number in stack}
    height: dict[int, float] = {}
    for stack in ordered:
        _set_heights(stack, height)
    for sweep in range(SWEEPS):
        places = range(len(ordered)) if sweep % 2 == 0 else range(len(ordered) - 1, -1, -1)
        for place in places:
            pulls = {number: _pull(number, home, height, neighbours) for number in ordered[place]}
            # `sort` is stable: nodes that nothing pulls apart keep their order.
            ordered[place].sort(key=pulls.__getitem__)
            _set_heights(ordered[place], height)
    return ordered


def _set_heights(stack: Sequence[int], height: dict[int, float]) -> None:
    for row, number in enumerate(stack):
        height[number] = (row + 0.5) / len(stack)


def _pull(
    number: int, home: Mapping[int, int], height: Mapping[int, float], neighbours: Mapping[int, Sequence[int]]
) -> float:
    """Give the mean height of the neighbours in other stacks; the node's own height if it has none there."""
    pulls = [height[other] for other in neighbours.get(number, ()) if home.get(other, home[number]) != home[number]]
    return sum(pulls) / len(pulls) if pulls else height[number]
