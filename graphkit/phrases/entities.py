"""Names that a spaCy pipeline of the user's finds (https://spacy.io/usage/linguistic-features#named-entities).

May import: errors.
"""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.errors import PackageMissingError, UsageError


def find_entities(pipeline: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Let a pipeline find the entities of texts.

    Args:
        pipeline: the name of an installed pipeline, such as ``en_core_web_sm``, or the path of a folder.
        texts: the texts.

    Returns:
        The entities as they stand in the texts, each once, in the order of the texts.

    Raises:
        PackageMissingError: if spaCy is not installed.
        UsageError: if there is no such pipeline.
    """
    try:
        import spacy  # noqa: PLC0415 - it takes a second, and only those who ask for it have it
    except ImportError as error:
        raise PackageMissingError("spacy", "spacy", "Finding names with a pipeline of yours needs it") from error
    try:
        process = spacy.load(pipeline)
    except (OSError, ValueError, ImportError) as error:
        raise UsageError(
            f"{pipeline}: is no pipeline that spaCy can load. Name an installed one, or the folder of one."
        ) from error
    documents = process.pipe(texts)
    return tuple(dict.fromkeys(entity.text for document in documents for entity in document.ents))
