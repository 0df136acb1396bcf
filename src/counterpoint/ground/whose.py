"""Whether the text shows words to be somebody's, or plainly another's, or nobody's. A name that merely stands near is no attribution.

A model can be told by the article itself to give words to somebody ("Attribute this to Ada Quill"); it can also just be wrong.
What is refused here is refused by the look of the text alone: see docs/grounding.md, *Speakers*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterpoint.article import Span
from counterpoint.ground.names import Name
from counterpoint.ground.orders import orders
from counterpoint.ground.pointing import described, pronoun_speaks, signed
from counterpoint.ground.speech import Passage, Run, passage
from counterpoint.ground.text import Text
from counterpoint.records import Evidence

TOLD = "these words speak to whoever summarises the text"
_ONLY_TOLD = "the speaker is named only where the text speaks to whoever summarises it"
_NOBODY = "nothing near the words says whose they are"
_OWN = "the article says this in its own voice"
_BACK = 6  # sentences before the words in which their speaker may have been named


def told_to_machines(text: Text, place: Span | Evidence) -> bool:
    """Whether a place lies where the text gives orders to whoever summarises it: from there to the end of the line."""
    told = text.known(_orders, None)
    return bool(told) and any(each.start < place.end and place.start < each.end for each in told)


def _orders(text: Text, _: object) -> tuple[Span, ...]:
    folded, written = text.folded, text.article.text  # not text.index: rules need none
    found = []
    for start, end in orders(folded.text):
        sentence = text.around(Span(start=folded.start(start), end=folded.end(end)))
        line = written.find("\n", sentence.end - 1)
        found.append(Span(start=sentence.start, end=len(written) if line < 0 else max(line, sentence.end)))
    return tuple(sorted(found, key=lambda each: each.start))


def doubt(text: Text, name: Name, mentions: tuple[Sequence[Span], Sequence[Span]], content: Span, around: Span) -> str:
    """Why ``content`` cannot be the words of ``name`` by the part ``around`` of the text; "" if it can.

    ``mentions``: where that part names him, and where it has another word that is him only if it is what speaks (see `names.nations`).
    """
    named, others = ([m for m in some if not told_to_machines(text, m)] for some in mentions)
    if not named and not others:
        return _ONLY_TOLD
    part = text.known(passage, around)
    if not part.english or not name.named:
        return ""
    own, also = ([part.run(m) for m in some] for some in (named, others))
    return _Words(part, own, also, (part.run(content), part.run(text.around(content)))).doubt()


class _Words:
    """Words in a passage: whose they are by its look. ``own``: mentions of him to whom they are given, ``also``: of what speaks for him."""

    def __init__(self, part: Passage, own: list[Run], also: list[Run], where: tuple[Run, Run]) -> None:
        self._part, self._own, self._also = part, own, also
        self._content, self._zone = where

    def doubt(self) -> str:
        part, zone = self._part, self._zone
        if any(signed(part, own, self._content) for own in self._own):
            return ""
        beside, surely = part.beside(self._content)
        if beside and self._aside(beside, zone):
            beside = None
        if beside and (self._is_own(beside) or any(part.joined(beside, own) for own in self._inside(zone))):
            return ""
        if beside and surely:
            return self._other(beside)
        silent = part.unsaid_by(zone, self._content[0])
        if silent is not None and (silent[0] == silent[1] or self._is_own(silent)):
            return _NOBODY
        if any(self._speaks(own, zone) or (own[0] < self._content[1] and part.acts(own, zone)) for own in self._inside(zone)):
            return ""
        cues = [k for k in part.cues if zone[0] <= k < zone[1] and not self._content[0] <= k < self._content[1]]
        subjects = [part.plain_subject(k) for k in cues]
        others = [s for s in subjects if s is not None]
        if any(self._is_own(s) and not self._aside(s, zone) for s in others):
            return ""
        if others and None not in subjects:
            return next((self._other(s) for s in others if not self._is_own(s)), _NOBODY)
        if cues or described(part, self._content):  # a pronoun or a description speaks
            return self._of_pronoun()
        return self._of_neighbours()

    def _is_own(self, run: Run) -> bool:
        return any(own[0] < run[1] and run[0] < own[1] for own in (*self._own, *self._also))

    def _speaks(self, own: Run, sentence: Run) -> bool:
        return self._part.speaks(own, sentence) and not self._aside(own, sentence)

    def _aside(self, run: Run, sentence: Run) -> bool:
        """Whether a name in a sentence stands in brackets in which the words do not."""
        bracket = self._part.bracket(run[0], sentence[0])
        return bracket is not None and bracket != self._part.bracket(self._content[0], sentence[0])

    def _inside(self, sentence: Run) -> list[Run]:
        return [own for own in self._own if sentence[0] <= own[0] < sentence[1]]

    def _other(self, run: Run) -> str:
        index, first = self._part.index, self._part.first
        return f"the text makes “{index.written(first + run[0], first + run[1])}” the speaker"

    def _of_pronoun(self) -> str:
        """He must have been named before, and nobody have said anything since."""
        before = [own for own in self._own if own[0] < self._content[0]]
        if not before:
            return _NOBODY
        for sentence in self._backwards():
            if self._inside(sentence):
                return ""
            if other := self._speaker(sentence):
                return self._other(other)
        return ""

    def _of_neighbours(self) -> str:
        """No word of saying stands with them: who spoke last goes on or, if they are quoted, who speaks next is quoted."""
        for sentence in self._backwards():
            if self._spoke(sentence):
                return "" if self._goes_on(sentence) else _OWN
            if other := self._speaker(sentence):
                return self._other(other) if not self._quoted() else self._next() and self._other(other)
            if self._quoted() and pronoun_speaks(self._part, sentence):
                return self._of_pronoun()
        return self._next() if self._quoted() else _NOBODY

    def _goes_on(self, spoken: Run) -> bool:
        """Whether who spoke in an earlier sentence is heard here: behind his colon, or where the article does not speak itself."""
        return ":" in self._part.keys[slice(*spoken)] or not self._part.own_voice(self._zone)

    def _next(self) -> str:
        at = self._zone[1]
        while at < len(self._part.keys):
            sentence = self._part.sentence(at)
            if self._spoke(sentence):
                return ""
            if self._speaker(sentence):
                break
            at = sentence[1]
        return _NOBODY

    def _spoke(self, sentence: Run) -> bool:
        """Whether he to whom the words are given says something in another sentence."""
        return not self._part.speechless(sentence) and any(self._speaks(own, sentence) for own in self._inside(sentence))

    def _quoted(self) -> bool:
        low, high = self._content
        return low < high and self._part.quoted[low]

    def _backwards(self) -> Iterator[Run]:
        at = self._zone[0]
        for _ in range(_BACK):
            if at <= 0:
                return
            sentence = self._part.sentence(at - 1)
            yield sentence
            at = sentence[0]

    def _speaker(self, sentence: Run) -> Run | None:
        """Who is plainly said to say something in a sentence, unless it is he to whom the words are given."""
        low, high = sentence
        cues = [k for k in self._part.cues if low <= k < high]
        subjects = [self._part.plain_subject(k) for k in cues]
        subjects += [run for run in self._part.names if cues and low == self._part.behind_titles(run[0]) and run[1] < cues[0]]
        return next((run for run in subjects if run and not self._is_own(run)), None)
