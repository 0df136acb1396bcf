import re

import pytest

from counterpoint.article import Article
from counterpoint.brief import assemble
from counterpoint.findings import Brief, Comparison, Group, MadeBy, Origin, Person, Reconciled
from counterpoint.items import ExpertView
from counterpoint.records import Record
from counterpoint.render.compose import compose
from counterpoint.render.index import Index
from counterpoint.render.markdown import told
from counterpoint.render.note import Limits, Note
from counterpoint.render.told import marks
from tests.render import extremes, invented
from tests.render.build import grounded


def brief(text: str, quote: str, view: str, cue: str = "said") -> Brief:
    article = Article(id="x", text=text, source="Mill Post")
    item = grounded(article, ExpertView(quotes=[quote], speaker="Ada Brook", view=view), None, cue=cue)
    person = Person(id="p", name="Ada Brook", aliases=("Brook",), items=(item.id,))
    record = Record(article=article, engine="rules", items=(item,))
    return assemble([record], Reconciled(people=(person,)), skipped=[], made_by=MadeBy(engine="rules"))


def statement(*given: str) -> str:
    note = compose(Index(brief(*given)))
    (line,) = note.voices.entries[0].statements
    return f"{told(line)}{''.join(f' ({mark})' for mark in line.marks)}"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        # the view repeats the words: only the words
        (("Brook said the mill is closed.", "the mill is closed", "The mill is closed."), "*“the mill is closed”*"),
        # a sign that opens the words stands in them only
        (
            (
                "Brook requested $5.7 million for the mill.",
                "$5.7 million for the mill",
                "Ada Brook requested $5.7 million for the mill.",
                "requested",
            ),
            "requested *“$5.7 million for the mill”*",
        ),
        # "that" joins words to their cue; a telling cue stands before them
        (
            ("Brook warned that the old mill may fall.", "that the old mill may fall", "The old mill may fall.", "warned"),
            "warned *“the old mill may fall”*",
        ),
        # the words hold the cue themselves
        (
            (
                "He left, suggesting that the old mill of Lind could well be sold in a hurry once ministers have read about floods.",
                "suggesting that the old mill of Lind could well be sold in a hurry once ministers have read about floods",
                "The old mill of Lind could well be sold in a hurry once ministers have read about floods.",
                "suggesting",
            ),
            "*“suggesting that the old mill of Lind could well be sold in a hurry once ministers have read about floods”*",
        ),
        # the view leads into the words: they are shown within it, without the name that stands above
        (
            ("Brook praised the workers of the mill.", "the workers of the mill", "Ada Brook praised the workers of the mill.", "praised"),
            "praised *“the workers of the mill”*",
        ),
        # the view differs only by the name for the pronoun
        (
            ("Brook said she took the blame for all.", "she took the blame for all", "Ada Brook took the blame for all."),
            "*“she took the blame for all”*",
        ),
        # the view says it in other words: both
        (
            ("“Nobody listened to us,” Brook said.", "“Nobody listened to us,”", "The warnings were ignored."),
            "The warnings were ignored. — *“Nobody listened to us,”*",
        ),
        # a long quotation is cut only after it was matched
        (
            (f"“{'Well, ' * 80}no!” Brook said.", f"“{'Well, ' * 80}no!”", f"{'Well, ' * 80}no!"),
            f"*“{('Well, ' * 48)}Well …*",
        ),
    ],
)
def test_a_statement_is_one_sentence_and_repeats_nothing(given: tuple[str, ...], wanted: str) -> None:
    assert statement(*given) == wanted


def everything(note: Note) -> int:
    return sum(len(voice.statements) for voice in note.voices.entries)


def test_limits_hold_and_what_is_left_out_is_counted() -> None:
    big = extremes.many(30, 12)
    note = compose(Index(big), Limits(voices=2, statements=1, happened=3, findings=2, claims=1))
    assert len(note.voices.entries) == 2
    assert note.voices.more == 2
    assert everything(note) == 2
    assert len(note.happened.entries) == 3
    assert note.happened.more > 0
    assert len(note.agreements.entries) + note.agreements.more + len(note.agreements.labels) == 6


def test_one_refinement_for_every_two_groups() -> None:
    names = invented.names()
    group = Group(id="g", kind="claim", items=(names["rain"], names["road"]), sources=("art-valley",))
    pairs = tuple(Comparison(a=names["millimetres"], b=names[b], relation="refines", slot="cause") for b in ("rain", "road"))
    records = invented.records()
    doubled = assemble(records, Reconciled(groups=(group,), comparisons=pairs), skipped=[], made_by=invented.MADE_BY)
    assert len(compose(Index(doubled)).details.entries) == 1


