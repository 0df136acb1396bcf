"""Where the reporter speaks again behind what somebody said: ", but officials deny it", ", and she added that", ", a claim that …"."""

from __future__ import annotations

from counterpoint.rules.clauses import has_verb
from counterpoint.rules.closed import ADVERBS, AUX, COORDINATORS, DETERMINERS, PREPOSITIONS, PRONOUNS
from counterpoint.rules.dashes import DASHES, explained
from counterpoint.rules.lexicon import Verb, classes, verbs
from counterpoint.rules.sources import subject
from counterpoint.rules.tokens import Range, Tokens

ASKED = frozenset(["asked", "pressed", "questioned", "reached", "confronted"])
CONDITIONS = frozenset(["if", "when", "because", "while", "although", "unless", "since", "once"])
GOING_BUT = frozenset(["that", "rather", "also", "instead", "not", "never", "because"])
OTHERS = frozenset(["others", "some", "many", "most", "another"])
CONTRASTS = frozenset(["according", "but", "while", "although", "though", "whereas", "referring", "which", "compared"])
AS_DO = [[low] for low in ("has", "have", "had", "is", "are", "was", "were", "do", "does", "did")]
SUMMING = [["a"], ["an"], ["something"], ["remarks"]]
PERSONS = frozenset(["he", "she", "they"])
OWNERS = frozenset(["his", "her", "their", "its"])
CONCEDING = frozenset(["while", "although", "though"])
ARTICLES = frozenset(["a", "an", "the", "his", "her", "its", "their"])
NOUNS = classes()["nouns"]


def reporter_returns(tokens: Tokens, mark: int, last: int) -> bool:
    """Whether the reporter's own words begin after the mark at ``mark``."""
    at = mark + 1
    if at >= last or tokens.quote[at] >= 0:
        return False
    low = tokens.low[at]
    if tokens.word[mark] in DASHES:
        closed = any(tokens.word[i] == tokens.word[mark] for i in range(at, min(last, at + 25)))
        return low != "including" and not closed and not explained(tokens, at, last)
    if _concedes(tokens, at, last) or (low == "but" and _speaker_goes_on(tokens, at, last)):
        return False
    if low in CONTRASTS or (tokens.word[mark] == ";" and not _lists(tokens, mark, last)) or _closes_sentence(tokens, at, last):
        return True
    if low in COORDINATORS or low in OTHERS:
        asked = at + 2 < last and tokens.low[at + 1] == "when" and tokens.low[at + 2] in ASKED
        return asked or second_cue(tokens, at, last) or _speech_follows(tokens, at, last)
    if low == "with":
        return _participle_near(tokens, at + 1, last)
    if low == "as":
        return tokens.low[at + 1 : at + 2] in AS_DO or _cue_near(tokens, at + 1, last)
    verb = verbs().get(low)
    if verb is None or verb.act != "speech":
        return False
    told = verb.shape == "ed" and (verb.lemma == "say" or "o" in verb.frames or tokens.low[at + 1 : at + 2] in (["him"], ["her"], ["them"]))
    return verb.shape == "ing" or (told and tokens.word[mark] == ",")


def _closes_sentence(tokens: Tokens, at: int, last: int) -> bool:
    """Whether nothing but somebody else and his cue stands between a comma and the stop: "Moe said it fell, **the agency reported**."."""
    k = last - 2
    verb = verbs().get(tokens.low[k]) if k > at and tokens.word[last - 1] == "." else None
    told = verb is not None and verb.act == "speech" and "r" in verb.frames and verb.shape in ("ed", "s")
    found = subject(tokens, k, at) if told and not tokens.cap[k] else None
    return found is not None and found[0][0] == at and not has_verb(tokens, found[0])


def participle_follows(tokens: Tokens, at: int, last: int) -> bool:
    """Whether the reporter goes on with a participle: "saying it fell but **suggesting that** …"."""
    verb = verbs().get(tokens.low[at]) if at + 1 < last else None
    said = verb is not None and verb.shape == "ing" and verb.act == "speech"
    return said and (tokens.low[at + 1] in ("that", "how", "why", "whether") or tokens.quote[at + 1] >= 0)


def _speaker_goes_on(tokens: Tokens, but: int, last: int) -> bool:
    """Whether "but" goes on with what is said: "…, but that", "not …, but rather", "he had hoped for it, but has not", "but “it is”"."""
    at = but + 1
    if at >= last or tokens.low[at] in GOING_BUT or tokens.quote[at] >= 0 or not has_verb(tokens, (at, last)):
        return True  # "by half, **but not all at once**"
    return tokens.low[at] in AUX and tokens.low[at] != "did" and not _inverts(tokens, at + 1) and not turns(tokens, but, last)


def _inverts(tokens: Tokens, i: int) -> bool:
    """Whether a subject stands at ``i`` behind an auxiliary: "but should **he** win"."""
    return tokens.cap[i] or tokens.low[i] in PRONOUNS or tokens.low[i] in ARTICLES


def turns(tokens: Tokens, at: int, last: int) -> bool:
    """Whether "but" goes on with what the speaker did not do: "… but did not say"."""
    if at + 3 >= last or tokens.low[at] != "but" or tokens.low[at + 1] not in AUX or tokens.low[at + 2] not in ("not", "never"):
        return False
    verb = verbs().get(tokens.low[at + 3])
    return verb is not None and verb.act == "speech"


