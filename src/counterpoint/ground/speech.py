"""Who says something in a passage, by the plain look of it: names, words of saying, and how they stand to each other. English."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from counterpoint.article import Span
from counterpoint.ground.atoms import DASH, Index
from counterpoint.ground.cues import (
    ANSWERING,
    ARTICLES,
    BEING,
    BESIDE_VERBS,
    CORE_CUES,
    CUES,
    ENGLISH,
    HEARD,
    HEARING,
    INVERTED,
    MENTIONED_ONLY,
    MODALS,
    NOT_SPEAKING,
    NOTHING_OF,
    PRONOUNS,
    QUESTIONS,
    REFUSING,
    SMALL,
    SUBJECTS,
)
from counterpoint.ground.lexicon import CALENDAR, OPENERS, TITLES
from counterpoint.ground.marks import quotations
from counterpoint.ground.text import Text

_STOPS = frozenset(".!?")
_CLAUSE_ENDS = frozenset([",", ";", ":", "and", "but", "though", "while", "when"])
_NOT_NAMES = OPENERS | CALENDAR | PRONOUNS | SMALL | TITLES
_ASKING = BESIDE_VERBS - {"will", "may"}  # "Does", "Is": no names where a sentence begins; Will and May are
_FAR = 8  # atoms behind a word of saying in which its subject may stand: "said harbour master Bo Stenmark"
_NEAR = 4  # words between a word of saying and the words that are said
BETWEEN = CALENDAR | frozenset(["that", "in", "a", "statement", "on", "how"])
_SHARE = 20  # at least one word in so many is one of the commonest of English, in English
_VERB_ENDS = ("ed", "n't", "es", "ts", "ks", "ls", "ns", "ds", "rs")


Run = tuple[int, int]


@dataclass(frozen=True)
class Passage:
    """Part of a text in atoms, numbered from 0. ``quoted``: within quotation marks."""

    index: Index
    first: int
    keys: list[str]
    capital: list[bool]
    quoted: list[bool]
    opens: list[bool]
    """Whether a line begins with the atom."""

    @cached_property
    def names(self) -> list[Run]:
        """Runs of capitalised words that may be a name, titles left out."""
        runs: list[Run] = []
        for k, key in enumerate(self.keys):
            fits = self.capital[k] and key not in _NOT_NAMES
            fits = fits and not (self._starts(k) and (key.endswith("ing") or key in _ASKING))
            if fits and runs and runs[-1][1] == k and not self.opens[k]:
                runs[-1] = (runs[-1][0], k + 1)
            elif fits:
                runs.append((k, k + 1))
            elif key == "." and runs and runs[-1][1] == k and len(self.keys[k - 1]) == 1:
                runs[-1] = (runs[-1][0], k + 1)  # an initial
        return runs

    @cached_property
    def cues(self) -> list[int]:
        """Words of saying and thinking that are the article's own, not part of what somebody says, and whose subject speaks."""
        return [k for k in self._words_of_saying if not self.unsaid(k) and not self._only_mentioned(k)]

    def speechless(self, sentence: Run) -> bool:
        """Whether nothing is said in a sentence with its words of saying, so that nobody goes on from there."""
        silent = [self._silent(k) for k in self.cues if sentence[0] <= k < sentence[1]]
        return bool(silent) and all(silent)

    @cached_property
    def _words_of_saying(self) -> list[int]:
        named = self.capital
        return [
            k
            for k, key in enumerate(self.keys)
            if key in CUES and not self.quoted[k] and (not named[k] or self._starts(k) or self.titled[k])
        ]

    def own_voice(self, sentence: Run) -> bool:
        """Whether the article speaks itself, by the look of it: no quotation mark, no word of saying or thinking, no "I", no "you".

        One that begins with a pronoun ("He will not resign.") tells how its subject stands, as one that begins with his name does.
        """
        low, high = sentence
        if any(self.quoted[low:high]) or any(low <= k < high for k in self._words_of_saying):
            return False
        return HEARD.isdisjoint(self.keys[low:high]) and SUBJECTS.isdisjoint(self.keys[low : min(low + 3, high)])

    def _only_mentioned(self, k: int) -> bool:
        """Whether a noun of what is said stands where nobody says it: "without comment", "beyond doubt"."""
        return self.keys[k] in MENTIONED_ONLY and self._before(k) in NOTHING_OF

    def _silent(self, k: int) -> bool:
        """Whether nothing is said with a word of saying: "declined to comment", "did not respond to a question"."""
        key = self.keys[k]
        if key in REFUSING:
            return self.keys[k + 1 : k + 2] == ["to"] and bool(ANSWERING.intersection(self.keys[k + 2 : k + 3]))
        clause = next((m for m in range(k, -1, -1) if self.keys[m] in _CLAUSE_ENDS or self._starts(m)), 0)
        return any(self.keys[m] in ANSWERING and self._not_done(m) for m in range(clause, k + 1))

    def _not_done(self, k: int) -> bool:
        return self._negated(k) or (k > 1 and self.keys[k - 1] == "to" and self.keys[k - 2] in REFUSING)

    def _negated(self, k: int) -> bool:
        before = self._before(k)
        return (before in {"not", "never"} or before.endswith("n't")) and "only" not in self.keys[max(k - 2, 0) : k]

    def unsaid(self, k: int) -> bool:
        """Whether the subject of a word of saying does not say what follows: "might have said", "was told", "never said"."""
        m = self._skip_adverbs(k - 1)
        if self.keys[k] in CORE_CUES and self._negated(k):
            return not QUESTIONS.intersection(self.keys[k + 1 : k + 2])  # "did not say when" tells what was asked
        before = self.keys[m] if m >= 0 else ""
        if self.keys[k] in HEARING and before in BEING:
            return not self._by_somebody(k)
        n = self._skip_adverbs(m - 1)
        return (self.keys[k] in CORE_CUES or self.keys[k] == "put") and before == "have" and n >= 0 and self.keys[n] in MODALS

    def _by_somebody(self, k: int) -> bool:
        """Whether a participle says who speaks: "reporters were told by Ada Quill"."""
        return self.keys[k] in HEARING and self.keys[k + 1 : k + 2] == ["by"]

    def _before(self, k: int) -> str:
        m = self._skip_adverbs(k - 1)
        return self.keys[m] if m >= 0 else ""

    def _skip_adverbs(self, m: int) -> int:
        while m >= 0 and (self.keys[m].endswith("ly") or self.keys[m] in {"also", "well"}):
            m -= 1
        return m

    def unsaid_by(self, sentence: Run, end: int) -> Run | None:
        """Who does not say what begins at ``end``, though a word of saying stands before it in ``sentence``; an empty run if unclear."""
        found = [k for k in self._words_of_saying if sentence[0] <= k < end]
        if not found or not self.unsaid(found[-1]):
            return None
        return self.plain_subject(found[-1]) or ((end, end) if all(map(self.unsaid, found)) else None)

    @cached_property
    def titled(self) -> list[bool]:
        """Whether an atom stands in a headline: most words of its line have capitals."""
        found: list[bool] = []
        while len(found) < len(self.keys):
            low = len(found)
            high = next((k for k in range(low + 1, len(self.keys)) if self.opens[k]), len(self.keys))
            words = [k for k in range(low, high) if len(self.keys[k]) > 3 and self.keys[k].isalpha()]
            found += [len(words) > 2 and 10 * sum(self.capital[k] for k in words) > 7 * len(words)] * (high - low)
        return found

    @cached_property
    def english(self) -> bool:
        """Whether it is English, as far as a passage shows."""
        words = [key for key in self.keys if key[0].isalpha()]
        return sum(key in ENGLISH for key in words) * _SHARE >= max(len(words), 2 * _SHARE)

    def run(self, span: Span) -> Run:
        """The atoms of ``span``, as far as they are in the passage."""
        low, high = self.index.at(span.start) - self.first, self.index.at(span.end) - self.first
        if 0 < high <= len(self.keys) and self.index.folded.start(self.index.begins[high - 1 + self.first]) >= span.end:
            high -= 1
        return min(max(low, 0), len(self.keys)), min(max(high, 0), len(self.keys))

    def sentence(self, k: int) -> Run:
        """About the sentence of atom ``k``: from full stop to full stop, within a line."""
        low = k
        while low > 0 and not self._starts(low):
            low -= 1
        high = k + 1
        while high < len(self.keys) and not self._starts(high):
            high += 1
        return low, high

    def _starts(self, k: int) -> bool:
        return k == 0 or self.opens[k] or (self.keys[k - 1] in _STOPS and not self._initial(k - 1))

    def _initial(self, k: int) -> bool:
        return self.keys[k] == "." and k > 0 and len(self.keys[k - 1]) < 3 and self.capital[k - 1]

    def ends(self, k: int) -> bool:
        """Whether a sentence ends with atom ``k``."""
        return k + 1 >= len(self.keys) or self._starts(k + 1)

    def plain_subject(self, k: int, *, behind: bool = False) -> Run | None:
        """The name that is plainly the subject of the word of saying ``k``: right before it or, ``behind`` what is said, right after."""
        m = k - 1
        while m >= 0 and (self.keys[m] in BESIDE_VERBS or self.keys[m].endswith(("ly", "n't")) or self.keys[m] in CALENDAR):
            m -= 1
        found = next((run for run in self.names if run[1] == m + 1 and not self.quoted[m]), None)
        if self.keys[k] == "according" or self._by_somebody(k):
            return next((run for run in self.names if k + 2 <= run[0] <= k + _NEAR), None)
        if found is None and behind and self.keys[k] in INVERTED:
            after = k + 1
            while after < len(self.keys) and (self.keys[after] in TITLES - ARTICLES or (self.keys[after] == "." and after > k + 1)):
                after += 1
            return next((run for run in self.names if run[0] == after), None)
        return found

    def beside(self, content: Run) -> tuple[Run | None, bool]:
        """The plain subject of a word of saying right beside the words, if there is one, and whether that word leaves no doubt."""
        k = next(self._cues(range(content[0] - 1, -1, -1), self.ends), -1)
        if k >= 0:
            return self.plain_subject(k), self.keys[k] in CORE_CUES
        k = next(self._cues(range(content[1], len(self.keys)), self._starts), -1)
        touches = k >= 0 and all(not key[0].isalnum() for key in self.keys[content[1] : k])
        return (self.plain_subject(k, behind=touches), self.keys[k] in CORE_CUES) if k >= 0 else (None, False)

    def _cues(self, way: range, over: Callable[[int], bool]) -> Iterator[int]:
        """Words of saying along ``way``, as long as few words stand between and no sentence is over."""
        words, known = 0, set(self.cues)
        for k in way:
            if words >= _NEAR or over(k):
                return
            if k in known:
                yield k
            words += self.keys[k][0].isalpha() and self.keys[k] not in BETWEEN

    def behind_titles(self, k: int) -> int:
        """Where the titles before atom ``k`` begin."""
        while k > 0 and not self._starts(k) and (self.keys[k - 1] in TITLES or self.keys[k - 1] == "."):
            k -= 1
        return k

    def joined(self, one: Run, other: Run) -> bool:
        """Whether two names speak together: "Ada Quill and Bo Stenmark said"."""
        low, high = sorted((one, other))
        return high[0] - low[1] < _FAR and any(key in {"and", "or", "with"} for key in self.keys[low[1] : high[0]])

    def speaks(self, mention: Run, sentence: Run) -> bool:
        """Whether a mention stands where somebody stands who says or thinks something."""
        i, j = mention
        low, high = sentence
        if self.quoted[i]:
            return False
        if (j < high and self.keys[j] == ":") or self.index.glue[self.first + i] == DASH:
            return True
        k = max(self.behind_titles(i), low) - 1
        before = self.keys[k] if k >= low else ""
        if before == "to" and k > low and self.keys[k - 1] == "according":
            return True
        if before in NOT_SPEAKING and not (j + 1 < high and self.keys[j] == "," and self.keys[j + 1] in {"who", "which"}):
            return False
        behind = any(j <= cue < high for cue in self.cues)
        return behind or any(max(low, i - _FAR) <= cue < i and not any(map(self.ends, range(cue, i))) for cue in self.cues)

    def acts(self, mention: Run, sentence: Run) -> bool:
        """Whether a mention is, by its look, the subject of its sentence."""
        (i, j), (low, high) = mention, sentence
        k = max(self.behind_titles(i), low) - 1
        if self.quoted[i] or (k >= low and self.keys[k] in NOT_SPEAKING) or j >= high:
            return False
        if self.titled[i]:
            return True
        while j < high - 1 and self.keys[j].endswith("ly"):
            j += 1
        return self.keys[j] == "," or self.keys[j] in BESIDE_VERBS or self.keys[j].endswith(_VERB_ENDS)

    def bracket(self, i: int, low: int) -> int | None:
        """The bracket in which atom ``i`` stands, of those that are opened from atom ``low`` on; one that begins with it holds it."""
        opened: list[int] = []
        for k in range(low, i + 1):
            if self.keys[k : k + 1] == ["("]:
                opened.append(k)
            elif k < i and self.keys[k] == ")" and opened:
                opened.pop()
        return opened[-1] if opened else None


def passage(text: Text, span: Span) -> Passage:
    """The part ``span`` of a text."""
    index = text.index
    low, high = index.at(span.start), index.at(span.end)
    keys = index.keys(low, high)
    places = [index.folded.start(begin) for begin in index.begins[low : low + len(keys)]]
    capital = [index.text[place].isupper() for place in places]
    quoted, opens = quotations(index, low, places)
    return Passage(index, low, keys, capital, quoted, opens)
