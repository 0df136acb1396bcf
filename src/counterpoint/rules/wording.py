"""The sentence that stands for an attribution: it must say no more, no less and nothing else than the article does."""

from __future__ import annotations

import re

from counterpoint.rules.clauses import before_verb
from counterpoint.rules.closed import AUX
from counterpoint.rules.lexicon import Verb, classes, pasts, verbs
from counterpoint.rules.names import CLOSED
from counterpoint.rules.patterns import Attribution
from counterpoint.rules.readable import tidied
from counterpoint.rules.said import DENYING, Said
from counterpoint.rules.speaking import Speaker
from counterpoint.rules.tokens import Tokens

FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
FIRST_WORDS = frozenset(["i", "we", "my", "our", "us", "me", "i'm", "i've", "i'd", "i'll", "we're", "we've", "we'd", "we'll"])
OF_THOSE = re.compile(r"(?:\w+ )?(?:of|among) (?:those|these|them|which|whom)\b", re.IGNORECASE)
POINTING = re.compile(
    r"The (?:two|three|four|pair|duo|trio|couple|latter|former)(?: (?:\w+ly|also|then|now|both))?"
    r" (?:is|are|was|were|had|has|have|will|would|could|can|did|do|met|\w+ed)\b",
    re.IGNORECASE,
)
THERE = re.compile(r"There (?:is|are|was|were|have been|has been|had been|will be)\b")
"""Tells that there is something; it points at nothing."""

ASKING = classes("moods")["asking"]
LEANING = classes("moods")["leaning"]
ONE = {"have": "has", "are": "is", "were": "was", "do": "does"}
SINGULAR = re.compile(r"^(?:have|are|were|do)\b")
STOPS = (".", "!", "?", ".”", '."', "!”", "?”", '!"', '?"', ".’", ".'", "…")


def sentence(text: str) -> str:
    """``text`` as a sentence: a capital first, one stop last."""
    text = tidied(text if text.isprintable() and "  " not in text else " ".join(text.split())).strip(",;:—–- ")
    text = text[1:] if text[:1] in "”»" else text
    text = text[:-1].rstrip(",;: ") if text[-1:] in "“«" else text
    if text.count("“") + text.count("”") == 1 and text[:1] + text[-1:] in (f"“{text[-1:]}", f"{text[:1]}”"):
        text = text.strip("“”")
    if text.count('"') == 1 and '"' in (text[:1], text[-1:]):
        text = text.strip('"')
    text = text.strip(",;:—–- ")
    text = text[:1].upper() + (text[1:-2] + text[-1] if len(text) > 2 and text[-1] in "”\"’'»" and text[-2] in ",;" else text[1:])
    return text if text.endswith(STOPS) else text + "."


def first_person(text: str, words: frozenset[str]) -> bool:
    """Whether a statement, with these ``words`` in lower case, speaks of "I" or "we"; the "US" is not "us", nor the "I-95" anybody."""
    return not FIRST_WORDS.isdisjoint(words) and FIRST_PERSON.search(text) is not None


def leans(text: str) -> bool:
    """Whether a statement opens with a word that points at something outside it: "they", "the two", "the latter"."""
    opening = text.split(" ", 1)[0].lower().replace("’", "'").rstrip(",")
    return OF_THOSE.match(text) is not None or opening in LEANING or opening.split("'")[0] in LEANING or POINTING.match(text) is not None


def view(said: Said, speaker: Speaker) -> str:
    """One sentence that stands alone: the statement itself where that is safe, else who said it with the article's own cue."""
    text, a = said.text, said.a
    if a.pattern == "passive":
        return sentence(said.tokens.words((a.content[0][0], max(hi for _, hi in (*a.content, *a.source)))))
    asked = a.lemma in ASKING and said.manner != "direct"
    if not said.clause or asked or said.a.negated or said.a.lemma in DENYING:
        return reported(said, speaker)
    if said.manner == "direct" and (first_person(text, said.words) or leans(text) or text.endswith("?") or not said.finite):
        name = speaker.name[:1].upper() + speaker.name[1:]
        return f"{name} {'asked' if a.lemma in ASKING else 'said'}: “{sentence(text)}”"
    if leans(text):
        mended = _mended(text, speaker)
        return sentence(mended) if mended else reported(said, speaker)
    return reported(said, speaker) if said.personal and said.manner != "direct" else sentence(text)


