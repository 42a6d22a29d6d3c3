"""Undo and redo."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.undo import Step, UndoStack


class Board:
    """A number that steps change; a step may be told to fail."""

    def __init__(self) -> None:
        self.value = 0
        self.fails: set[str] = set()

    def add(self, amount: int, name: str = "add", merge_key: str = "") -> Step:
        def change(by: int, what: str) -> bool:
            if f"{what} {name}" in self.fails:
                raise OSError(name)
            self.value += by
            return by != 0

        return Step(
            name=name,
            do=lambda: change(amount, "do"),
            undo=lambda: change(-amount, "undo") and None,
            merge_key=merge_key,
        )


def test_an_entry_is_taken_back_and_made_again() -> None:
    board, stack = Board(), UndoStack()
    stack.push(board.add(3, "three"))
    stack.push(board.add(4, "four"))
    assert stack.undo_names == ("four", "three")
    assert stack.undo() == 1
    assert (board.value, stack.undo_names, stack.redo_names) == (3, ("three",), ("four",))
    assert stack.redo() == 1
    assert (board.value, stack.redo_names) == (7, ())


def test_a_change_that_is_made_already_is_kept_without_being_made_again() -> None:
    made: list[str] = []
    stack = UndoStack()
    stack.note(Step(name="answer", do=lambda: made.append("do"), undo=lambda: made.append("undo")))
    assert (made, stack.undo_names) == ([], ("answer",))
    stack.undo()
    stack.redo()
    assert made == ["undo", "do"]


def test_a_step_that_changes_nothing_leaves_no_entry() -> None:
    board, stack = Board(), UndoStack()
    stack.push(board.add(1, "one"))
    stack.undo()
    assert not stack.push(board.add(0, "nothing"))
    assert (stack.undo_names, stack.redo_names) == ((), ("one",))


def test_a_group_is_one_entry_and_an_empty_one_disappears() -> None:
    board, stack = Board(), UndoStack()
    with stack.group("gesture"):
        stack.push(board.add(1))
        with stack.group("inner"):
            stack.push(board.add(2))
        stack.push(board.add(0))
    with stack.group("nothing"):
        stack.push(board.add(0))
    assert stack.undo_names == ("gesture",)
    stack.undo()
    assert board.value == 0


def test_an_error_inside_a_group_takes_all_of_it_back() -> None:
    board, stack = Board(), UndoStack()
    stack.push(board.add(10, "before"))
    board.fails.add("do bad")

    def gesture() -> None:
        with stack.group("gesture"):
            stack.push(board.add(1))
            stack.push(board.add(2))
            stack.push(board.add(4, "bad"))

    with pytest.raises(OSError, match="bad"):
        gesture()
    assert (board.value, stack.undo_names) == (10, ("before",))


def test_an_undo_that_fails_half_way_is_rolled_back_and_can_be_tried_again() -> None:
    board, stack = Board(), UndoStack()
    with stack.group("gesture"):
        stack.push(board.add(1, "first"))
        stack.push(board.add(2, "second"))
    board.fails.add("undo first")
    with pytest.raises(OSError, match="first"):
        stack.undo()
    assert (board.value, stack.undo_names) == (3, ("gesture",))
    board.fails.clear()
    stack.undo()
    assert board.value == 0


def test_a_redo_that_fails_half_way_is_rolled_back() -> None:
    board, stack = Board(), UndoStack()
    with stack.group("gesture"):
        stack.push(board.add(1, "first"))
        stack.push(board.add(2, "second"))
    stack.undo()
    board.fails.add("do second")
    with pytest.raises(OSError, match="second"):
        stack.redo()
    assert (board.value, stack.redo_names) == (0, ("gesture",))


def test_where_even_the_rollback_fails_nothing_is_offered_any_more() -> None:
    board, stack = Board(), UndoStack()
    with stack.group("gesture"):
        stack.push(board.add(1, "first"))
        stack.push(board.add(2, "second"))
    board.fails |= {"undo first", "do second"}
    with pytest.raises(OSError, match="second"):
        stack.undo()
    assert (stack.undo_names, stack.redo_names) == ((), ())


def test_a_step_whose_work_fails_later_goes_back_to_where_it_was() -> None:
    stack = UndoStack()
    steps = [Step(name=name, do=lambda: True, undo=lambda: None) for name in "ab"]
    for step in steps:
        stack.push(step)
    stack.undo()
    stack.put_back(steps[1])
    assert (stack.undo_names, stack.redo_names) == (("b", "a"), ())
    stack.undo()
    stack.redo()
    stack.put_back(steps[1])
    assert (stack.undo_names, stack.redo_names) == (("a",), ("b",))
    stack.clear()
    stack.put_back(steps[1])
    assert (stack.undo_names, stack.redo_names) == ((), ())


def test_steps_of_one_key_become_one_entry_until_something_else_happens() -> None:
    board, stack = Board(), UndoStack()
    for amount in (1, 2):
        stack.push(board.add(amount, f"type {amount}", merge_key="name"))
    assert stack.undo_names == ("type 2",)
    stack.undo()
    assert board.value == 0
    stack.redo()
    stack.push(board.add(4, "type 4", merge_key="name"))
    assert stack.undo_names == ("type 4", "type 2")


def test_only_the_latest_entries_are_kept() -> None:
    board, stack = Board(), UndoStack(limit=3)
    for amount in range(1, 6):
        stack.push(board.add(amount, str(amount)))
    assert stack.undo_names == ("5", "4", "3")
    stack.limit = 1
    assert stack.undo_names == ("5",)


def test_a_step_may_not_change_the_stack_that_runs_it() -> None:
    stack = UndoStack()
    nested = Step(name="n", do=lambda: stack.undo() > 0, undo=lambda: None)
    with pytest.raises(RuntimeError):
        stack.push(nested)
    assert stack.undo_names == ()


def test_undo_inside_an_open_group_is_refused() -> None:
    board, stack = Board(), UndoStack()

    def gesture() -> None:
        with stack.group("g"):
            stack.push(board.add(1))
            stack.undo()

    with pytest.raises(RuntimeError):
        gesture()
    assert board.value == 0


def test_every_change_is_told_once() -> None:
    board, stack, told = Board(), UndoStack(), []
    stack.changed.connect(lambda nothing: told.append(nothing))
    stack.push(board.add(0))
    assert told == []
    stack.push(board.add(1))
    stack.push(board.add(2))
    stack.undo(2)
    stack.redo()
    stack.clear()
    assert len(told) == 5


class AgainstAList(RuleBasedStateMachine):
    """The stack beside a list of all states: undo and redo walk along the list."""

    def __init__(self) -> None:
        super().__init__()
        self.board, self.stack = Board(), UndoStack(limit=6)
        self.states, self.at, self.lost = [0], 0, 0

    @rule(amounts=st.lists(st.integers(-3, 3), min_size=1, max_size=3))
    def change(self, amounts: list[int]) -> None:
        with self.stack.group("g"):
            for amount in amounts:
                self.stack.push(self.board.add(amount))
        if any(amounts):
            self.states = [*self.states[: self.at + 1], self.states[self.at] + sum(amounts)]
            self.at += 1
            self.lost = max(self.lost, self.at - 6)

    @precondition(lambda self: self.at > self.lost)
    @rule(count=st.integers(1, 4))
    def undo(self, count: int) -> None:
        made = self.stack.undo(count)
        assert made == min(count, self.at - self.lost)
        self.at -= made

    @rule(count=st.integers(1, 4))
    def redo(self, count: int) -> None:
        made = self.stack.redo(count)
        assert made == min(count, len(self.states) - 1 - self.at)
        self.at += made

    @invariant()
    def value_is_the_state(self) -> None:
        assert self.board.value == self.states[self.at]
        assert len(self.stack.undo_names) == self.at - self.lost


TestAgainstAList = AgainstAList.TestCase
TestAgainstAList.settings = settings(max_examples=25, stateful_step_count=25)


@given(st.lists(st.tuples(st.integers(-9, 9), st.sampled_from(["", "a", "b"]))))
def test_all_the_way_back_is_the_beginning(steps: list[tuple[int, str]]) -> None:
    board, stack = Board(), UndoStack(limit=1000)
    for amount, key in steps:
        stack.push(board.add(amount, merge_key=key))
    end = board.value
    stack.undo(1000)
    assert board.value == 0
    stack.redo(1000)
    assert board.value == end
