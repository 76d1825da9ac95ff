"""Stories as nodes and edges of a graph, on the seeds."""

import pytest

from graphkit.stories.find import find_stories
from graphkit.stories.in_graph import METHOD, add_stories, stories_of

EXIT = [
    "engadget.com/ibm-exits-facial-recognition-business-012915316.html",
    "neowin.net/news/ibm-backs-out-from-facial-recognition-business-over-concerns-of-racial-and-ethnic-bias",
    "scmp.com/tech/big-tech/article/3088133/ibm-turns-away-facial-recognition-business-amid-public-furore-over",
    "theguardian.com/technology/2020/jun/09/ibm-quits-facial-recognition-market-over-law-enforcement-concerns",
    "thenextweb.com/neural/2020/06/09/ibm-wont-develop-facial-recognition-tech-for-mass-surveillance-anymore",
    "theverge.com/2020/6/8/21284683/ibm-no-longer-general-purpose-facial-recognition-analysis-software",
    "uk.pcmag.com/news-analysis/127302/ibm-ditches-facial-recognition-tech-over-human-rights-concerns",
    "venturebeat.com/2020/06/09/https-venturebeat-com-2020-06-09-ibm-exits-facial-recognition-urges-national-dialogue-on-use-by-law-enforcement",
]
MORATORIUM = [
    "businessinsider.com/amazon-rekognition-suspend-police-use-of-controversial-facial-recognition-tech-2020-6",
    "businessinsider.com/ibm-kills-general-purpose-facial-recognition-2020-6",
    "charlotteobserver.com/news/business/national-business/article243441421.html",
    "forbes.com/sites/thomasbrewster/2020/06/11/microsoft-urged-to-follow-amazon-and-ibm-stop-selling-facial-recognition-to-cops-after-george-floyds-death",
    "mashable.com/article/amazon-facial-recognition-tech-rekognition-police",
    "sfgate.com/news/article/Amazon-bans-police-use-of-its-facial-recognition-15331295.php",
    "techcrunch.com/2020/06/10/amazon-rekognition-moratorium",
    "venturebeat.com/2020/06/10/ibm-walked-away-from-facial-recognition-what-about-amazon-and-microsoft",
]
EXPLORATION = [
    "techround.co.uk/news/dasa-plans-use-advanced-facial-recognition-tech-security",
    "ukauthority.com/articles/dasa-to-explores-facial-recognition-for-policing",
]
CONTRACT = [
    "techspot.com/news/99990-ibm-vowed-dial-back-facial-recognition-tech-but.html",
    "theverge.com/2023/8/31/23852955/ibm-uk-government-contract-biometric-facial-recognition",
]


@pytest.fixture
def graph(seeds_build):
    # Whatever the build itself added is found anew.
    graph = seeds_build.graph.copy()
    graph.remove_nodes_from([node for node, kind in graph.nodes(data="kind") if kind == "story"])
    return graph


def test_the_exit_the_moratorium_and_the_contract_are_different_stories(graph):
    found = [sorted(member.article for member in story.members) for story in find_stories(graph)]
    assert found == [EXIT, MORATORIUM, EXPLORATION, CONTRACT]


def test_what_was_added_is_read_back(graph):
    stories = find_stories(graph)
    add_stories(graph, find_stories(graph))
    assert stories_of(graph) == stories


def test_a_story_is_a_node_and_its_members_are_edges(graph):
    before = len(graph)
    add_stories(graph, find_stories(graph))
    story = stories_of(graph)[-1]
    assert graph.nodes[story.story_id] == {
        "kind": "story",
        "name": story.name,
        "first_date": story.first_date,
        "last_date": story.last_date,
        "articles": 2,
        "providers": 2,
        "first": story.first,
        "method": METHOD,
    }
    for member in story.members:
        edge = graph.edges[member.article, story.story_id, "part_of"]
        assert edge == {"kind": "part_of", "centrality": member.centrality, "reason": member.reason}
    added = list(graph)[before:]
    assert added == sorted(added)
