"""An invented story as briefs: the Lindholm reservoir. Everything in it is made up, and built through the real classes."""

from __future__ import annotations

import datetime as dt
import re

from counterpoint.article import Article, Span
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
from counterpoint.items import AnyItem, Claim, Event, ExpertView, Participant
from counterpoint.records import AnyGrounded, Evidence, Grounded, Interval, Part, Quantity, Record, Rejected, Usage, Values
from counterpoint.sentences import around

HERALD = Article(
    id="art-herald",
    source="Coast Herald",
    title="Wall of the Lindholm reservoir gives way",
    published=dt.date(2025, 3, 5),
    url="https://coast-herald.example/lindholm",
    location="herald.txt",
    text=(
        "Wall of the Lindholm reservoir gives way\n\n"
        "The east wall of the Lindholm reservoir gave way on Tuesday at about 5 a.m. after three days of rain.\n\n"
        "By evening twelve people had died, the police said. About 800 people were moved to schools.\n\n"
        "“We had warned about that wall since 2019,” said Maria Oduya, director of the Water Institute. "
        "She added that repairs had been put off twice.\n\n"
        "The breach sent 40 million cubic metres of water into the valley."
    ),
)
VALLEY = Article(
    id="art-valley",
    source="Valley News",
    title="Lindholm reservoir: wall gives way after rain",
    published=dt.date(2025, 3, 5),
    location="valley.txt",
    text=(
        "Lindholm reservoir: wall gives way after rain\n\n"
        "The east wall of the Lindholm reservoir broke on Tuesday after heavy rain.\n\n"
        "Engineers said the rain was “probably more than any wall could take”.\n\n"
        "The road to Nether Lind stayed closed."
    ),
)
LEDGER = Article(
    id="art-ledger",
    source="Daily Ledger",
    title="Fifteen dead at Lindholm; minister to be questioned",
    published=dt.date(2025, 3, 6),
    url="https://daily-ledger.example/fifteen",
    location="ledger.txt",
    text=(
        "Fifteen dead at Lindholm; minister to be questioned\n\n"
        "Fifteen bodies had been recovered by Tuesday evening, according to the fire service. "
        "More than a thousand residents of Nether Lind were moved to schools.\n\n"
        "The wall fell after 212 mm of rain in three days.\n\n"
        "Per Strand, the water minister, said he “never saw such a report”. "
        "Maria Oduya of the Water Institute said the ministry had known of the weakness.\n\n"
        "Parliament is to question the minister on 10 March."
    ),
)


def evidence(article: Article, words: str, part: Part = "content", near: int = 0) -> Evidence:
    """The words where they stand in the article; if several times, nearest to ``near``."""
    places = [m.start() for m in re.finditer(re.escape(words), article.text)]
    start = min(places, key=lambda at: abs(at - near))
    return Evidence(start=start, end=start + len(words), quote=words, part=part)


def grounded(article: Article, item: AnyItem, values: Values | None = None, **parts: str) -> AnyGrounded:
    """The item bound to its quotes; ``speaker=`` and ``cue=`` are words of the article too."""
    found = [evidence(article, quote) for quote in item.quotes]
    near = found[0].start
    found += [evidence(article, parts[name], name, near) for name in ("speaker", "cue") if name in parts]
    bound = tuple(sorted(found, key=lambda e: (e.start, e.end)))
    whole = around(article.text, Span(start=found[0].start, end=found[0].end))
    sentence = Evidence(start=whole.start, end=whole.end, quote=article.slice(whole))
    made: AnyGrounded = Grounded(
        id=Grounded.make_id(article.id, item.name(), bound),
        article_id=article.id,
        item=item,
        evidence=bound,
        sentence=sentence,
        values=values or Values(),
    )
    return made


def day(words: str, start: dt.date | None, end: dt.date | None = None) -> Values:
    return Values(when=Interval(words=words, start=start, end=end or start))


def count(words: str, low: float | None, high: float | None, unit: str | None = None) -> Values:
    return Values(quantities=(Quantity(words=words, low=low, high=high, unit=unit),))


TUESDAY = dt.date(2025, 3, 4)