def sums_up(tokens: Tokens, clause: Range, last: int) -> bool:
    """Whether the reporter sums up a whole ``clause`` behind its comma: "said it would fall, **a claim that** surprised many"."""
    i, comma = clause
    if tokens.low[comma + 1 : comma + 2] not in SUMMING or tokens.cap[comma - 1] or not has_verb(tokens, clause):
        return False
    end = next((j for j in range(comma + 2, last) if tokens.word[j] in (",", "and", "or", ";")), last)
    return CONDITIONS.isdisjoint(tokens.low[i:comma]) and tokens.low[end + 1 : end + 2] not in SUMMING and not _and_behind(tokens, end)


def _and_behind(tokens: Tokens, end: int) -> bool:
    """Whether a list goes on at ``end``."""
    return not {"and", "or"}.isdisjoint(tokens.low[end : end + 2])


def _lists(tokens: Tokens, mark: int, last: int) -> bool:
    """Whether semicolons separate what is said: another one stands before "and" later on, "they had gone; come back**; and** …"."""
    own = tokens.low[mark + 1] in OWNERS  # the reporter's list: "her claim that it fell; **her** silence; and …"
    return not own and any(tokens.word[i] == ";" and tokens.low[i + 1] in ("and", "or") for i in range(mark, last - 1))


def _concedes(tokens: Tokens, at: int, last: int) -> bool:
    """Whether "though" opens no clause but a word or two between commas: "a hard, **though brief,** winter"."""
    end = next((i for i in range(at + 2, min(at + 4, last)) if tokens.word[i] == ","), None)
    if tokens.low[at] not in CONCEDING or end is None or has_verb(tokens, (at, end)):
        return False
    return not tokens.low[end - 1].endswith("s") and tokens.low[at + 1] not in DETERMINERS


def _speech_follows(tokens: Tokens, conjunction: int, last: int) -> bool:
    """Whether a verb of saying in the past stands right behind ", and": the reporter goes on with what else the speaker did."""
    if conjunction + 1 >= last or tokens.low[conjunction] not in ("and", "but"):
        return False
    verb = verbs().get(tokens.low[conjunction + 1])
    return verb is not None and verb.shape == "ed" and verb.act == "speech"


def second_cue(tokens: Tokens, conjunction: int, last: int) -> bool:
    """Whether the clause after a conjunction is reported by a cue of its own: "… and she said that"."""
    at = conjunction + 1
    for i in range(at, min(last, at + 12)):
        if tokens.word[i] == "," and tokens.cap[i - 1] and tokens.cap[at] and (closing := _apposed(tokens, i, last)) is not None:
            verb = verbs().get(tokens.low[closing + 1])  # "and Per Lund, the mayor, said"
            return verb is not None and verb.act == "speech" and verb.shape in ("ed", "s") and bool(verb.frames & {"r", "t"})
        if tokens.quote[i] >= 0 or tokens.word[i] in (",", ";"):
            return False
        verb = verbs().get(tokens.low[i]) if not tokens.cap[i] and not (tokens.low[i].endswith("s") and _noun(tokens, i)) else None
        verb = None if tokens.low[i - 1] in ARTICLES else verb  # "a **related** site"
        personal = i == at + 1 and tokens.low[at] in PERSONS  # "and he **accused** them"
        personal = personal or (verb is not None and i == at and _accuses(tokens, i, last, verb))
        if verb and verb.act == "speech" and verb.shape in ("ed", "s") and (personal or verb.frames & {"r", "t"}):
            found = subject(tokens, i, at)
            at_once = all(tokens.low[j] in AUX or tokens.low[j] in ADVERBS for j in range(at, i))
            return at_once or (found is not None and found[0][0] <= at + 1)
        if i > at and tokens.verb[i] and tokens.low[i] not in AUX:
            return False
    return False


def _accuses(tokens: Tokens, i: int, last: int, verb: Verb) -> bool:
    """Whether a cue right behind "and" has its object, "and **called** it weak": not "stood and **shot at**", "held and **charged**"."""
    after = tokens.low[i + 1] if i + 1 < last else ""
    return not tokens.low[i - 2].endswith("ed") and (
        after in verb.preps or (bool(verb.frames & {"q", "a", "i"}) and after not in PREPOSITIONS)
    )


def _apposed(tokens: Tokens, comma: int, last: int) -> int | None:
    """The comma that closes an apposition behind a name, where a word follows it."""
    closing = next((i for i in range(comma + 1, min(last - 1, comma + 14)) if tokens.word[i] == "," or tokens.verb[i]), None)
    return closing if closing is not None and tokens.word[closing] == "," else None


def _noun(tokens: Tokens, i: int) -> bool:
    """Whether a form in -s that is also a noun does not follow a name or a pronoun: "for religious **reasons**"."""
    verb = verbs().get(tokens.low[i])
    return verb is not None and verb.lemma in NOUNS and not tokens.cap[i - 1] and tokens.low[i - 1] not in PRONOUNS


def _participle_near(tokens: Tokens, at: int, last: int) -> bool:
    """Whether somebody else speaks behind "with": ", with **Ada Moe calling** it weak"."""
    for i in range(at, min(last, at + 8)):
        verb = verbs().get(tokens.low[i])
        if verb is not None and verb.shape == "ing" and verb.act == "speech":
            return tokens.cap[i - 1]
        if not tokens.word[i][0].isalnum() and tokens.word[i] != ".":
            return False
    return False


def _cue_near(tokens: Tokens, at: int, last: int) -> bool:
    for i in range(at, min(last, at + 8)):
        if tokens.word[i] == ",":
            return False
        verb = verbs().get(tokens.low[i])
        if verb and verb.act == "speech":
            return True
    return False
