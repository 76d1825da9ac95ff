"""Collections of any size, shaped like a real one, for the benchmarks.

The figures are those of 5,620 documents of one site: they list 29 related articles in the mean, up to 179 and a third
of them none; what a document lists, its neighbours in time list too, so that 161,000 entries are 4,200 distinct
articles; one entry in 50 disagrees with the others in a title, a date or a score. Words come as often as in a language
(Zipf 1935), names are among them, and articles of one event share some. The same seed gives the same bytes.
"""

import datetime as dt
import random
from functools import lru_cache
from itertools import accumulate

TOPICS = ["AI", "Cloud", "Compute", "Data", "Security", "Storage", "Hybrid", "Tools", "Edge", "Networking"]
SYLLABLES = [first + vowel for first in "bcdfghklmnprstvwz" for vowel in ("a", "e", "i", "o", "u", "an", "er", "on")]
MEAN_LISTED = 30
LISTING_SHARE = 0.67
DISAGREEING_SHARE = 0.02
DOCUMENTS_AN_ARTICLE = 1.35
PROVIDERS = 460
ARTICLES_AN_EVENT = 4
START, DAYS = dt.datetime(2018, 1, 1, tzinfo=dt.UTC), 2_000


def make_words(count, seed, *, is_name=False):
    """Make up words, the most frequent first."""
    randomness = random.Random(seed)
    words = ["".join(randomness.choices(SYLLABLES, k=1 + min(3, place // 40 + 1))) for place in range(count)]
    return [word.capitalize() for word in words] if is_name else words


def zipf(count):
    """Give the weights of so many words, summed up from the most frequent."""
    return list(accumulate(1 / (place + 2.7) for place in range(count)))


WORDS, WORD_WEIGHTS = make_words(12_000, "words"), zipf(12_000)
NAMES, NAME_WEIGHTS = make_words(3_000, "names", is_name=True), zipf(3_000)


def write_collection(folder, documents, *, seed=0):
    """Write so many documents into a folder, and give how many articles they list."""
    folder.mkdir(parents=True, exist_ok=True)
    randomness, listed = random.Random(seed), 0
    for number in range(documents):
        part = folder / f"{number // 1000:03}"
        part.mkdir(exist_ok=True)
        text = document(number, documents, randomness)
        (part / f"{number:06}.md").write_text(text, encoding="utf-8")
        listed += text.count("\n  - title: ")
    return listed


def document(number, documents, randomness):
    """Give the text of one document."""
    lines = ["---", "category: news", *article(f"d{number}", documents, "")]
    lines += ["topics:", *(f"  - {topic}" for topic in randomness.sample(TOPICS, randomness.randint(1, 3))), ""]
    if randomness.random() < LISTING_SHARE:
        count = min(179, 1 + int(randomness.expovariate(LISTING_SHARE / MEAN_LISTED)))
        lines += ["related:"]
        for listed in related(number, count, documents, randomness):
            fields = list(article(listed, documents, "    "))
            if randomness.random() < DISAGREEING_SHARE:
                fields[0] = fields[0].removesuffix('"') + f' — {sentence(randomness, 2)}"'
            lines += ["  - " + fields[0].strip(), *fields[1:]]
    return "\n".join([*lines, "---", ""])


def related(number, count, documents, randomness):
    """Choose what a document lists: mostly what its neighbours in time list, now and then a document."""
    centre = number / DOCUMENTS_AN_ARTICLE
    for _ in range(count):
        if randomness.random() < 0.05:
            yield f"d{randomness.randrange(documents)}"
        else:
            yield f"m{max(0, int(randomness.gauss(centre, 60)))}"


@lru_cache(maxsize=2_000)
def article(name, documents, margin):
    """Give the fields of an article, one to a line, by its name: a letter, and its number in the order of time."""
    values, number = random.Random(name), int(name[1:])
    share = number / documents * (1 if name[0] == "d" else DOCUMENTS_AN_ARTICLE)
    event = random.Random(f"event {number // ARTICLES_AN_EVENT}")
    shared = [*event.choices(NAMES, cum_weights=NAME_WEIGHTS, k=2), sentence(event, 3).lower()]
    moment = START + dt.timedelta(days=DAYS * share, hours=values.random() * 30)
    domain = f"news{min(PROVIDERS, int(values.paretovariate(0.6)))}.example"
    slug = f"{name}-" + "-".join(values.choices(WORDS, cum_weights=WORD_WEIGHTS, k=8))
    fields = [
        f'title: "{sentence(values, 6)} {" ".join(values.sample(shared, 2))}"',
        f'excerpt: "{sentence(values, values.randint(10, 30))} {" ".join(shared)} {sentence(values, 12).lower()}."',
        f"publishedDateTime: {moment:%Y-%m-%dT%H:%M:%SZ}",
        f'webUrl: "https://www.{domain}/2021/{slug}"',
        f'ampWebUrl: "https://www.{domain}/amp/2021/{slug}"',
        "type: article",
        "provider:",
        f"  name: The {domain}",
        f"  domain: {domain}",
        f"quality: {values.randint(1, 99)}",
        "images:",
        f'  - url: "https://images.{domain}/{slug}.jpg"',
        "    width: 1200",
        "    height: 630",
    ]
    return [margin + field for field in fields]


def sentence(randomness, count):
    """Give so many words, one in eight of them a name."""
    words = randomness.choices(WORDS, cum_weights=WORD_WEIGHTS, k=count)
    if count > 2:
        for place in range(randomness.randrange(8), count, 8):
            words[place] = randomness.choices(NAMES, cum_weights=NAME_WEIGHTS)[0]
    return " ".join([words[0].capitalize(), *words[1:]])
