"""Questions with positions: only cited views count, and rules claim no more than they can."""

from __future__ import annotations

from typing import Any

from counterpoint.errors import ModelError
from counterpoint.items import AnyItem
from counterpoint.llm import Request
from counterpoint.reconcile.issues import Issues, issues
from counterpoint.reconcile.people import people
from counterpoint.reconcile.profiles import Profile, Weights, profiles
from counterpoint.testing import FakeLLM
from tests.reconcile.made import claim, record, view

ASSERTED = view("Maria Oduya", "The council of Lind knew of the cracks in the old wall.", cue="said")
DENIED = view("Per Strand", "Strand denied that the council of Lind knew of cracks in the old wall.", cue="denied", certainty="denied")


def profile(*items: AnyItem) -> list[Profile]:
    records = [record(f"r{n}", item) for n, item in enumerate(items)]
    return profiles(records, people(records))


def found(everything: list[Profile], llm: FakeLLM | None = None) -> Issues:
    return issues(everything, Weights(everything), llm)


def stated(**changes: Any) -> dict[str, Any]:
    issue = {
        "question": "Did the council know of the cracks?",
        "positions": [
            {"stance": "supports", "answer": "It knew.", "views": ["V1"]},
            {"stance": "opposes", "answer": "It did not.", "views": ["V2"]},
        ],
        "logically_exclusive": True,
    }
    return {"issues": [{**issue, **changes}]}


def test_positions_cite_views_and_exclusion_stands_apart() -> None:
    everything = profile(ASSERTED, DENIED)
    (issue,) = found(everything, FakeLLM([stated()])).issues
    assert issue.question == "Did the council know of the cracks?"
    assert [(p.stance, p.items) for p in issue.positions] == [
        ("supports: It knew", (everything[0].id,)),
        ("opposes: It did not", (everything[1].id,)),
    ]
    assert issue.logically_exclusive is True


def test_ids_that_were_not_given_are_refused() -> None:
    positions = [
        {"stance": "supports", "answer": "It knew.", "views": ["V1", "V9", "Maria Oduya"]},
        {"stance": "opposes", "answer": "It did not.", "views": ["V2", "V1"]},
    ]
    everything = profile(ASSERTED, DENIED)
    (issue,) = found(everything, FakeLLM([stated(positions=positions)])).issues
    assert [p.items for p in issue.positions] == [(everything[0].id,), (everything[1].id,)]


def test_what_has_one_position_or_one_voice_left_is_no_issue() -> None:
    unknown = [{"stance": "supports", "answer": "It knew.", "views": ["V1"]}, {"stance": "opposes", "answer": "No.", "views": ["V7"]}]
    assert found(profile(ASSERTED, DENIED), FakeLLM([stated(positions=unknown)])).issues == ()
    same_voice = profile(ASSERTED, view("Maria Oduya", "The council of Lind knew nothing."), view("Per Strand", "It rains."))
    assert found(same_voice, FakeLLM([stated()])).issues == ()


def test_one_bad_issue_does_not_cost_the_others() -> None:
    reply = {"issues": [{"question": 5}, *stated()["issues"]]}
    assert len(found(profile(ASSERTED, DENIED), FakeLLM([reply])).issues) == 1


def test_a_model_that_breaks_is_said_to_have_broken() -> None:
    outcome = found(profile(ASSERTED, DENIED), FakeLLM([ModelError("no answer")]))
    assert outcome.issues == ()
    assert outcome.failures == ("issues were not found: no answer",)


def test_only_views_are_shown() -> None:
    seen: list[Request] = []

    def answer(request: Request) -> dict[str, Any]:
        seen.append(request)
        return {"issues": []}

    found(profile(ASSERTED, DENIED, claim("The wall broke.")), FakeLLM(answer))
    assert seen[0].prompt == "issues@2"
    assert "V2" in seen[0].messages[1].content
    assert "V3" not in seen[0].messages[1].content


def test_what_several_articles_quote_alike_is_shown_once_and_cited_for_all() -> None:
    asked: list[Request] = []

    def answer(request: Request) -> dict[str, Any]:
        asked.append(request)
        return stated()

    records = [record("a", ASSERTED, DENIED), record("b", DENIED)]
    everything = profiles(records, people(records))
    (issue,) = issues(everything, Weights(everything), FakeLLM(answer)).issues
    assert "V3" not in asked[0].messages[1].content
    assert [p.items for p in issue.positions] == [(everything[0].id,), (everything[1].id, everything[2].id)]


def test_no_model_is_asked_where_one_voice_is_left_in_a_request() -> None:
    llm = FakeLLM([])
    assert issues([p for p in profile(ASSERTED, DENIED) if p.item.item == DENIED], Weights([]), llm).issues == ()
    assert llm.requests == []


def test_who_speaks_is_shown_with_office_and_body() -> None:
    asked: list[Request] = []

    def answer(request: Request) -> dict[str, Any]:
        asked.append(request)
        return {"issues": []}

    found(profile(ASSERTED.model_copy(update={"role": "director", "affiliation": "Water Institute"}), DENIED), FakeLLM(answer))
    assert '"speaker":"Maria Oduya, director, Water Institute"' in asked[0].messages[1].content
    found(profile(ASSERTED.model_copy(update={"speaker": "Tax experts", "role": "tax experts"}), DENIED), FakeLLM(answer))
    assert '"speaker":"Tax experts"' in asked[1].messages[1].content


def test_rules_set_a_denial_against_what_it_denies() -> None:
    everything = profile(ASSERTED, DENIED)
    (issue,) = found(everything).issues
    assert [p.items for p in issue.positions] == [(everything[0].id,), (everything[1].id,)]
    assert issue.logically_exclusive is None
    assert issue.question.endswith("?")
    assert "council" in issue.question


def test_words_that_stand_side_by_side_stay_together_in_the_question() -> None:
    denial = view("Per Lund", "the Lind council knew of the open cracks in the dam wall", certainty="denied", cue="denied")
    held = view("Ada Moe", "the Lind council knew for years of the open cracks in the wall of the dam")
    (issue,) = found(profile(denial, held)).issues
    assert issue.question == "What do they say about Lind council knew, open cracks, dam wall?"


def test_rules_make_no_issue_of_a_denial_of_something_else() -> None:
    other = view("Per Strand", "Strand denied that trains run late on the coast.", cue="denied", certainty="denied")
    assert found(profile(ASSERTED, other)).issues == ()


def test_rules_make_no_issue_of_one_voice_or_of_a_mere_negation() -> None:
    assert found(profile(DENIED)).issues == ()
    negated = view("Per Strand", "The council of Lind did not know of the cracks in the old wall.", cue="said")
    assert found(profile(ASSERTED, negated)).issues == ()


def test_whoever_says_that_it_is_not_so_stands_beside_whoever_denies_it() -> None:
    not_so = view("Ada Moe", "The council of Lind did not know of cracks in the old wall.", cue="said")
    everything = profile(ASSERTED, DENIED, not_so)
    (issue,) = found(everything).issues
    assert [p.items for p in issue.positions] == [(everything[0].id,), (everything[1].id, everything[2].id)]


def test_two_who_deny_are_no_issue() -> None:
    not_so = view("Ada Moe", "The council of Lind did not know of cracks in the old wall.", cue="said")
    assert found(profile(DENIED, not_so)).issues == ()
