"""Words by which it can be seen who is said to say something. English, kept by hand; the rules engine has finer lists for finer work."""
# ruff: noqa: SIM905 - a list of words reads better in rows than one to a line

from __future__ import annotations

# Common words of saying: where one of these stands between a name and the words, there is no doubt whose they are.
CORE_CUES = frozenset(
    "said says say saying told tells tell telling added adds adding wrote writes according asked asks replied warned warns argued "
    "argues noted notes explained explains insisted insists claimed claims announced stated states tweeted suggested acknowledged "
    "admitted recalled stressed declared".split()
)

ALLEGING = frozenset("claim claims claimed claiming allege alleges alleged alleging".split())
DENYING = frozenset("deny denies denied denying".split())
TELLING = (
    ALLEGING | DENYING | frozenset("said says say told tells according added adds wrote writes argued noted explained insisted".split())
)
"""Those with which somebody plainly tells what happened, and no deed is told: not "announced", "warned", "asked"."""

INVERTED = frozenset("said says added adds wrote writes explained noted argued replied insisted recalled".split())
"""Those that may stand before who speaks: "said Bo Stenmark"."""

ARTICLES = frozenset("the a an of and for in s 's".split())

_REGULAR = (
    "add ask reply warn argue note explain insist claim announce state tweet continue suggest acknowledge recall stress declare "
    "observe remark comment report allege assert contend maintain emphasize emphasise underline underscore reiterate repeat concede "
    "confess confirm affirm deny caution advise propose recommend predict estimate respond answer retort counter conclude recount "
    "remember reveal disclose testify vow pledge promise threaten post blog email wonder question demand urge plead appeal order "
    "inform assure remind joke shout yell exclaim whisper mutter complain lament muse speculate hint imply indicate elaborate specify "
    "clarify point boast praise hail laud applaud commend tout thank congratulate welcome criticize criticise blast bash lambast "
    "denounce condemn decry deride mock ridicule dismiss reject rebuke chide scold castigate assail attack accuse blame challenge "
    "dispute refute contradict defend call label brand term describe characterize characterise portray depict liken compare cite "
    "quote mention highlight detail outline discuss express voice echo advocate apologize apologise decline refuse agree disagree "
    "protest object allude talk brief endorse profess proclaim offer credit support oppose back favor favour believe learn discover "
    "consider regard view suspect guess doubt hope fear worry expect anticipate want wish prefer hate love intend aim decide "
    "determine show demonstrate prove realize realise recognize recognise assume reckon deem judge release publish issue address list "
    "identify request raise alert lecture rule signal interject imagine accept appreciate respect trust encourage charge chant "
    "document summon"
)
_IRREGULAR = (
    "admit admits admitting plan plans planned planning slam slams slammed rebut rebuts rebutted refer refers referred referring "
    "concur concurs concurred regret regrets regretted quip quips quipped think thinks thought thinking feel feels felt know knows "
    "knew known see sees saw find finds found finding read reads put puts writing foresee foresees foresaw mean means meant seek "
    "seeks sought speak speaks spoke beg begs begged swear swears swore brag brags bragged bet bets"
)
_NOUNS = (
    "statement statements view views words word speech comments remarks opinion belief criticism allegation accusation assessment "
    "prediction decision testimony account message memo warning letter interview argument quote quotation explanation intention intentions"
)


def _forms(lemma: str) -> set[str]:
    """The forms of a regular verb: deny, denies, denied, denying."""
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    stem = lemma.removesuffix("e")
    return {lemma, third, stem + "ed", stem + "ing"}


CUES = CORE_CUES.union(_IRREGULAR.split(), _NOUNS.split(), *map(_forms, _REGULAR.split()))
"""Words of saying, thinking and wanting in all their forms, and nouns of what is said."""

BESIDE_VERBS = frozenset(
    "has have had also then both all ever always often later once still never not even just would will could can may might must "
    "should did does do is was are were been be being reportedly himself herself themselves itself".split()
)

NOT_SPEAKING = frozenset(
    "to with at on against about from than like near behind into after before over under between upon toward towards as through".split()
)
"""Prepositions behind which nobody speaks: "Attribute this to Ada Quill"."""

MENTIONED_ONLY = frozenset("comment comments doubt statement answer answers reply explanation".split())
"""Nouns of what is said that, behind the next words, nobody says: "declined all comment", "without comment", "beyond doubt"."""

NOTHING_OF = frozenset("of no without for any beyond all".split())

REFUSING = frozenset("decline declines declined declining refuse refuses refused refusing".split())

LINKING = frozenset(
    "and but or who which that as when after while before because though although if then also to with by from than".split()
)
"""Words that show a clause to be another's, or its subject to be left out: "Moe left Lind and said …"."""

ANSWERING = frozenset("comment respond responded reply replied answer answered elaborate speak talk".split())
"""What somebody refuses to do, or did not do, who says nothing."""

QUESTIONS = frozenset("what when where which who why how whether if".split())

MODALS = frozenset("might would could should".split())

HEARING = frozenset("told asked informed assured reminded warned advised".split())
"""Participles behind "was": who was told something does not say it."""

BEING = frozenset("is are was were be been being".split())

PRONOUNS = frozenset(
    "i you he she it we they me him her us them his its our their my your this that these those who what which there".split()
)

HEARD = frozenset("i me my we us our you your".split())
"""Pronouns of somebody who is heard: an article that reports does not call itself so, and its reader seldom."""

SUBJECTS = frozenset(["he", "she", "they"])

SMALL = frozenset(
    "a an the and or nor but if when where why how because since until unless while so yet no not all any some many most few one two "
    "both each every another other such".split()
)

ENGLISH = frozenset("the of and to in a that is was for on with as by at from it be are this have not he she they his her had has".split())
