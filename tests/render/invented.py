"""The invented story of `lindholm` as records and as a brief, assembled through the real classes."""

from __future__ import annotations

from counterpoint.brief import assemble
from counterpoint.findings import (
    Brief,
    Comparison,
    Coverage,
    Group,
    Issue,
    MadeBy,
    Origin,
    Person,
    Position,
    Reconciled,
    Skipped,
    Triangle,
)
from counterpoint.records import Record, Rejected, Usage
from tests.render.build import day, grounded
from tests.render.lindholm import HERALD, LEDGER, VALLEY, herald_items, ledger_items, valley_items

__all__ = ["brief", "day", "found", "grounded", "herald_items", "names", "records"]


def found(x: dict[str, str]) -> Reconciled:
    """What reconciling would find; ``x`` gives the ids of the items by their names here."""
    return Reconciled(
        people=(
            Person(id="p-fire", name="the fire service", named=True, items=(x["bodies"],)),
            Person(id="p-police", name="the police", named=True, items=(x["dead"],)),
            Person(id="p-engineers", name="Engineers", named=False, items=(x["too_much"],)),
            Person(
                id="p-oduya",
                name="Maria Oduya",
                aliases=("Oduya",),
                role="director",
                affiliation="Water Institute",
                roles=("director",),
                affiliations=("Water Institute",),
                items=(x["known"], x["put_off_claim"], x["put_off"], x["warned"]),
                consistency="consistent",
            ),
            Person(id="p-strand", name="Per Strand", role="water minister", roles=("water minister",), items=(x["never_saw"],)),
        ),
        groups=(
            Group(
                id="g-breach",
                kind="event",
                items=(x["broke"], x["breach"]),
                sources=("art-valley", "art-herald"),
                origins=("o-agency",),
            ),
        ),
        comparisons=(
            Comparison(
                a=x["dead"],
                b=x["bodies"],
                relation="contradicts",
                slot="number",
                why="12 is not 15, at the same time and place",
                decided_by="rule+model",
            ),
            Comparison(a=x["moved"], b=x["thousand"], relation="differs", slot="number", why="other hour", decided_by="rule"),
            Comparison(a=x["millimetres"], b=x["rain"], relation="refines", slot="number", why="212 mm is heavy rain", decided_by="model"),
            Comparison(a=x["warned"], b=x["never_saw"], relation="undecided", why="may both hold", decided_by="model"),
            Comparison(a=x["road"], b=x["hearing"], relation="not_comparable", why="other subject"),
            Comparison(a=x["breach"], b=x["broke"], relation="agrees", why="same event"),
        ),
        triangles=(Triangle(a=x["dead"], b=x["bodies"], c=x["moved"], why="invented for the test"),),
        issues=(
            Issue(
                question="Could the breach have been foreseen?",
                positions=(
                    Position(stance="yes", items=(x["warned"],)),
                    Position(stance="no", items=(x["too_much"],)),
                    Position(stance="explains otherwise", items=(x["never_saw"],)),
                ),
                logically_exclusive=False,
            ),
        ),
        origins=(
            Origin(id="o-agency", name="one agency report", articles=("art-valley", "art-herald"), why="the same opening, word for word"),
            Origin(id="o-radio", name="Radio Lind", items=(x["never_saw"],), why="quoted from there"),
        ),
        coverage=Coverage(
            possible=86, compared=52, pruned=34, failed=0, pruned_why={"no shared person, place, number or subject": 30, "other kind": 4}
        ),
        usage=Usage(calls=2, cached=0, tokens_in=3000, tokens_out=400, cost=0.004),
    )


def records() -> list[Record]:
    herald, valley, ledger = (tuple(f().values()) for f in (herald_items, valley_items, ledger_items))
    wall = Rejected(kind="claim", article_id=LEDGER.id, quote="the wall was built in 1931", reason="the text has 1913")
    return [
        Record(article=HERALD, engine="llm", items=herald, usage=Usage(calls=1, tokens_in=1500, tokens_out=600, cost=0.004)),
        Record(article=VALLEY, engine="llm", items=valley[::-1], usage=Usage(cached=1)),
        Record(
            article=LEDGER,
            engine="llm",
            items=ledger,
            rejected=(wall,),
            failures=("part 2 of 2: timed out",),
            usage=Usage(calls=1, cached=1, tokens_in=1500, tokens_out=500, cost=0.002),
        ),
    ]


MADE_BY = MadeBy(engine="llm", model="small-model", prompts=("extract@1", "judge@1"), version="0.1.0")
MISSING = Skipped(location="broken.pdf", reason="no text in it", hint="pip install counterpoint[pdf]")


def names() -> dict[str, str]:
    """Ids by the names of the items here."""
    return {name: item.id for items in (herald_items(), valley_items(), ledger_items()) for name, item in items.items()}


def brief() -> Brief:
    """Three articles, two origins, one contradiction, and something in every section."""
    return assemble(records(), found(names()), skipped=[MISSING], made_by=MADE_BY)
