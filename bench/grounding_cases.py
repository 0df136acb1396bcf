"""Write bench/grounding_cases.jsonl: would a careful editor let this quotation stand as words of this text?

All texts are invented. A passage lists quotations to accept, each with the words of the text it must be bound to (the
expected spans come from these, by plain `str.find`, never from an aligner), and quotations to refuse.

    python bench/grounding_cases.py
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OUT = Path(__file__).with_name("grounding_cases.jsonl")
Case = dict[str, Any]

DAM = (
    "The east wall of the Lindholm reservoir gave way at about 5 a.m. on 4 March 2025. “We had warned about that wall since "
    "2019,” said Maria Oduya, director of the Water Institute. The minister, Per Strand, said he had not seen any such report. "
    "Between 800 and 1,100 residents were moved to schools, and 12 people have died. Repairs will cost €3.2 million, or 13.2% "
    "of the region’s yearly budget; insurers will not pay for damage below the dam."
)
BANK = (
    "The central bank kept its rate at 4.25% on Tuesday, but did not rule out a cut in June. Inflation fell to 2.9 percent in "
    "February from 3.4 percent in January. Governor Elena Marsh told reporters that wages had risen by $1.5 billion—a sum "
    "nobody had expected—and that the bank would never again lend to Norvik Holdings. Most analysts expect two cuts this year."
)
COURT = (
    "A court in Velden found Tomas Brandt not guilty of fraud on Friday. Prosecutors said they could appeal within 14 days. "
    "Mr. Brandt, 57, who has denied all charges, left the building without speaking. His lawyer, Ines Calder, said: “He never "
    "took a cent. He was, frankly, the only honest man in that firm.” Three of the nine jurors disagreed with the verdict."
)
ROUTE = (
    "The 42-km tunnel between Osterby and Kell opens on 30/09/2026. Trains will run at up to 250 km/h, every 15 minutes, and "
    "carry 1,200 tonnes of freight a day. The U.S.-built drills were 9.5 m wide. Opponents of the anti-noise law, a non-profit "
    "group from Kell, warned that no one had asked the villages."
)
VOTE = (
    "Senator Ada Quill won 51.3% of the vote; her rival Jon Quillan got 48.7%. Some voters in the north waited for hours. “I "
    "will not concede,” Quillan told supporters, “until every ballot is counted.” Officials in Harrow County reportedly found "
    "no sign of fraud. Turnout rose from 3.1 million to 3.9 million, the highest since 1998."
)

NEGATION: list[tuple[str, list[str], list[str]]] = [
    (
        DAM,
        ["he had not seen any such report", "insurers will not pay for damage below the dam"],
        [
            "he had seen any such report",
            "insurers will pay for damage below the dam",
            "We had not warned about that wall since 2019",
            "12 people have not died",
            "insurers will never pay for damage below the dam",
            "Repairs will not cost €3.2 million",
        ],
    ),
    (
        BANK,
        ["did not rule out a cut in June", "the bank would never again lend to Norvik Holdings", "a sum nobody had expected"],
        [
            "did rule out a cut in June",
            "the bank would again lend to Norvik Holdings",
            "a sum everybody had expected",
            "Inflation never fell to 2.9 percent",
            "Most analysts do not expect two cuts this year",
            "a sum nobody had not expected",
        ],
    ),
    (
        COURT,
        ["found Tomas Brandt not guilty of fraud", "left the building without speaking", "He never took a cent"],
        [
            "found Tomas Brandt guilty of fraud",
            "left the building speaking",
            "He took a cent",
            "He ever took a cent",
            "who has not denied all charges",
            "Prosecutors said they could not appeal within 14 days",
            "Three of the nine jurors agreed with the verdict",
        ],
    ),
    (
        VOTE,
        ["I will not concede", "found no sign of fraud"],
        [
            "I will concede",
            "found sign of fraud",
            "found a sign of fraud",
            "found signs of fraud",
            "until no ballot is counted",
            "I won't concede",
        ],
    ),
    (
        ROUTE,
        ["no one had asked the villages"],
        ["one had asked the villages", "someone had asked the villages", "warned that one had asked"],
    ),
    (
        "The mayor said she can’t support the plan and doesn’t trust its author. The council isn’t divided.",
        ["she can't support the plan", "doesn't trust its author", "The council isn't divided"],
        [
            "she can support the plan",
            "she can’ support the plan",
            "does trust its author",
            "The council is divided",
            "she can not support the plans",
        ],
    ),
]

NUMBER: list[tuple[str, list[str], list[str]]] = [
    (
        DAM,
        [
            "Between 800 and 1,100 residents",
            "12 people have died",
            "€3.2 million",
            "13.2% of the region's yearly budget",
            "warned about that wall since 2019",
        ],
        [
            "Between 800 and 1,000 residents",
            "Between 80 and 1,100 residents",
            "2 people have died",
            "13 people have died",
            "€3.7 million",
            "3.2% of the region’s yearly budget",
            "13.3% of the region's yearly budget",
            "€3.2 billion",
            "€32 million",
            "twelve hundred people have died",
        ],
    ),
    (
        BANK,
        ["kept its rate at 4.25%", "from 3.4 percent in January", "wages had risen by $1.5 billion", "two cuts this year"],
        [
            "kept its rate at 4.25",
            "kept its rate at 4.5%",
            "kept its rate at 4.2",
            "Inflation fell to 2.9 percent in February from 3.9 percent",
            "from 34 percent in January",
            "wages had risen by $1.5",
            "wages had risen by $15 billion",
            "three cuts this year",
            "wages had risen by $1.5 million",
        ],
    ),
    (
        VOTE,
        ["won 51.3% of the vote", "Turnout rose from 3.1 million to 3.9 million", "the highest since 1998"],
        [
            "won 53.1% of the vote",
            "won 51% of the vote",
            "Turnout rose from 3.9 million to 3.1 million",
            "Turnout rose from 3.1",
            "the highest since 1989",
            "got 51.3%",
            "Turnout rose from 3.1 million to 39 million",
        ],
    ),
    (
        COURT,
        ["Three of the nine jurors", "could appeal within 14 days"],
        [
            "Nine of the three jurors",
            "Three of the ten jurors",
            "could appeal within 4 days",
            "could appeal within 40 days",
            "Mr. Brandt, 75",
        ],
    ),
    (
        "The index lost 0.07 points; the deficit stood at −3% of output, after +1% a year ago. The score was 2–1.",
        ["the deficit stood at -3% of output", "The score was 2-1", "The index lost 0.07 points"],
        [
            "the deficit stood at 3% of output",
            "3% of output",
            "The score was 21",
            "The score was 1-2",
            "The index lost 07 points",
            "The index lost 0.7 points",
        ],
    ),
    (
        "The plot covers 10² km and half of it, 3½ hectares, is wet. Some 10 000 birds nest there, 9 to 10 million over a century.",
        ["The plot covers 10² km", "3½ hectares", "Some 10 000 birds nest there"],
        [
            "The plot covers 102 km",
            "31/2 hectares",
            "Some 10 birds nest there",
            "000 birds nest there",
            "9 to 10",
            "Some 1 000 birds nest there",
        ],
    ),
]

DATE: list[tuple[str, list[str], list[str]]] = [
    (
        DAM,
        ["at about 5 a.m. on 4 March 2025"],
        [
            "at about 5 p.m. on 4 March 2025",
            "on 4 March 2024",
            "on 14 March 2025",
            "on 4 May 2025",
            "on March 4 2025",
            "at about 5 a.m. on 3 March 2025",
        ],
    ),
    (
        BANK,
        ["4.25% on Tuesday", "a cut in June"],
        ["4.25% on Thursday", "a cut in July", "fell to 2.9 percent in January", "two cuts last year"],
    ),
    (ROUTE, ["opens on 30/09/2026"], ["opens on 09/30/2026", "opens on 30/09/2025", "opens on 30/08/2026", "opens on 30/09/26"]),
    (COURT, ["of fraud on Friday"], ["of fraud on Monday", "of fraud on Fridays"]),
    (
        "The ceasefire of 2023–24 ended at 19:25 on the 1st of May; talks resume next week.",
        ["The ceasefire of 2023-24 ended at 19:25", "on the 1st of May", "talks resume next week"],
        [
            "The ceasefire of 2023-25 ended",
            "ended at 19:52",
            "ended at 9:25",
            "on the 21st of May",
            "on the 1st of March",
            "talks resume this week",
            "The ceasefire of 2023",
        ],
    ),
]

NAME: list[tuple[str, list[str], list[str]]] = [
    (
        DAM,
        ["said Maria Oduya, director of the Water Institute", "The minister, Per Strand"],
        [
            "said Mario Oduya, director of the Water Institute",
            "said Maria Odaya, director",
            "director of the Wind Institute",
            "The minister, Pier Strand",
            "The minister, Per Strang",
            "The east wall of the Lindheim reservoir",
            "said Oduya, director of the Water Institute",
        ],
    ),
    (
        VOTE,
        ["her rival Jon Quillan got 48.7%", "Senator Ada Quill won"],
        [
            "her rival Jon Quill got 48.7%",
            "her rival John Quillan got 48.7%",
            "Senator Ada Quillan won",
            "Governor Ada Quill won",
            "Officials in Barrow County",
        ],
    ),
    (
        BANK,
        ["Governor Elena Marsh told reporters"],
        ["Governor Elena Marsch told reporters", "Governor Helena Marsh told reporters", "lend to Norvik Holding"],
    ),
    (
        "Kim Jong-un met Xi Jinping; O’Brien & Sons of St. Ives sent a gift. Аlan Payne did not attend.",
        ["Kim Jong-un met Xi Jinping", "O'Brien & Sons of St. Ives", "Kim Jong‑un met"],
        [
            "Kim Jong-il met Xi Jinping",
            "Kim Jong Nam met",
            "OBrien & Sons",
            "O'Brian & Sons",
            "Xi Jinping met Kim Jong-un",
            "Alan Payne did not attend",
        ],
    ),
]

UNIT: list[tuple[str, list[str], list[str]]] = [
    (
        ROUTE,
        [
            "Trains will run at up to 250 km/h",
            "1,200 tonnes of freight a day",
            "drills were 9.5 m wide",
            "every 15 minutes",
            "drills were 9.5m wide",
        ],
        [
            "Trains will run at up to 250 mph",
            "Trains will run at up to 250 km",
            "1,200 tons of freight a day",
            "drills were 9.5 km wide",
            "drills were 9.5 cm wide",
            "every 15 hours",
            "1,200 tonnes of freight a week",
            "The 42-mile tunnel",
        ],
    ),
    (
        DAM,
        ["Repairs will cost €3.2 million"],
        ["Repairs will cost $3.2 million", "Repairs will cost £3.2 million", "Repairs will cost 3.2 million"],
    ),
    (BANK, ["risen by $1.5 billion", "rate at 4.25 %"], ["risen by €1.5 billion", "fell to 2.9 points", "rate at 4.25‰", "1.5 billion"]),
    (
        "She is 6' 2\" tall, ran 5 km in 30° C heat and paid A$20 for water.",
        ["ran 5 km in 30° C heat", "ran 5km in 30°C heat", "paid A$20 for water", "She is 6′ 2″ tall"],
        ["She is 6\" 2' tall", "ran 5 m in 30° C heat", "ran 5 km in 30° F heat", "paid US$20 for water", "$20 for water", "ran 5"],
    ),
]

SCOPE: list[tuple[str, list[str], list[str]]] = [
    (
        VOTE,
        ["Some voters in the north waited for hours"],
        [
            "All voters in the north waited for hours",
            "Voters in the north all waited for hours",
            "Some voters waited for hours",
            "Officials in Harrow County found no sign of fraud",
            "Most voters in the north waited for hours",
        ],
    ),
    (
        BANK,
        ["Most analysts expect two cuts this year"],
        ["All analysts expect two cuts this year", "Most analysts expect cuts this year", "analysts now expect two cuts"],
    ),
    (
        COURT,
        ["the only honest man in that firm", "could appeal within 14 days"],
        [
            "the honest man in that firm",
            "an honest man in that firm",
            "will appeal within 14 days",
            "they can appeal within 14 days",
            "Three of the jurors disagreed",
        ],
    ),
    (
        "If the rains fail, the river may run dry by autumn. At least 40 farms, mostly small ones, have already closed.",
        ["the river may run dry by autumn", "At least 40 farms", "If the rains fail, the river may run dry"],
        [
            "the river will run dry by autumn",
            "the river must run dry by autumn",
            "At most 40 farms",
            "Exactly 40 farms",
            "When the rains fail, the river may run dry",
            "mostly large ones, have already closed",
            "40 farms have already closed",
            "If the rains fall",
        ],
    ),
]

ORDER: list[tuple[str, list[str], list[str]]] = [
    (
        "Arden beat Corvin by two goals, and Corvin’s coach blamed the referee, not the players.",
        ["Arden beat Corvin by two goals", "Corvin's coach blamed the referee, not the players"],
        [
            "Corvin beat Arden by two goals",
            "the referee blamed Corvin’s coach",
            "blamed the players, not the referee",
            "by two goals Arden beat Corvin",
            "Arden Corvin beat by two goals",
        ],
    ),
    (
        "The union sued the company after the state fined the union.",
        ["The union sued the company", "the state fined the union"],
        [
            "The company sued the union",
            "the union fined the state",
            "The state sued the company",
            "the company after the union sued",
            "The union fined the company",
        ],
    ),
    (
        BANK,
        ["fell to 2.9 percent in February from 3.4 percent in January"],
        ["fell from 3.4 percent in January to 2.9 percent in February", "fell to 3.4 percent in February from 2.9 percent in January"],
    ),
]

AFFIX: list[tuple[str, list[str], list[str]]] = [
    (
        "The warden of the post-war museum disagreed: the unlawful, non-nuclear test was unimportant, he said, and immoral.",
        ["the post-war museum", "non-nuclear test", "The warden", "the post–war museum"],
        [
            "The war",
            "war museum",
            "nuclear test",
            "agreed",
            "lawful",
            "important, he said",
            "moral",
            "The ward",
            "the post",
            "non-nuclear tests",
            "test was important",
        ],
    ),
    (
        "Pro-Russian fighters held the mine-free zone; the over-65s were evacuated from Newhaven.",
        ["Pro-Russian fighters", "the over-65s were evacuated"],
        ["Russian fighters", "free zone", "65s were evacuated", "evacuated from New", "haven", "Russian fighter", "fighters held the mine"],
    ),
    (
        ROUTE,
        ["the anti-noise law", "a non-profit group"],
        ["noise law", "profit group", "built drills", "the anti", "km tunnel between Osterby"],
    ),
    (VOTE, ["Senator Ada Quill won"], ["Ada Quill told supporters", "ill won 51.3%", "1.3% of the vote"]),
]

CASE: list[tuple[str, list[str], list[str]]] = [
    (
        "THE PORT OF MARLOW CLOSED. Turkey said it would send IT experts; it told us the US had agreed, and who at the WHO knew.",
        [
            "The port of Marlow closed",
            "turkey said it would send IT experts",
            "it told us the US had agreed",
            "who at the WHO knew",
            "TURKEY SAID IT WOULD SEND",
        ],
        [
            "it told US the US had agreed",
            "it told us the us had agreed",
            "who at the who knew",
            "send it experts",
            "the port of Barlow closed",
        ],
    ),
    (
        DAM,
        ["the East Wall of the Lindholm Reservoir", "the minister, per strand", "repairs will cost"],
        ["THE WEST WALL OF THE LINDHOLM RESERVOIR"],
    ),
    (
        "Die Straße nach Görlitz ist gesperrt. Σίσυφος was here.",
        ["DIE STRASSE NACH GÖRLITZ", "die straße nach görlitz", "ΣΊΣΥΦΟΣ was here"],
        ["Die Strase nach Görlitz", "Die Straße nach Gorlitz"],
    ),
]

FABRICATED: list[tuple[str, list[str], list[str]]] = [
    (
        DAM,
        ["The minister"],
        [
            "The moon is made of cheese",
            "We regret the loss of life, said the king",
            "",
            "   ",
            "“…”",
            "...",
            "The east wall of the reservoir of Lindholm collapsed early on",
        ],
    ),
    (
        BANK,
        ["reporters"],
        [
            "Inflation is dead and gone for good",
            "The Lindholm reservoir gave way",
            "Governor Marsh said rates will fall soon",
            "—",
            "\u200b",
        ],
    ),
    (
        COURT,
        ["left the building"],
        ["He left the country at once", "left that building", "leaving the building", "left the buildings", "lawyer Ines Calder said"],
    ),
]

# (category, text, quotation, words of the text that it must be bound to)
BOUND: list[tuple[str, str, str, list[str]]] = [
    (
        "typography",
        DAM,
        '"We had warned about that wall since 2019," said Maria Oduya',
        ["“We had warned about that wall since 2019,” said Maria Oduya"],
    ),
    (
        "typography",
        DAM,
        "'We had warned about that wall since 2019,' said Maria Oduya",
        ["“We had warned about that wall since 2019,” said Maria Oduya"],
    ),
    ("typography", DAM, "«We had warned about that wall since 2019,» said", ["“We had warned about that wall since 2019,” said"]),
    ("typography", DAM, "of the region's yearly budget", ["of the region’s yearly budget"]),
    ("typography", DAM, "13.2%\nof the  region's\tyearly budget", ["13.2% of the region’s yearly budget"]),
    ("typography", DAM, "The minister, Per\u00a0Strand,", ["The minister, Per Strand,"]),
    (
        "typography",
        DAM,
        "“Between 800 and 1,100 residents were moved to schools”",
        ["Between 800 and 1,100 residents were moved to schools"],
    ),
    (
        "typography",
        DAM,
        "Between 800 and 1,100 residents were moved to schools.",
        ["Between 800 and 1,100 residents were moved to schools"],
    ),
    ("typography", DAM, "  insurers will not pay for damage below the dam  ", ["insurers will not pay for damage below the dam"]),
    (
        "typography",
        BANK,
        "risen by $1.5 billion - a sum nobody had expected - and",
        ["risen by $1.5 billion—a sum nobody had expected—and"],
    ),
    ("typography", BANK, "risen by $1.5 billion -- a sum nobody had expected", ["risen by $1.5 billion—a sum nobody had expected"]),
    ("typography", BANK, "risen by $1.5 billion – a sum nobody had expected", ["risen by $1.5 billion—a sum nobody had expected"]),
    ("typography", BANK, "$1.5 billion-a sum nobody had expected-and that", ["$1.5 billion—a sum nobody had expected—and that"]),
    ("typography", BANK, "the bank would ne\u00adver again lend", ["the bank would never again lend"]),
    ("typography", BANK, "Gover\u200bnor Elena Marsh", ["Governor Elena Marsh"]),
    ("typography", BANK, "\ufeffMost analysts expect two cuts", ["Most analysts expect two cuts"]),
    ("typography", COURT, 'Ines Calder, said: "He never took a cent.', ["Ines Calder, said: “He never took a cent."]),
    (
        "typography",
        COURT,
        "“He never took a cent. He was, frankly, the only honest man in that firm.”",
        ["“He never took a cent. He was, frankly, the only honest man in that firm.”"],
    ),
    ("typography", ROUTE, "The U.S.‐built drills", ["The U.S.-built drills"]),
    ("typography", ROUTE, "the anti‑noise law", ["the anti-noise law"]),
    (
        "typography",
        VOTE,
        '"I will not concede," Quillan told supporters, "until every ballot is counted."',
        ["“I will not concede,” Quillan told supporters, “until every ballot is counted.”"],
    ),
    ("typography", VOTE, "I will not concede, Quillan told supporters", ["I will not concede,” Quillan told supporters"]),
    ("typography", "He called it a “so-called ‘peace’ plan”, no more.", "a \"so-called 'peace' plan\"", ["a “so-called ‘peace’ plan”"]),
    ("typography", "He called it a “so-called ‘peace’ plan”, no more.", "a 'so-called \"peace\" plan'", ["a “so-called ‘peace’ plan”"]),
    (
        "typography",
        "**Marlow** said the _whole_ harbour was closed…",
        "Marlow said the whole harbour was closed",
        ["Marlow** said the _whole_ harbour was closed"],
    ),
    (
        "typography",
        "The ﬁrst oﬃce in Ｍａｒｌｏｗ closed at １２ noon.",
        "The first office in Marlow closed at 12 noon",
        ["The ﬁrst oﬃce in Ｍａｒｌｏｗ closed at １２ noon"],
    ),
    (
        "typography",
        "The first office in Marlow closed at 12 noon.",
        "The ﬁrst oﬃce in Ｍａｒｌｏｗ closed at １２ noon",
        ["The first office in Marlow closed at 12 noon"],
    ),
    (
        "typography",
        "« Nous verrons », dit-il , avant de partir.",
        '"Nous verrons", dit-il, avant de partir',
        ["« Nous verrons », dit-il , avant de partir"],
    ),
    ("typography", "And then… nothing happened.", "And then... nothing happened", ["And then… nothing happened"]),
    ("typography", "And then . . . nothing happened.", "And then … nothing happened", ["And then . . . nothing happened"]),
    (
        "nfc",
        "Le café de la Müritz ferme à Noël.",
        unicodedata.normalize("NFD", "café de la Müritz ferme à Noël"),
        ["café de la Müritz ferme à Noël"],
    ),
    (
        "nfc",
        unicodedata.normalize("NFD", "Le café de la Müritz ferme à Noël."),
        "café de la Müritz ferme à Noël",
        [unicodedata.normalize("NFD", "café de la Müritz ferme à Noël")],
    ),
    (
        "nfc",
        unicodedata.normalize("NFD", "Élysée aides deny it."),
        "élysée aides deny it",
        [unicodedata.normalize("NFD", "Élysée aides deny it")],
    ),
    (
        "nfc",
        unicodedata.normalize("NFD", "대통령은 서울에서 연설했다."),
        "서울에서 연설했다",
        [unicodedata.normalize("NFD", "서울에서 연설했다")],
    ),
    (
        "nfc",
        unicodedata.normalize("NFD", "Ångström labs in Århus"),
        "Ångström labs in Århus",
        [unicodedata.normalize("NFD", "Ångström labs in Århus")],
    ),
    ("nfc", "Nguyễn Phú Trọng spoke in Huế.", unicodedata.normalize("NFD", "Nguyễn Phú Trọng spoke"), ["Nguyễn Phú Trọng spoke"]),
    ("cjk", "外交部发言人周三表示，双方将于五月举行会谈。中方不同意该计划。", "双方将于五月举行会谈", ["双方将于五月举行会谈"]),
    ("cjk", "外交部发言人周三表示，双方将于五月举行会谈。中方不同意该计划。", "发言人周三表示,双方", ["发言人周三表示，双方"]),
    ("cjk", "外交部发言人周三\n表示，双方将于五月举行会谈。", "发言人周三表示，双方", ["发言人周三\n表示，双方"]),
    ("cjk", "外交部发言人周三表示，双方将于五月举行会谈。中方不同意该计划。", "中方不同意该计划", ["中方不同意该计划"]),
    ("cjk", "首相は「増税はしない」と述べ、１２人が拍手した。", "首相は「増税はしない」と述べ", ["首相は「増税はしない」と述べ"]),
    ("cjk", "首相は「増税はしない」と述べ、１２人が拍手した。", "12人が拍手した", ["１２人が拍手した"]),
    ("cjk", "首相は「増税はしない」と述べ、１２人が拍手した。", "増税はしない", ["増税はしない"]),
    ("cjk", "ｶﾞｰﾄﾞﾏﾝがドアを閉めた。", "ガードマンがドアを閉めた", ["ｶﾞｰﾄﾞﾏﾝがドアを閉めた"]),
    ("cjk", "대통령은 수요일 서울에서 연설했다.", "수요일 서울에서 연설했다", ["수요일 서울에서 연설했다"]),
    ("cjk", "部长说：“我们有13万人。”十三人受伤。", '"我们有13万人。"', ["“我们有13万人。”"]),
    ("cjk", "นายกรัฐมนตรีกล่าวว่าจะไม่ขึ้นภาษี", "จะไม่ขึ้นภาษี", ["จะไม่ขึ้นภาษี"]),
    ("rtl", "قال الوزير إن الحكومة لن ترفع الضرائب.", "إن الحكومة لن ترفع الضرائب", ["إن الحكومة لن ترفع الضرائب"]),
    ("rtl", "השר אמר כי הממשלה לא תעלה מסים.", "\u200fהממשלה לא תעלה מסים", ["הממשלה לא תעלה מסים"]),
    ("emoji", "“We won 🎉🎉 👩‍🚒 tonight!” wrote Ada.", "We won 🎉🎉 👩‍🚒 tonight", ["We won 🎉🎉 👩‍🚒 tonight"]),
    ("ellipsis", DAM, "We had warned about that wall … said Maria Oduya", ["We had warned about that wall", "said Maria Oduya"]),
    ("ellipsis", DAM, "The minister ... had not seen any such report", ["The minister", "had not seen any such report"]),
    (
        "ellipsis",
        DAM,
        "Between 800 and 1,100 residents were moved [...] and 12 people have died",
        ["Between 800 and 1,100 residents were moved", "and 12 people have died"],
    ),
    ("ellipsis", DAM, "...Per Strand, said he had not seen any such report...", ["Per Strand, said he had not seen any such report"]),
    (
        "ellipsis",
        BANK,
        "Governor Elena Marsh told reporters … that the bank would never again lend",
        ["Governor Elena Marsh told reporters", "that the bank would never again lend"],
    ),
    ("ellipsis", BANK, "Inflation fell to 2.9 percent (…) from 3.4 percent", ["Inflation fell to 2.9 percent", "from 3.4 percent"]),
    ("ellipsis", COURT, "Mr. Brandt ... left the building without speaking", ["Mr. Brandt", "left the building without speaking"]),
    (
        "ellipsis",
        COURT,
        "He never took a cent. … Three of the nine jurors disagreed",
        ["He never took a cent.", "Three of the nine jurors disagreed"],
    ),
    ("ellipsis", VOTE, "I will not concede … until every ballot is counted", ["I will not concede", "until every ballot is counted"]),
    (
        "ellipsis",
        VOTE,
        "Senator Ada Quill won 51.3% of the vote ... Some voters ... waited for hours",
        ["Senator Ada Quill won 51.3% of the vote", "Some voters", "waited for hours"],
    ),
    ("ellipsis", ROUTE, "Trains will run . . . every 15 minutes", ["Trains will run", "every 15 minutes"]),
    (
        "ellipsis",
        "The plan, which critics do not like, will cut rents next year.",
        "The plan ... will cut rents",
        ["The plan", "will cut rents"],
    ),
    (
        "hyphenation",
        "The gov-\nernment’s well-\nknown sub-\nsidies for self-\r\nemployed farm-\n  ers end.",
        "The government's well-known subsidies for self-employed farmers end",
        ["The gov-\nernment’s well-\nknown sub-\nsidies for self-\r\nemployed farm-\n  ers end"],
    ),
    ("hyphenation", "The commit-\ntee will vote.", "The committee will vote", ["The commit-\ntee will vote"]),
    ("hyphenation", "The commit-\ntee will vote.", "The commit-tee will vote", ["The commit-\ntee will vote"]),
    ("hyphenation", "The commit-\ntee will vote.", "The commit- tee will vote", ["The commit-\ntee will vote"]),
    ("hyphenation", "A long-\nterm plan exists.", "A long-term plan", ["A long-\nterm plan"]),
    ("hyphenation", "The com\u00admit\u00adtee will vote.", "The committee will vote", ["The com\u00admit\u00adtee will vote"]),
    ("hyphenation", "The com\u00ad\nmittee will vote.", "The committee will vote", ["The com\u00ad\nmittee will vote"]),
    ("hyphenation", "The committee will vote.", "The commit-\ntee will vote", ["The committee will vote"]),
    (
        "hyphenation",
        "Ministers\nfrom six states\nmet at noon.",
        "Ministers from six states met at noon",
        ["Ministers\nfrom six states\nmet at noon"],
    ),
    ("hyphenation", "A pre- and post-war style.", "pre- and post-war style", ["pre- and post-war style"]),
    (
        "repeats",
        "Taxes will rise in May. Rents will fall. Taxes will rise in June.",
        "Taxes will rise in June",
        ["Taxes will rise in June"],
    ),
    ("repeats", "No deal, he said. No deal was made. No deal will come.", "No deal will come", ["No deal will come"]),
    ("repeats", "Ann said yes. Bob said no. Ann said nothing.", "Bob said no", ["Bob said no"]),
    ("repeats", "the the the end of the end", "the end of the end", ["the end of the end"]),
    ("repeats", "Rates fell. Rates fell again. Rates fell.", "Rates fell again", ["Rates fell again"]),
]

REFUSED: list[tuple[str, str, str]] = [
    ("typography", DAM, "of the regions yearly budget"),
    ("typography", BANK, "the bank wouldnever again lend to Norwik Holdings"),
    ("typography", "Let us eat, grandma.", "Let us eat grandma and"),
    ("typography", "The firm will re-sign its coach; it was notable, and therefore news.", "The firm will resign its coach"),
    ("typography", "The firm will re-sign its coach; it was notable, and therefore news.", "it was not able"),
    ("typography", "Her ex-husband recovered the sofa and a co-op.", "Her exhusband re-covered the sofa"),
    ("nfc", "Le café de la Müritz ferme à Noël.", "Le cafe de la Muritz ferme"),
    ("nfc", "The resume was late; the résumé was false.", "the resumé was false"),
    ("nfc", "Peru’s Señor Pena met Mrs. Peña.", "met Mrs. Pena"),
    ("cjk", "外交部发言人周三表示，双方将于五月举行会谈。中方不同意该计划。", "中方同意该计划"),
    ("cjk", "外交部发言人周三表示，双方将于五月举行会谈。中方不同意该计划。", "双方将于六月举行会谈"),
    ("cjk", "外交部发言人周三表示，双方将于五月举行会谈。中方不同意该计划。", "双方不将于五月举行会谈"),
    ("cjk", "外交部发言人周三表示，双方将于五月举行会谈。", "外交部发言人周五表示"),
    ("cjk", "部长说：“我们有13万人。”十三人受伤。", "我们有13人"),
    ("cjk", "部长说：“我们有13万人。”十三人受伤。", "三人受伤"),
    ("cjk", "部长说：“我们有13万人。”十三人受伤。", "我们有13"),
    ("cjk", "首相は「増税はしない」と述べ、１２人が拍手した。", "増税はする"),
    ("cjk", "首相は「増税はしない」と述べ、１２人が拍手した。", "2人が拍手した"),
    ("cjk", "首相は「増税はしない」と述べ、１２人が拍手した。", "首相は「減税はしない」と述べ"),
    ("cjk", "대통령은 수요일 서울에서 연설했다.", "목요일 서울에서 연설했다"),
    ("cjk", "นายกรัฐมนตรีกล่าวว่าจะไม่ขึ้นภาษี", "กล่าวว่าจะขึ้นภาษี"),
    ("rtl", "قال الوزير إن الحكومة لن ترفع الضرائب.", "إن الحكومة ترفع الضرائب"),
    ("rtl", "השר אמר כי הממשלה לא תעלה מסים.", "הממשלה תעלה מסים"),
    ("ellipsis", DAM, "The minister ... had seen any such report"),
    ("ellipsis", DAM, "he had ... seen any such report"),
    ("ellipsis", DAM, "insurers will ... pay for damage"),
    ("ellipsis", DAM, "said Maria Oduya … We had warned about that wall"),
    ("ellipsis", DAM, "The minister … will not pay for damage below the dam"),
    ("ellipsis", DAM, "We had warned … said Per Strand, the minister"),
    ("ellipsis", DAM, "The ... wall"),
    ("ellipsis", DAM, "Repairs will cost ... 3.2% of the region's yearly budget"),
    ("ellipsis", BANK, "The central bank … would never again lend to Norwik Holdings"),
    ("ellipsis", BANK, "but did … rule out a cut in June"),
    ("ellipsis", BANK, "the bank would … lend to Norvik Holdings"),
    ("ellipsis", BANK, "The central bank ... fell to 2.9 percent"),
    ("ellipsis", COURT, "found Tomas Brandt … guilty of fraud"),
    ("ellipsis", COURT, "Prosecutors said they … left the building without speaking"),
    ("ellipsis", COURT, "his lawyer … took a cent"),
    ("ellipsis", COURT, "He was ... in that firm, the only honest man"),
    ("ellipsis", VOTE, "Senator Ada Quill ... got 48.7%"),
    ("ellipsis", VOTE, "I will … concede, Quillan told supporters"),
    (
        "ellipsis",
        "Dorn said that if rates rose, the bank would fail. He denied writing the report.",
        "Dorn said that … the bank would fail",
    ),
    ("ellipsis", "Dorn said that if rates rose, the bank would fail. He denied that he wrote the report.", "He ... wrote the report"),
    ("ellipsis", "The drug may, in rare cases, cause harm. It has never, in any trial, caused death.", "It has … caused death"),
    ("ellipsis", "The drug was, under no circumstances, to be sold to minors.", "The drug was ... to be sold to minors"),
    ("hyphenation", "The gov-\nernment’s well-\nknown plan.", "The government’s wellknown plans"),
    ("hyphenation", "The commit-\ntee will vote.", "tee will vote"),
    ("hyphenation", "The commit-\ntee will vote.", "The commit"),
    ("hyphenation", "In 2023-\n24 the fund lost 1,2-\n00 euros.", "In 202324 the fund"),
    ("hyphenation", "A long-\nterm plan exists.", "term plan exists"),
    ("hyphenation", "A state-\nowned bank failed.", "owned bank failed"),
    ("repeats", "Taxes will rise in May. Rents will fall. Taxes will rise in June.", "Taxes will fall in May"),
    ("repeats", "Taxes will rise in May. Rents will fall. Taxes will rise in June.", "Rents will rise in June"),
    ("repeats", "Ann said yes. Bob said no. Ann said nothing.", "Ann said no"),
    ("repeats", "Ann said yes. Bob said no. Ann said nothing.", "Bob said yes"),
    ("repeats", "Rates fell. Rates rose. Rates fell.", "Rates fell. Rates fell."),
    ("emoji", "“We won 🎉🎉 tonight!” wrote Ada.", "We won 🎉 tonight"),
]

FAMILIES = {
    "negation": NEGATION, "number": NUMBER, "date": DATE, "name": NAME, "unit": UNIT, "scope": SCOPE, "order": ORDER, "affix": AFFIX,
    "case": CASE, "fabricated": FABRICATED,
}  # fmt: skip


def cases() -> Iterator[Case]:
    """Every case, without its id."""
    for category, passages in FAMILIES.items():
        for text, accepted, refused in passages:
            for quote in accepted:
                yield accept(category, text, quote, [as_written(text, quote)])
            for quote in refused:
                yield {"category": category, "text": text, "quote": quote, "accept": False}
    for category, text, quote, words in BOUND:
        yield accept(category, text, quote, words)
    for category, text, quote in REFUSED:
        yield {"category": category, "text": text, "quote": quote, "accept": False}


def accept(category: str, text: str, quote: str, words: list[str]) -> Case:
    """A case to accept, with the spans of ``words`` one after the other."""
    spans, at = [], 0
    for piece in words:
        start = text.index(piece, at)
        at = start + len(piece)
        spans.append([start, at])
    return {"category": category, "text": text, "quote": quote, "accept": True, "spans": spans}


def as_written(text: str, quote: str) -> str:
    """The words of ``text`` that ``quote`` writes otherwise: found by its letters and digits alone, whatever the case."""
    plain = [(c, i) for i, ch in enumerate(text) for c in unicodedata.normalize("NFKC", ch).casefold() if c.isalnum()]
    wanted = "".join(c for c in unicodedata.normalize("NFKC", quote).casefold() if c.isalnum())
    start = "".join(c for c, _ in plain).index(wanted)
    if quote in text:
        return quote
    found = text[plain[start][1] : plain[start + len(wanted) - 1][1] + 1]
    tail = quote[-1] if quote[-1:] and not quote[-1].isalnum() and text.startswith(found + quote[-1], plain[start][1]) else ""
    return found + tail


def main() -> None:
    """Write the file."""
    with OUT.open("w", encoding="utf-8") as out:
        for n, case in enumerate(cases(), 1):
            out.write(json.dumps({"id": f"g{n:03}", **case}, ensure_ascii=False) + "\n")
    print(f"{n} cases written to {OUT}")


if __name__ == "__main__":
    main()
