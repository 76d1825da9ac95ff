"""A small graph for each shape that violates it, and it alone: what ought to be there is there."""

ADDRESS = "schema:url <https://a.example/1>"
NEWS = f"<a> a schema:NewsArticle ; {ADDRESS} ; gk:describedIn <d>"
DOCUMENT = f'<d> a prov:Entity ; gk:path "d.md" ; gk:sha256 "{"0" * 64}"'
ENTRY = f"<d#> a gk:ArticleEntry ; gk:describes <a> ; {ADDRESS}"
PICTURE = "a schema:ImageObject ; schema:contentUrl <https://a.example/i.jpg>"
DATASET = (
    '<s> a void:Dataset ; dcterms:title "T" ; void:triples 1 ; prov:wasGeneratedBy <b> . <b> a prov:Activity . <s>'
)
SCHEME = '<t> a skos:ConceptScheme ; rdfs:label "Topics"'
TOPIC = '<c> a skos:Concept ; skos:prefLabel "C" ; skos:inScheme <t>'

VIOLATIONS = {
    "address": f"<a> a schema:VideoObject ; gk:mentionedIn <d> . {DOCUMENT}",
    "section": "<a> schema:articleSection 1",
    "headline": '<a> schema:headline "One" , "Two"',
    "abstract": '<a> schema:abstract "Un"@fr',
    "published-on": '<a> schema:datePublished "2020-01-01"^^xsd:date , "2021-01-01"^^xsd:date',
    "date": '<a> schema:datePublished "9 June"',
    "url": "<a> schema:url <https://localhost/>",
    "original-url": '<a> gk:originalUrl "https://a.example/1"',
    "amp-url": "<a> gk:ampUrl <javascript:alert(1)>",
    "cdn-amp-url": "<a> gk:cdnAmpUrl <https://a.example/1> , <https://a.example/2>",
    "quality": '<a> gk:quality "high"',
    "heat": "<a> gk:heat 1.5",
    "published": '<a> gk:published "yes"',
    "removed": "<a> gk:removed true , false",
    "embed-url": "<a> schema:embedUrl <data:text/html,x>",
    "publisher": f"{NEWS} ; schema:publisher <p> . {DOCUMENT}",
    "about": f"{NEWS} ; schema:about <c> . {DOCUMENT}",
    "relation": f"{NEWS} ; dcterms:relation <d> . {DOCUMENT}",
    "image": f"{NEWS} ; schema:image <i> . {DOCUMENT}",
    "source": f"<a> a schema:CreativeWork ; {ADDRESS}",
    "described-in": "<a> gk:describedIn <d>",
    "mentioned-in": "<a> gk:mentionedIn <d>",
    "domain": '<p> a schema:Organization ; schema:identifier "A.example"',
    "name": '<p> schema:name ""',
    "description": '<p> schema:description "One" , "Two"',
    "logo": '<p> a schema:Organization ; schema:identifier "a.example" ; schema:logo <i>',
    "label": f"<c> a skos:Concept ; skos:inScheme <t> . {SCHEME}",
    "short-label": '<c> skos:altLabel "C" , "D"',
    "keyword": '<c> skos:hiddenLabel ""',
    "scheme": '<c> a skos:Concept ; skos:prefLabel "C"',
    "broader": f"{TOPIC} ; skos:broader <e> . {SCHEME}",
    "scheme-label": "<t> a skos:ConceptScheme",
    "content-url": "<i> a schema:ImageObject",
    "width": "<i> schema:width 0",
    "height": "<i> schema:height 1 , 2",
    "caption": '<i> schema:caption "Un"@fr',
    "is-cached": "<i> gk:isCached 1",
    "path": f'<d> a prov:Entity ; gk:sha256 "{"0" * 64}"',
    "sha256": '<d> a prov:Entity ; gk:path "d.md" ; gk:sha256 "0"',
    "withheld": "<d> gk:withheld 0",
    "altered": "<d> gk:altered <title>",
    "title": "<s> a void:Dataset ; void:triples 1 ; prov:wasGeneratedBy <b> . <b> a prov:Activity",
    "triples": '<s> a void:Dataset ; dcterms:title "T" ; prov:wasGeneratedBy <b> . <b> a prov:Activity',
    "generated-by": '<s> a void:Dataset ; dcterms:title "T" ; void:triples 1',
    "derived-from": f"{DATASET} prov:wasDerivedFrom <a>",
    "describes": f"<d#> a gk:ArticleEntry ; {ADDRESS}",
    "place": "<d#> gk:place -1",
    "image-place": "<d#i> a gk:ImageEntry ; gk:describes <i> ; schema:contentUrl <https://a.example/i.jpg>",
    "entry-about": f'{ENTRY} ; schema:about "C"',
    "entry-publisher": f"{ENTRY} ; schema:publisher <p>",
    "entry-relation": f"{ENTRY} ; dcterms:relation <a>",
    "entry-image": f"{ENTRY} ; schema:image <i> . <i> {PICTURE}",
    "entry-logo": '<d#p> a gk:ProviderEntry ; gk:describes <p> ; schema:identifier "a.example" ; schema:logo <i>',
    "entry-broader": '<d#> a gk:TopicEntry ; gk:describes <c> ; skos:prefLabel "C" ; skos:broader <e> , <f>',
}
"""Turtle by the name of the shape; prefixes are those of the vocabulary, and names are relative."""
