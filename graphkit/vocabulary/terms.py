"""The RDF classes and properties that no field or edge names: of things, of entries, of the data set.

May import: vocabulary.namespaces.
"""

from __future__ import annotations

from graphkit.vocabulary.namespaces import DCAT, DCTERMS, GK, PROV, RDF, RDFS, SCHEMA, SKOS, VOID

TYPE_TERM = RDF + "type"
TYPE_CLASSES = {"article": SCHEMA + "NewsArticle", "video": SCHEMA + "VideoObject"}
"""The class of an article, by its field ``type``."""
OTHER_TYPE_CLASS = SCHEMA + "CreativeWork"
"""The class of an article of any other type, or of none."""
ORGANIZATION_CLASS = SCHEMA + "Organization"
"""The class of a provider; schema.org's NewsMediaOrganization would claim more than a domain tells."""
CONCEPT_CLASS = SKOS + "Concept"
CONCEPT_SCHEME_CLASS = SKOS + "ConceptScheme"
IMAGE_CLASS = SCHEMA + "ImageObject"
DOCUMENT_CLASS = PROV + "Entity"

IMAGE_TERM = SCHEMA + "image"
LOGO_TERM = SCHEMA + "logo"
IN_SCHEME_TERM = SKOS + "inScheme"
KEYWORD_TERM = SKOS + "hiddenLabel"
LABEL_TERM = RDFS + "label"
DESCRIBED_IN_TERM = GK + "describedIn"
MENTIONED_IN_TERM = GK + "mentionedIn"
PATH_TERM = GK + "path"
SHA256_TERM = GK + "sha256"
WITHHELD_TERM = GK + "withheld"
ALTERED_TERM = GK + "altered"
DESCRIBES_TERM = GK + "describes"
PLACE_TERM = GK + "place"

ENTRY_CLASS = GK + "Entry"
ARTICLE_ENTRY_CLASS = GK + "ArticleEntry"
PROVIDER_ENTRY_CLASS = GK + "ProviderEntry"
TOPIC_ENTRY_CLASS = GK + "TopicEntry"
IMAGE_ENTRY_CLASS = GK + "ImageEntry"

DATASET_CLASSES = (VOID + "Dataset", DCAT + "Dataset")
DISTRIBUTION_CLASS = DCAT + "Distribution"
ACTIVITY_CLASS = PROV + "Activity"
AGENT_CLASS = PROV + "SoftwareAgent"

TITLE_TERM = DCTERMS + "title"
DESCRIPTION_TERM = DCTERMS + "description"
TRIPLES_TERM = VOID + "triples"
ENTITIES_TERM = VOID + "entities"
URI_SPACE_TERM = VOID + "uriSpace"
VOCABULARY_TERM = VOID + "vocabulary"
CLASS_PARTITION_TERM = VOID + "classPartition"
CLASS_TERM = VOID + "class"
DISTRIBUTION_TERM = DCAT + "distribution"
MEDIA_TYPE_TERM = DCAT + "mediaType"
GENERATED_BY_TERM = PROV + "wasGeneratedBy"
DERIVED_FROM_TERM = PROV + "wasDerivedFrom"
ASSOCIATED_WITH_TERM = PROV + "wasAssociatedWith"
NAME_TERM = SCHEMA + "name"
VERSION_TERM = SCHEMA + "softwareVersion"
OPTION_TERM = GK + "option"
SOFTWARE_IRI = GK + "graphkit"
"""The name of graphkit itself, as the agent of a build."""
