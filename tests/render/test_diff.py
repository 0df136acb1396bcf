import pytest

from counterpoint.brief import assemble
from counterpoint.findings import Brief, Group, MadeBy, Reconciled
from counterpoint.render.diff import Difference, diff, text
from tests.render import invented


def first_day() -> Brief:
    """The story before the Daily Ledger wrote about it."""
    herald, valley, _ = invented.records()
    names = invented.names()
    everything = invented.found(names)
    found = Reconciled(people=tuple(p for p in everything.people if p.name in {"Maria Oduya", "the police", "Engineers"}))
    return assemble([herald, valley], found, skipped=[], made_by=MadeBy(engine="rules"))


def test_nothing_changes_between_a_brief_and_itself() -> None:
    same = diff(invented.brief(), invented.brief())
    assert same == Difference()
    assert not same
    assert text(same) == "Nothing changed.\n"


def test_a_new_article_brings_items_voices_and_a_dispute() -> None:
    change = diff(first_day(), invented.brief())
    assert [c.text for c in change.articles_new] == ["Daily Ledger: Fifteen dead at Lindholm; minister to be questioned"]
    assert [c.text for c in change.voices_new] == ["the fire service", "Per Strand, water minister"]
    assert len(change.items_new) == 6
    assert not change.items_gone
    (dispute,) = change.disputed_new
    assert dispute.labels == ("A2", "C1")
    assert "number: Coast Herald “By evening twelve people had died” against Daily Ledger" in dispute.text
    (agreed,) = change.agreed_new or (None,)
    assert agreed is None  # two articles of one origin agree: no news


def test_the_other_way_round_it_is_gone() -> None:
    change = diff(invented.brief(), first_day())
    assert len(change.articles_gone) == 1
    assert len(change.items_gone) == 6
    assert len(change.disputed_gone) == 1
    assert not change.items_new


def test_agreement_is_new_when_more_origins_tell_it() -> None:
    names = invented.names()
    alone = invented.found(names).model_copy(update={"origins": (), "groups": ()})
    group = Group(id="g", kind="event", items=(names["breach"], names["broke"]), sources=("art-herald", "art-valley"))
    before = assemble(invented.records(), alone, skipped=[], made_by=invented.MADE_BY)
    after = assemble(invented.records(), alone.model_copy(update={"groups": (group,)}), skipped=[], made_by=invented.MADE_BY)
    (change,) = diff(before, after).agreed_new
    assert change.text == "The east wall of the Lindholm reservoir gave way. (2 origins)"
    assert change.labels == ("A1", "B1")
    assert "Newly agreed" in text(diff(before, after))


def test_an_edited_article_keeps_what_did_not_change() -> None:
    old = invented.brief()
    edited = [a.model_copy(update={"id": "other-" + a.id}) for a in old.articles]
    items = [i.model_copy(update={"id": "other-" + i.id, "article_id": "other-" + i.article_id}) for i in old.items]
    new = old.model_copy(update={"articles": tuple(edited), "items": tuple(items), "groups": (), "comparisons": (), "people": ()})
    change = diff(old, new)
    assert not change.items_new
    assert not change.items_gone
    assert not change.articles_new


@pytest.mark.parametrize(("old", "new"), [(Brief(), invented.brief()), (invented.brief(), Brief())])
def test_from_nothing_and_to_nothing(old: Brief, new: Brief) -> None:
    change = diff(old, new)
    assert len(change.items_new) + len(change.items_gone) == len(invented.brief().items)
    assert Difference.model_validate_json(change.model_dump_json()) == change
