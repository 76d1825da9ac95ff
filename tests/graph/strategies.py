"""Generated contributions: few addresses, providers and topics, so that documents meet and disagree."""

from hypothesis import strategies as st

from graphkit.graph.contribution import Contribution
from graphkit.records import Article, Document, Entry, Image, Provider, Topic

ADDRESSES = [f"https://{host}/{path}" for host in ("a.example", "www.b.example") for path in ("", "1", "1/", "2?x=1")]
NAMES = ["One", "Two", "C++", "ñ"]
words = st.sampled_from(["Storm", "storm", "Ein Titel", "", 'quote " \\', "line\nend"]).map(lambda text: text or None)
addresses = st.sampled_from(ADDRESSES)
maybe_addresses = st.none() | addresses
images = st.lists(addresses, max_size=2, unique=True).map(
    lambda urls: tuple(Image(url=url, place=place, width=place + 1) for place, url in enumerate(urls))
)
providers = st.builds(
    Provider, domain=st.sampled_from(["a.example", "b.example"]), name=words, description=words, images=images
)
topics = st.builds(
    Topic,
    name=st.sampled_from(NAMES),
    short_name=words,
    parent=st.none() | st.sampled_from(NAMES),
    keywords=st.lists(st.sampled_from(NAMES), unique=True).map(sorted).map(tuple),
)
articles = st.builds(
    Article,
    url=addresses,
    original_url=maybe_addresses,
    amp_url=maybe_addresses,
    title=words,
    excerpt=words,
    type=st.sampled_from([None, "article", "video", "podcast"]),
    date_published=st.sampled_from([None, "2020-06-09", "2020-06-09T01:08:00Z", "2023-08-31T13:04:00Z"]),
    quality=st.none() | st.integers(0, 3),
    is_published=st.none() | st.booleans(),
    provider=st.none() | providers,
    topics=st.lists(st.sampled_from(NAMES), unique=True).map(sorted).map(tuple),
    images=images,
    other=st.sampled_from([(), (("mood", "calm"),), (("007", "x"), ("mood", "glad"))]),
)


altered = st.sampled_from([(), ("",), ("related[0].title", "title")])


@st.composite
def contributions(draw, path=None):
    """Draw what one document says."""
    path = path or draw(st.sampled_from(["a.md", "b.md", "c/d.md"]))
    document = Document(path=path, sha256=draw(st.sampled_from(["0" * 64, "f" * 64])), altered=draw(altered))
    described = draw(articles | topics | providers)
    entries = [Entry(document=path, field="", subject=described)]
    if isinstance(described, Article):
        entries += [
            Entry(document=path, field=f"related[{place}]", subject=article)
            for place, article in enumerate(draw(st.lists(articles, max_size=3)))
        ]
    return Contribution.of([document], entries)


@st.composite
def collections(draw):
    """Draw what several documents say, each path once, as on a disk."""
    paths = draw(st.lists(st.sampled_from(["a.md", "b.md", "c/d.md", "e.md"]), unique=True, max_size=4))
    return [draw(contributions(path=path)) for path in paths]
