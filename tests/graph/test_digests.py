"""What documents say of a node has the same hash exactly while all that is told of it is the same."""

import copy
from operator import attrgetter

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from graphkit.graph.contribution import Contribution, unite
from graphkit.graph.provenance import Provenance
from graphkit.records import Article, Document, Entry
from graphkit.vocabulary import ARTICLE, ARTICLE_FIELDS, PROVIDER, PROVIDER_FIELDS, TOPIC, TOPIC_FIELDS, node_kind
from tests.graph import strategies

FIELDS = {ARTICLE: ARTICLE_FIELDS, PROVIDER: PROVIDER_FIELDS, TOPIC: TOPIC_FIELDS}


def told(provenance, node_id):
    """Give all that is told of a node: its values, each with all its places, its images, its edges with theirs.

    How many documents are about a topic is no word of theirs, but an attribute.
    """
    values = [
        [(stated.value, stated.first_places(None)) for stated in provenance.values(node_id, row.attribute)]
        for row in FIELDS[node_kind(node_id)]
    ]
    edges = {
        target: [(entry.document, entry.field) for entry in stated]
        for target, stated in provenance.index.edges_of(node_id).items()
    }
    articles = [entry for entry in provenance.entries(node_id) if node_kind(node_id) == ARTICLE]
    return values, provenance.images(node_id), edges, [(entry.document, entry.is_curated) for entry in articles]


@st.composite
def changes(draw):
    """Draw documents, and others of which most say the same, in part of one another's words."""
    before = draw(strategies.collections())
    others = [entry.subject for each in before for entry in each.entries if entry.field]
    after = []
    for contribution in before:
        entries = []
        for entry in sorted(contribution.entries, key=attrgetter("field")):
            subject = draw(st.sampled_from([entry.subject] * 3 + others)) if entry.field else entry.subject
            entries.append(Entry(document=entry.document, field=entry.field, subject=subject))
        if draw(st.integers(0, 4)):
            after.append(Contribution.of(contribution.documents, entries))
    return before, after


@given(changes())
def test_while_the_hash_of_a_node_is_the_same_so_is_all_that_is_told_of_it(changed):
    before, after = (Provenance(unite(each)) for each in changed)
    for node_id in set(before.node_ids) & set(after.node_ids):
        if before.digests.of_node(node_id) == after.digests.of_node(node_id):
            assert told(before, node_id) == told(after, node_id)


def said(**documents):
    """Make what documents say, by their names: the record in each field."""
    return Provenance(
        Contribution.of(
            [Document(path=path, sha256="0" * 64) for path in documents],
            [
                Entry(document=path, field=field, subject=subject)
                for path, fields in documents.items()
                for field, subject in fields.items()
            ],
        )
    )


ONE, OTHER = Article(url="https://a.example/1"), Article(url="https://a.example/2")
SHARED = Article(url="https://b.example/shared", title="A")


def test_which_document_says_what_of_an_article_changes_its_hash():
    listed = {title: {"": ONE, "related[0]": replace(SHARED, title=title)} for title in "AB"}
    said_so = [said(x=listed[x], y=listed[y], z=listed[z]) for x, y, z in ("ABA", "ABB", "AAB", "BAA")]
    assert len({provenance.digests.of_node("b.example/shared") for provenance in said_so}) == 4


def test_where_an_article_is_listed_changes_the_hash_of_the_one_that_lists_it():
    first, second = said(x={"": ONE, "related[0]": SHARED}), said(x={"": ONE, "related[1]": SHARED})
    assert first.digests.of_node("a.example/1") != second.digests.of_node("a.example/1")


def test_what_another_document_calls_a_listed_article_changes_the_hash_of_the_one_that_lists_it():
    lists = {"": ONE, "related[0]": SHARED}
    called = said(x=lists, y={"": replace(OTHER, original_url=SHARED.url)})
    assert said(x=lists, y={"": OTHER}).digests.of_node("a.example/1") != called.digests.of_node("a.example/1")


def test_what_a_document_says_of_another_article_changes_no_hash_of_this_one():
    before = said(x={"": ONE, "related[0]": SHARED})
    after = said(x={"": replace(ONE, title="Another headline"), "related[0]": SHARED})
    assert before.digests.of_node("b.example/shared") == after.digests.of_node("b.example/shared")
    assert before.digests.of_node("a.example/1") != after.digests.of_node("a.example/1")


@given(strategies.collections())
def test_whether_documents_share_a_record_changes_no_hash(contributions):
    shared, parted = Provenance(unite(contributions)), Provenance(unite(map(copy.deepcopy, contributions)))
    for node_id in shared.node_ids:
        assert parted.digests.of_node(node_id) == shared.digests.of_node(node_id)
