"""What is remembered of layers, as text and back."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mapping.layer_memory import LayerMemory, RememberedLayer
from app.mapping.layer_stack import LayerStack
from gis.mapping.layers import ANY_SCALE, LayerId, LayerKind, MapLayer, PrintRule, ScaleRange

REMEMBERED = st.builds(
    RememberedLayer,
    id=st.text(min_size=1, max_size=9).map(LayerId),
    visible=st.booleans(),
    opacity=st.floats(0, 1),
    scales=st.tuples(st.floats(0, 1e4), st.floats(1e4, 1e7) | st.just(math.inf)).map(
        lambda ends: ScaleRange(*ends)
    ),
    locked=st.booleans(),
    print_rule=st.sampled_from(PrintRule),
)


def stack_of(*ids):
    stack = LayerStack()
    stack.put_all([MapLayer(id=LayerId(one), kind=LayerKind.GUEST) for one in ids])
    return stack


def order(stack):
    return [layer.id for layer in stack.layers]


@given(st.lists(REMEMBERED, max_size=8, unique_by=lambda one: one.id))
def test_what_is_remembered_comes_back_from_its_text(layers):
    memory = LayerMemory(tuple(layers))
    assert LayerMemory.from_text(memory.to_text()) == memory


@pytest.mark.parametrize(
    "text", ["", "{", "null", "7", '{"id": "a"}', '[1, null, {}, [], {"id": 3}]']
)
def test_damaged_text_is_no_memory_and_no_error(text):
    assert LayerMemory.from_text(text) == LayerMemory()


def test_damaged_values_are_taken_for_the_usual_ones():
    text = '[{"id": "a", "opacity": "x", "finest": 9, "coarsest": 3}, {"id": "b", "opacity": 7}]'
    assert LayerMemory.from_text(text).layers == (
        RememberedLayer(id=LayerId("a"), scales=ANY_SCALE),
        RememberedLayer(id=LayerId("b"), opacity=1.0),
    )


def test_a_layer_that_comes_back_is_shown_as_it_was():
    stack = stack_of("a", "b")
    stack.change(LayerId("a"), locked=True, print_rule=PrintRule.ALWAYS)
    stack.change(LayerId("a"), visible=False, opacity=0.25, scales=ScaleRange(100, 5000))
    memory = LayerMemory().with_stack(stack)
    fresh = MapLayer(id=LayerId("a"), kind=LayerKind.GUEST, title="new")
    dressed = memory.dressed(fresh)
    assert (dressed.visible, dressed.opacity, dressed.scales) == (False, 0.25, (100, 5000))
    assert dressed.title == "new"
    assert (dressed.locked, dressed.print_rule) == (True, PrintRule.ALWAYS)
    stranger = MapLayer(id=LayerId("c"), kind=LayerKind.GUEST)
    assert memory.dressed(stranger) is stranger


def test_known_layers_take_their_old_order_and_strangers_keep_their_place():
    stack = stack_of("a", "b", "c")
    stack.move(LayerId("a"), 2)
    memory = LayerMemory().with_stack(stack)
    later = stack_of("a", "x", "b", "c")
    memory.arrange(later)
    assert order(later) == ["b", "x", "c", "a"]


def test_a_layer_that_is_not_here_today_is_not_forgotten():
    memory = LayerMemory().with_stack(stack_of("a", "guest", "b"))
    today = memory.with_stack(stack_of("a", "b"))
    assert [layer.id for layer in today.layers] == ["a", "guest", "b"]


@given(st.permutations(list("abcdef")), st.permutations(list("abcdef")))
def test_any_order_is_restored(wanted, found):
    memory = LayerMemory().with_stack(stack_of(*wanted))
    stack = stack_of(*found)
    memory.arrange(stack)
    assert order(stack) == list(wanted)
