"""What the seeds name, and who names it: the whole list."""

from graphkit.phrases.find import find_phrases

EXPECTED = """
Amazon               businessinsider charlotteobserver forbes mashable sfgate techcrunch venturebeat
Arvind Krishna       techspot uk.pcmag
Black Lives Matter   mashable
Congress             charlotteobserver scmp theguardian uk.pcmag venturebeat
DASA                 techround ukauthority
George Floyd         forbes mashable
IBM                  businessinsider engadget forbes neowin scmp techcrunch techspot theguardian thenextweb theverge \
theverge uk.pcmag venturebeat venturebeat
Joy Buolamwini       venturebeat
Microsoft            forbes venturebeat
Rekognition          businessinsider mashable
Wayback Machine      techspot
facial recognition   businessinsider businessinsider charlotteobserver engadget forbes mashable neowin scmp sfgate \
techcrunch techround techspot theguardian thenextweb theverge theverge uk.pcmag ukauthority venturebeat venturebeat
general purpose      businessinsider thenextweb
human rights         engadget theverge theverge uk.pcmag
law enforcement      forbes theguardian thenextweb venturebeat
mass surveillance    thenextweb theverge theverge
national dialogue    neowin theguardian venturebeat
racial equity        scmp venturebeat
racial profiling     scmp sfgate theguardian theverge theverge
"""


def outlet(article):
    return article.partition("/")[0].rpartition(".")[0].removesuffix(".co")


def test_the_seeds_name_these_and_nothing_else(seeds_build):
    found = [
        f"{phrase.name:<20} {' '.join(outlet(mention.article) for mention in phrase.mentions)}"
        for phrase in find_phrases(seeds_build.graph)
    ]
    assert found == EXPECTED.strip().splitlines()


def test_both_years_of_the_seeds_name_ibm_facial_recognition_and_krishna(seeds_build):
    graph = seeds_build.graph
    for phrase in find_phrases(graph):
        if phrase.name in ("IBM", "facial recognition", "Arvind Krishna"):
            years = {graph.nodes[mention.article].get("date_published", "2023")[:4] for mention in phrase.mentions}
            assert {"2020", "2023"} <= years, phrase.name


def test_one_phrase_is_found_in_all_the_ways_that_it_is_written(seeds_build):
    (phrase,) = [phrase for phrase in find_phrases(seeds_build.graph) if phrase.name == "facial recognition"]
    assert {mention.words for mention in phrase.mentions} == {
        "facial recognition",
        "Facial Recognition",
        "facial-recognition",
    }