def _mended(text: str, speaker: Speaker) -> str | None:
    """The statement with the speaker's name for a pronoun that opens it, where speaker and pronoun can only be the same."""
    opening, _, rest = text.partition(" ")
    pronoun = opening.lower()
    if speaker.person is not None and speaker.person.gender == {"he": "m", "she": "f"}.get(pronoun, "?"):
        return f"{speaker.name} {rest}"
    return None


def reported(said: Said, speaker: Speaker) -> str:
    """The statement together with its cue: "Ada Moe dismissed the idea of a recount."."""
    tokens, a = said.tokens, said.a
    lo, hi, first = a.cue[0], a.content[-1][1], tokens.units[a.unit][0]
    name = speaker.name if speaker.person is not None else _as_written(tokens, a, speaker)
    if a.pattern in ("adjective", "idiom"):
        return sentence(f"{name} {tokens.words((a.source[-1][1], hi)).lstrip(', ')}")
    if a.pattern == "answer":
        return sentence(f"{name} {_past(tokens, lo)} that {_continued(said)}")
    if a.pattern != "leading":
        if said.manner == "direct" or a.lemma in ASKING or said.text.endswith("?"):
            return sentence(f"{name} {'asked' if a.lemma in ASKING else 'said'}: {said.text}")
        return sentence(f"{name} said that {_continued(said)}")
    if hi < a.cue[1] or a.content[0][0] < lo:
        return sentence(f"{name} {_past(tokens, lo)} {said.text}")
    start = before_verb(tokens, lo, first) + 1
    verb = verbs().get(tokens.low[lo])
    if verb is not None and _without_subject(verb, speaker, a, start) and not any(tokens.low[i] in AUX for i in range(start, lo)):
        return sentence(f"{name} {_past(tokens, lo)} {tokens.words((lo + 1, hi))}")
    start += tokens.low[start] in ("both", "each") and speaker.person is not None
    told = tokens.words((start, hi))
    if speaker.person is not None and "and" in tokens.low[a.source[0][0] : a.source[0][1]]:
        told = SINGULAR.sub(lambda found: ONE[found[0]], told, count=1)
    return sentence(f"{name} {told}")


def _continued(said: Said) -> str:
    """The words as they go on behind "that": in lower case where only the sentence's begin gave them a capital."""
    at = said.a.content[0][0]
    word = said.tokens.low[at].split("'")[0]
    opened = word in CLOSED and word != "i"
    return said.text[:1].lower() + said.text[1:] if opened else said.text


def _without_subject(verb: Verb, speaker: Speaker, a: Attribution, start: int) -> bool:
    """Whether the cue at ``start`` is a participle, or a plain form that does not follow this speaker: "Moe and others **say**"."""
    apart = not a.source or a.source[-1][1] != start
    return verb.shape == "ing" or (verb.shape == "base" and (speaker.person is not None or apart))


def _as_written(tokens: Tokens, a: Attribution, speaker: Speaker) -> str:
    """A body or group as the source writes it, with its article: "the U.S."."""
    at, hi = a.source[0]
    article = tokens.low[at]
    bare = article in ("the", "a", "an") and hi - at > 1 and not speaker.name.lower().startswith(f"{article} ")
    return f"{article} {speaker.name}" if bare else speaker.name


def _past(tokens: Tokens, k: int) -> str:
    """The past form of the cue verb at ``k``."""
    verb = verbs().get(tokens.low[k])
    return pasts().get(verb.lemma, "said") if verb is not None else "said"