def herald_items() -> dict[str, AnyGrounded]:
    a = HERALD
    return {
        "breach": grounded(
            a,
            Event(
                quotes=["The east wall of the Lindholm reservoir gave way on Tuesday at about 5 a.m."],
                what="The east wall of the Lindholm reservoir gave way.",
                when="on Tuesday",
                where="Lindholm reservoir",
                who=[Participant(name="east wall", part="what broke")],
            ),
            day("on Tuesday", TUESDAY),
        ),
        "dead": grounded(
            a,
            Claim(
                quotes=["By evening twelve people had died"],
                text="By the evening of 4 March twelve people had died.",
                attributed_to="the police",
                quantities=["twelve people"],
            ),
            count("twelve people", 12, 12, "person"),
            speaker="the police",
            cue="said",
        ),
        "moved": grounded(
            a,
            Claim(
                quotes=["About 800 people were moved to schools."],
                text="About 800 people were moved to schools.",
                quantities=["About 800 people"],
            ),
            count("About 800 people", 760, 840, "person"),
        ),
        "warned": grounded(
            a,
            ExpertView(
                quotes=["“We had warned about that wall since 2019,”"],
                speaker="Maria Oduya",
                role="director",
                affiliation="Water Institute",
                view="The wall was known to be weak since 2019.",
                manner="direct",
                cue="said",
            ),
            None,
            speaker="Maria Oduya",
            cue="said",
        ),
        "put_off": grounded(
            a,
            ExpertView(
                quotes=["repairs had been put off twice"],
                speaker="Maria Oduya",
                role="director",
                affiliation="Water Institute",
                view="Repairs had been put off twice.",
                cue="added",
            ),
            None,
            speaker="She",
            cue="added",
        ),
        "put_off_claim": grounded(
            a,
            Claim(quotes=["repairs had been put off twice"], text="Repairs had been put off twice.", attributed_to="Maria Oduya"),
            None,
            speaker="She",
            cue="added",
        ),
        "water": grounded(
            a,
            Claim(
                quotes=["The breach sent 40 million cubic metres of water into the valley."],
                text="The breach sent 40 million cubic metres of water into the valley.",
                quantities=["40 million cubic metres"],
            ),
            count("40 million cubic metres", 4e7, 4e7, "cubic metre"),
        ),
    }


def valley_items() -> dict[str, AnyGrounded]:
    a = VALLEY
    return {
        "broke": grounded(
            a,
            Event(
                quotes=["The east wall of the Lindholm reservoir broke on Tuesday"],
                what="The east wall of the Lindholm reservoir broke.",
                when="on Tuesday",
            ),
            day("on Tuesday", TUESDAY),
        ),
        "rain": grounded(a, Claim(quotes=["after heavy rain"], text="The wall broke after heavy rain.")),
        "too_much": grounded(
            a,
            ExpertView(
                quotes=["the rain was “probably more than any wall could take”"],
                speaker="Engineers",
                named=False,
                view="The rain alone explains the breach.",
                manner="mixed",
                certainty="hedged",
            ),
            None,
            speaker="Engineers",
            cue="said",
        ),
        "road": grounded(
            a, Event(quotes=["The road to Nether Lind stayed closed."], what="The road to Nether Lind stayed closed.", status="ongoing")
        ),
    }


def ledger_items() -> dict[str, AnyGrounded]:
    a = LEDGER
    return {
        "bodies": grounded(
            a,
            Claim(
                quotes=["Fifteen bodies had been recovered by Tuesday evening"],
                text="Fifteen bodies had been recovered by the evening of 4 March.",
                attributed_to="the fire service",
                quantities=["Fifteen bodies"],
            ),
            count("Fifteen bodies", 15, 15, "person"),
            speaker="the fire service",
            cue="according to",
        ),
        "thousand": grounded(
            a,
            Claim(
                quotes=["More than a thousand residents of Nether Lind were moved to schools."],
                text="More than a thousand residents of Nether Lind were moved to schools.",
                quantities=["More than a thousand residents"],
            ),
            count("More than a thousand residents", 1000, None, "person"),
        ),
        "millimetres": grounded(
            a,
            Claim(
                quotes=["The wall fell after 212 mm of rain in three days."],
                text="The wall fell after 212 mm of rain in three days.",
                quantities=["212 mm"],
            ),
            count("212 mm", 212, 212, "mm"),
        ),
        "never_saw": grounded(
            a,
            ExpertView(
                quotes=["he “never saw such a report”"],
                speaker="Per Strand",
                role="water minister",
                view="Per Strand denies that any warning reached him.",
                manner="mixed",
                certainty="denied",
                via="Radio Lind",
            ),
            None,
            speaker="Per Strand",
            cue="said",
        ),
        "known": grounded(
            a,
            ExpertView(
                quotes=["the ministry had known of the weakness"],
                speaker="Maria Oduya",
                affiliation="Water Institute",
                view="The ministry had known of the weakness.",
            ),
            None,
            speaker="Maria Oduya",
            cue="said",
        ),
        "hearing": grounded(
            a,
            Event(
                quotes=["Parliament is to question the minister on 10 March."],
                what="Parliament is to question the minister.",
                when="on 10 March",
                status="planned",
            ),
            day("on 10 March", dt.date(2025, 3, 10)),
        ),
    }


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
