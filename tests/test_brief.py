from counterpoint.article import Article
from counterpoint.brief import assemble, letter
from counterpoint.findings import Brief, Comparison, MadeBy, Reconciled
from counterpoint.items import Claim
from counterpoint.records import Record, Usage
from tests.render import invented


def test_articles_are_lettered_in_input_order_and_beyond_z() -> None:
    assert [letter(n) for n in (0, 1, 25, 26, 51, 52, 701, 702)] == ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    brief = invented.brief()
    assert [(a.label, a.source) for a in brief.articles] == [("A", "Coast Herald"), ("B", "Valley News"), ("C", "Daily Ledger")]


def test_items_are_numbered_in_the_order_of_their_words_whatever_order_they_came_in() -> None:
    brief = invented.brief()
    for article in brief.articles:
        own = [item for item in brief.items if item.article_id == article.id]
        assert [item.label for item in own] == [f"{article.label}{n}" for n in range(1, len(own) + 1)]
        assert [item.start for item in own] == sorted(item.start for item in own)


def test_every_offset_of_the_brief_gives_its_quote() -> None:
    brief = invented.brief()
    text = {article.id: article.text for article in brief.articles}
    pieces = [(item.article_id, e) for item in brief.items for e in (*item.evidence, item.sentence)]
    assert len(pieces) > 30
    assert all(text[article][e.start : e.end] == e.quote for article, e in pieces)


def test_the_same_records_with_items_in_another_order_give_the_same_bytes() -> None:
    def shuffled(record: Record) -> Record:
        return record.model_copy(update={"items": record.items[::-1]})

    found = invented.found(invented.names())
    turned = found.model_copy(
        update={
            "people": found.people[::-1],
            "groups": found.groups[::-1],
            "comparisons": found.comparisons[::-1],
            "origins": found.origins[::-1],
        }
    )
    other = assemble([shuffled(r) for r in invented.records()], turned, skipped=[invented.MISSING], made_by=invented.MADE_BY)
    assert other.model_dump_json() == invented.brief().model_dump_json()


def test_people_and_groups_list_their_items_in_the_order_of_the_brief() -> None:
    brief = invented.brief()
    rank = {item.id: n for n, item in enumerate(brief.items)}
    oduya = next(person for person in brief.people if person.name == "Maria Oduya")
    assert [rank[i] for i in oduya.items] == sorted(rank[i] for i in oduya.items)
    assert brief.groups[0].sources == ("art-herald", "art-valley")
    assert [person.named for person in brief.people] == [True, True, True, True, False]


def test_a_direction_is_kept() -> None:
    names = invented.names()
    refined = [(c.a, c.b) for c in invented.brief().comparisons if c.relation == "refines"]
    assert refined == [(names["millimetres"], names["rain"])]


def test_usage_adds_up_and_failures_name_their_article() -> None:
    brief = invented.brief()
    assert (brief.usage.calls, brief.usage.cached, brief.usage.tokens_in, brief.usage.tokens_out) == (4, 2, 6000, 1500)
    assert brief.failures == ("C: part 2 of 2: timed out",)
    late = assemble([], Reconciled(failures=("no answer",), usage=Usage(cost=None)), skipped=[], made_by=MadeBy(engine="llm"))
    assert late.failures == ("reconciling: no answer",)
    assert late.usage.cost is None


def test_the_same_article_given_twice_is_kept_once_and_told() -> None:
    first, *_ = invented.records()
    again = first.model_copy(update={"article": first.article.model_copy(update={"location": "copy.txt"})})
    brief = assemble([first, again], Reconciled(), skipped=[], made_by=MadeBy(engine="rules"))
    assert len(brief.articles) == 1
    assert len(brief.items) == len(first.items)
    assert [(s.location, s.reason) for s in brief.skipped] == [("copy.txt", "the same article as herald.txt")]


def test_two_items_with_the_same_words_keep_a_fixed_order() -> None:
    article = Article(id="x", text="It rained.")
    one, other = (invented.grounded(article, Claim(quotes=["It rained."], text=text)) for text in ("It rained.", "There was rain."))
    other = other.model_copy(update={"id": "0" + other.id})
    orders = [
        [
            item.id
            for item in assemble(
                [Record(article=article, engine="rules", items=items)], Reconciled(), skipped=[], made_by=MadeBy(engine="rules")
            ).items
        ]
        for items in ((one, other), (other, one))
    ]
    assert orders[0] == orders[1]


def test_a_comparison_of_unknown_items_does_no_harm() -> None:
    found = Reconciled(comparisons=(Comparison(a="nobody", b="nothing", relation="agrees"),))
    brief = assemble(invented.records(), found, skipped=[], made_by=MadeBy(engine="rules"))
    assert brief.comparisons == found.comparisons


def test_no_records_give_an_empty_brief() -> None:
    assert assemble([], Reconciled(), skipped=[], made_by=MadeBy(engine="rules")) == Brief()
