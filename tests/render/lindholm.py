"""An invented story, the Lindholm reservoir: three articles and what is in them. Everything is made up."""

from __future__ import annotations

import datetime as dt

from counterpoint.article import Article
from counterpoint.items import Claim, Event, ExpertView, Participant
from counterpoint.records import AnyGrounded
from tests.render.build import count, day, grounded

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