def test_views_that_no_person_holds_still_have_a_voice_and_unnamed_ones_stay_apart() -> None:
    articles = [Article(id=f"a{n}", text="Officials said it rained.", source=f"Paper {n}") for n in (1, 2)]
    items = [grounded(a, ExpertView(quotes=["it rained"], speaker="Officials", named=False, view="It rained.")) for a in articles]
    made = [Record(article=a, engine="rules", items=(i,)) for a, i in zip(articles, items, strict=True)]
    note = compose(Index(assemble(made, Reconciled(), skipped=[], made_by=MadeBy(engine="rules"))))
    assert [(voice.name, voice.named) for voice in note.voices.entries] == [("Officials", False), ("Officials", False)]


def test_the_note_gives_the_labels_of_the_brief_only() -> None:
    labels = {item.label for item in invented.brief().items}
    note = compose(Index(invented.brief()))
    cited = {label for one in note.cited for own, _ in one.sentences for label in own}
    assert cited <= labels
    assert all(re.fullmatch(r"[A-Z]+\d+", label) for label in cited)


def two_papers(*texts: str, source: str = "Paper {n}") -> tuple[list[Record], list[str]]:
    """An unnamed voice in several articles: "Officials said …"."""
    articles = [Article(id=f"a{n}", text=f"Officials said {text}.", source=source.format(n=n)) for n, text in enumerate(texts)]
    views = [ExpertView(quotes=[text], speaker="Officials", named=False, view=f"{text}.", affiliation="Norland") for text in texts]
    items = [grounded(article, view) for article, view in zip(articles, views, strict=True)]
    return [Record(article=a, engine="rules", items=(i,)) for a, i in zip(articles, items, strict=True)], [i.id for i in items]


def test_unnamed_voices_of_one_wording_that_state_the_same_are_shown_once_with_both_labels() -> None:
    made, ids = two_papers("the mill’s roof leaks", "the mill's roof leaks", "it rained")
    group = Group(id="g", kind="expert_view", items=tuple(ids[:2]), sources=("a0", "a1"))
    note = compose(Index(assemble(made, Reconciled(groups=(group,)), skipped=[], made_by=MadeBy(engine="rules"))))
    assert [[line.labels for line in voice.statements] for voice in note.voices.entries] == [[("A1", "B1")], [("C1",)]]
    assert [len(line.quotes) for line in note.voices.entries[0].statements] == [1], "other quotation marks are no other words"


def test_an_affiliation_that_the_name_tells_is_not_told_again() -> None:
    made, _ = two_papers("it rained")
    (voice,) = compose(Index(assemble(made, Reconciled(), skipped=[], made_by=MadeBy(engine="rules")))).voices.entries
    assert voice.described == "Norland"
    for name, affiliation in [("Norland's officials", "Norland"), ("a Norlandic official", "Norland"), ("N.L. officials", "NL")]:
        person = Person(id="p", name=name, named=False, affiliation=affiliation, items=(made[0].items[0].id,))
        brief = assemble(made, Reconciled(people=(person,)), skipped=[], made_by=MadeBy(engine="rules"))
        (voice,) = compose(Index(brief)).voices.entries
        assert voice.described == ""


def test_a_role_that_the_name_tells_is_not_told_again() -> None:
    made, _ = two_papers("it rained")
    for role, described in [("officials", ""), ("Officials", ""), ("rain makers", "rain makers")]:
        person = Person(id="p", name="Norlandic officials", named=False, role=role, items=(made[0].items[0].id,))
        brief = assemble(made, Reconciled(people=(person,)), skipped=[], made_by=MadeBy(engine="rules"))
        (voice,) = compose(Index(brief)).voices.entries
        assert voice.described == described


def test_articles_of_outlets_with_one_name_are_told_apart_by_their_letters_where_they_share_an_origin() -> None:
    made, _ = two_papers("it rained", "it rained", source="unknown")
    origin = Origin(id="o", name="unknown", articles=("a0", "a1"), why="near-duplicate texts")
    note = compose(Index(assemble(made, Reconciled(origins=(origin,)), skipped=[], made_by=MadeBy(engine="rules"))))
    assert [line.text for line in note.origins] == ["[A] and [B] share an origin: unknown (near-duplicate texts)"]


def test_a_cue_that_denies_is_not_said_of_what_is_held() -> None:
    """A model's view is what they hold ("It is safe."), and "denied" beside it would turn it round."""
    article = Article(id="x", text="Brook disputed the claim that the mill is unsafe. Brook added no word.", source="Mill Post")
    view = ExpertView(quotes=["the claim that the mill is unsafe"], speaker="Ada Brook", view="The mill is safe.", certainty="denied")
    assert marks([grounded(article, view, None, cue="disputed")]) == ("disputed",)
    assert marks([grounded(article, view)]) == ("denied",)
