"""Clusters that one wrong verdict cannot glue, and the audit of verdicts."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from counterpoint.findings import Comparison
from counterpoint.reconcile.groups import NEVER, cluster, groups, triangles
from tests.reconcile.made import claim, event, record, view


def clique(*nodes: int) -> dict[tuple[int, int], float]:
    return dict.fromkeys(combinations(nodes, 2), 1.0)


def test_what_agrees_is_one_cluster() -> None:
    assert cluster(clique(0, 1, 2) | clique(5, 6)) == [[0, 1, 2], [5, 6]]


def test_one_wrong_same_does_not_glue_two_clusters() -> None:
    assert cluster(clique(0, 1, 2) | clique(3, 4, 5) | {(2, 3): 1.0}) == [[0, 1, 2], [3, 4, 5]]


def test_what_speaks_against_is_summed_up() -> None:
    doubt = {(a, b): -1.0 for a in (0, 1, 2) for b in (3, 4, 5)} | {(2, 3): 1.0, (1, 4): 1.0}
    assert cluster(clique(0, 1, 2) | clique(3, 4, 5) | doubt) == [[0, 1, 2], [3, 4, 5]]


def test_must_not_link_holds_through_others() -> None:
    found = cluster({(0, 1): 1.0, (1, 2): 1.0, (0, 2): NEVER})
    assert found in ([[0, 1]], [[1, 2]])


@given(st.dictionaries(st.tuples(st.integers(0, 9), st.integers(10, 19)), st.sampled_from([1.0, 0.8, -0.3, -1.0, NEVER]), max_size=40))
def test_clusters_are_disjoint_and_keep_what_must_not_meet_apart(weights: dict[tuple[int, int], float]) -> None:
    found = cluster(weights)
    members = [node for c in found for node in c]
    assert len(members) == len(set(members))
    assert all(len(c) > 1 for c in found)
    assert not [pair for pair, w in weights.items() if w == NEVER for c in found if set(pair) <= set(c)]


def test_groups_count_sources_and_origins_apart() -> None:
    records = [record("a", claim("The wall broke.")), record("b", event("The wall broke.")), record("c", claim("A wall broke."))]
    a, b, c = (r.items[0] for r in records)
    found = groups(
        [a, b, c],
        [
            Comparison(a=a.id, b=b.id, relation="agrees"),
            Comparison(a=c.id, b=b.id, relation="refines"),
            Comparison(a=a.id, b=c.id, relation="agrees"),
        ],
        {a.id: "wire", b.id: "wire", c.id: "c"},
    )
    assert len(found) == 1
    assert found[0].items == (a.id, b.id, c.id)
    assert (found[0].kind, found[0].verdict) == ("event", "refines")
    assert found[0].sources == ("a", "b", "c")
    assert found[0].origins == ("wire", "c")


def test_a_broken_triangle_is_listed() -> None:
    (broken,) = triangles(
        [
            Comparison(a="x", b="y", relation="agrees"),
            Comparison(a="z", b="y", relation="agrees"),
            Comparison(a="x", b="z", relation="contradicts", slot="number"),
        ]
    )
    assert (broken.a, broken.b, broken.c) == ("x", "y", "z")
    assert "number" in broken.why


def test_verdicts_that_can_all_hold_are_no_triangle() -> None:
    assert triangles([Comparison(a="x", b="y", relation="agrees"), Comparison(a="y", b="z", relation="differs")]) == ()


def test_a_claim_and_a_view_over_the_very_same_words_are_in_one_group() -> None:
    says = "The wall of the dam at Lindholm broke in the flood."
    records = [record(name, claim(says, by="Per Strand"), view("Per Strand", says), text=says) for name in "ab"]
    (ac, av), (bc, bv) = (r.items for r in records)
    found = groups(
        [ac, av, bc, bv],
        [Comparison(a=ac.id, b=bc.id, relation="agrees"), Comparison(a=av.id, b=bv.id, relation="agrees")],
        {i.id: i.article_id for i in (ac, av, bc, bv)},
    )
    assert [set(g.items) for g in found] == [{ac.id, av.id, bc.id, bv.id}]
    assert (found[0].kind, found[0].origins) == ("claim", ("a", "b"))
