"""Collections of any size, shaped like a real one, for the benchmarks.

The figures are those of 5,620 documents of one site: they list 29 related articles in the mean, up to 179 and a third
of them none; what a document lists, its neighbours in time list too, so that 161,000 entries are 4,200 distinct
articles; one entry in 50 disagrees with the others in a title, a date or a score. The same seed gives the same bytes.
"""

import random

TOPICS = ["AI", "Cloud", "Compute", "Data", "Security", "Storage", "Hybrid", "Tools", "Edge", "Networking"]
WORDS = [
    "cloud",
    "data",
    "company",
    "service",
    "report",
    "market",
    "new",
    "launch",
    "partner",
    "security",
    "platform",
    "customer",
    "year",
    "analysis",
    "software",
    "network",
    "digital",
    "growth",
    "team",
    "model",
    "story",
    "access",
    "public",
    "deal",
    "office",
    "research",
    "city",
    "court",
    "police",
    "school",
    "health",
]
MEAN_LISTED = 30
LISTING_SHARE = 0.67
DISAGREEING_SHARE = 0.02
DOCUMENTS_AN_ARTICLE = 1.35
PROVIDERS = 460


def write_collection(folder, documents, *, seed=0):
    """Write so many documents into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    randomness = random.Random(seed)
    for number in range(documents):
        part = folder / f"{number // 1000:03}"
        part.mkdir(exist_ok=True)
        (part / f"{number:06}.md").write_text(document(number, documents, randomness), encoding="utf-8")


def document(number, documents, randomness):
    """Give the text of one document."""
    lines = ["---", "category: news", *article(f"d{number}", random.Random(f"d{number}"), "")]
    lines += ["topics:", *(f"  - {topic}" for topic in randomness.sample(TOPICS, randomness.randint(1, 3))), ""]
    if randomness.random() < LISTING_SHARE:
        count = min(179, 1 + int(randomness.expovariate(LISTING_SHARE / MEAN_LISTED)))
        lines += ["related:"]
        for listed in related(number, count, documents, randomness):
            values = random.Random(listed)
            fields = article(listed, values, "    ")
            if randomness.random() < DISAGREEING_SHARE:
                fields[0] = f'    title: "{sentence(values, 6)} — {sentence(randomness, 2)}"'
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


def article(name, values, margin):
    """Give the fields of an article, one to a line."""
    domain = f"news{min(PROVIDERS, int(values.paretovariate(0.6)))}.example"
    slug = f"{name}-" + "-".join(values.choices(WORDS, k=8))
    fields = [
        f'title: "{sentence(values, 10)}"',
        f'excerpt: "{sentence(values, values.randint(20, 60))}"',
        f"publishedDateTime: 20{values.randint(18, 23)}-{values.randint(1, 12):02}-{values.randint(1, 28):02}T10:00:00Z",
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
    """Give so many words."""
    return " ".join(randomness.choices(WORDS, k=count)).capitalize()
