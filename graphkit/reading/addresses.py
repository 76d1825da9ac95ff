"""One strict reader for addresses, and one for the domains of providers.

What it gives is always a valid URI in ASCII (RFC 3986), hence a valid IRI (RFC 3987) that may stand in
RDF, and names a site on the public web. Parsing is the WHATWG URL Standard's, by can_ada; the rules
here only clean what comes before it and check what comes after it.

Letters beyond ASCII are kept as the standard writes them: percent-encoded UTF-8 in the path, query and
fragment (§4.3), Punycode in the host (§3.5). What is percent-encoded already stays as it was written.

May import: the standard library and can_ada.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape
from html.entities import html5

import can_ada

LONGEST_ADDRESS = 8_000
"""The most characters of an address; RFC 9110 section 4.1 asks everybody to support that many."""

_ROUNDS = 8
"""How often an address may be escaped as HTML over itself before it is refused."""

_NEVER_AT_AN_EDGE = ("Cc", "Cf", "Zs", "Zl", "Zp")
_EDGES = "".join(
    character for character in map(chr, range(0x3001)) if unicodedata.category(character) in _NEVER_AT_AN_EDGE
)
"""What is stripped from the edges: controls, white space, and marks that only tell how to set text."""

# Tab, CR and LF, as the URL Standard does (§4.4); then what nobody sees: soft hyphen, Mongolian vowel separator,
# zero-width space, word joiner and invisible operators, byte order mark. The two joiners spell words in Persian,
# Hindi and many other languages (RFC 5892 appendix A), so they go only where they cannot: after ASCII.
_INVISIBLE = re.compile("[\t\n\r\u00ad\u180e\u200b\u2060-\u2064\ufeff]|(?<![^\x00-\x7f])[\u200c\u200d]")

# HTML Standard §13.5, with the semicolon: without it, "&copy=1" is a parameter and not a copyright sign.
_REFERENCE = re.compile(r"&(?:#[0-9]{1,9}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});")

_SURROGATE = re.compile("[\ud800-\udfff]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+-]*):")
_WEB = re.compile(r"https?:", re.IGNORECASE)
_AUTHORITY = re.compile(r"https?:[/\\]{2}[^/\\?#]", re.IGNORECASE)
_NOT_OF_A_DOMAIN = re.compile(r"[\s/\\?#@:%\[\]]")

# RFC 1123 section 2.1, with the underscore that real hosts have; lengths of RFC 1035 section 2.3.4.
_LABEL = r"(?!-)[a-z0-9_-]{1,63}(?<!-)"
_HOST = re.compile(rf"(?=.{{1,254}}$)(?:{_LABEL}\.)+{_LABEL}\.?")

# RFC 3986 section 2: whatever is neither reserved, nor unreserved, nor "%" before two hexadecimal digits. The square
# brackets are reserved, but only for hosts.
_NOT_OF_A_URI = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")
_PLAIN = re.compile(r"[A-Za-z0-9\-._~:/?@!$&'()*+,;=]*")  # nearly every address: nothing to encode in it

_WRITE_WHOLE = "Write the whole address, beginning with https://"
_WRITE_DOMAIN = "Write the domain alone, such as theverge.com"


class AddressRefused(ValueError):  # noqa: N818 - a refusal is an answer, not an error of the program
    """A text is no address, or no domain, that graphkit can use."""

    def __init__(self, what: str, remedy: str) -> None:
        """Say `what` is wrong, as a clause, and the `remedy`, as an imperative, both without a full stop."""
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def read_address(text: str) -> str:
    """Read an absolute http(s) address.

    It is kept as written as far as the standards allow: white space at the edges and invisible characters are
    removed, HTML character references are decoded, letters are composed (NFC), the scheme and host are in lower
    case, dot segments are resolved, and what a URI may not hold is percent-encoded. Reading the result again
    gives the same. Results are cached, since related entries repeat the same addresses many times.

    Args:
        text: what the document says.

    Returns:
        The address: a URI of RFC 3986, in ASCII, of at most `LONGEST_ADDRESS` characters.

    Raises:
        AddressRefused: it is empty, relative, too long, of another scheme, holds a user name or password, is not
            one by the URL Standard, or its host has no dot. An IPv6 host has none; an IPv4 host is fine.
    """
    return _read_address(text)


def read_domain(text: str) -> str:
    """Read the internet domain that names a provider.

    Args:
        text: what the document says, such as ``www.TheVerge.com``.

    Returns:
        The domain in lower case and ASCII (IDNA by UTS #46, as in the URL Standard §3.5), without a leading
        ``www.`` and without the final dot, such as ``theverge.com``. Reading it again gives the same.

    Raises:
        AddressRefused: it is empty, has no dot, is an IP address, or holds anything besides a domain: a scheme,
            a port, a path, white space.
    """
    return _read_domain(text)


def bare_host(host: str) -> str:
    """Reduce a host to the name that a site goes by.

    Args:
        host: a host in lower case, with a dot in it.

    Returns:
        The host without the final dot (RFC 1034 section 3.1) and without a leading ``www.``, unless nothing with a
        dot would be left: ``www.com`` is a site of its own. No other subdomain is taken off.
    """
    host = host.removesuffix(".")
    while host.startswith("www.") and "." in host[4:]:
        host = host[4:]
    return host


# The caches stand behind the public functions because a cached function loses the types of its parameters.
@lru_cache(maxsize=16_384)
def _read_address(text: str) -> str:
    """Read an address that was not met lately."""
    _check_length(text)
    if "&" in text or not _PLAIN.fullmatch(text):
        text = _clean(text)
    if not _AUTHORITY.match(text):
        raise _refusal_of_start(text)
    address = _parse(text, "names a site or a port that cannot exist", "Correct what follows https://")
    if address.has_credentials():
        raise AddressRefused("holds a user name or a password", "Remove what stands before the @, and the @")
    _check_host(address.hostname, "Write the address of a page on the web")
    kept = address.href
    if not _PLAIN.fullmatch(kept):
        before, hash_sign, fragment = _NOT_OF_A_URI.sub(_percent_encode, kept).partition("#")
        kept = before + hash_sign + fragment.replace("#", "%23")
    _check_length(kept)
    return kept


@lru_cache(maxsize=4_096)
def _read_domain(text: str) -> str:
    """Read a domain that was not met lately."""
    _check_length(text)
    text = _clean(text)
    if not text:
        raise AddressRefused("is empty", _WRITE_DOMAIN)
    if _NOT_OF_A_DOMAIN.search(text):
        raise AddressRefused("holds more than a domain", _WRITE_DOMAIN)
    host = _parse(f"https://{text}/", "is a domain that cannot exist", _WRITE_DOMAIN).hostname
    _check_host(host, _WRITE_DOMAIN)
    domain = bare_host(host)
    # The URL Standard (§3.5) reads every host that ends in a number as an IPv4 address.
    if domain.rpartition(".")[2].isdigit():
        raise AddressRefused("is an IP address instead of a domain", _WRITE_DOMAIN)
    return domain


def _clean(text: str) -> str:
    """Take off what does not belong to the address, until nothing more comes off."""
    for _ in range(_ROUNDS):
        before = text
        text = text.strip(_EDGES)
        if "&" in text:
            text = _REFERENCE.sub(_decode, text)
        if not (text.isascii() and text.isprintable()):
            text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
        if text == before:
            return text
    raise AddressRefused("is escaped as HTML over and over", "Write the address as a browser shows it")


def _decode(reference: re.Match[str]) -> str:
    """Decode one HTML character reference; one of an unknown name stays."""
    whole = reference[0]
    # Names are looked up here because `unescape` would also decode a known beginning of an unknown name.
    return unescape(whole) if whole[1] == "#" else html5.get(whole[1:], whole)


def _percent_encode(character: re.Match[str]) -> str:
    """Percent-encode one ASCII character (RFC 3986 section 2.1)."""
    return f"%{ord(character[0]):02X}"


def _parse(text: str, what: str, remedy: str) -> can_ada.URL:
    """Parse by the URL Standard, or refuse with `what` and `remedy`."""
    # The standard would make U+FFFD of each half of a surrogate pair, and so one address of two.
    if not text.isascii() and _SURROGATE.search(text):
        raise AddressRefused("holds half a character (a lone surrogate)", "Write the character whole, or remove it")
    try:
        return can_ada.parse(text)
    except ValueError:
        raise AddressRefused(what, remedy) from None


def _check_length(text: str) -> None:
    """Refuse what is too long."""
    if len(text) > LONGEST_ADDRESS:
        raise AddressRefused(f"is longer than {LONGEST_ADDRESS:,} characters", "Write a shorter one")


@lru_cache(maxsize=4_096)
def _check_host(host: str, remedy: str) -> None:
    """Refuse a parsed host that no site on the web can have."""
    # A key of an article begins with its host: the dot keeps it apart from ids such as "topic:…".
    if "." not in host.removesuffix("."):
        raise AddressRefused("names no site on the web, for its host has no dot", remedy)
    if not _HOST.fullmatch(host):
        raise AddressRefused("names a site that cannot exist", remedy)


def _refusal_of_start(text: str) -> AddressRefused:
    """Tell why a text does not begin as an address does."""
    if not text:
        return AddressRefused("is empty", _WRITE_WHOLE)
    if _WEB.match(text):
        return AddressRefused("names no site", _WRITE_WHOLE)
    if _SCHEME.match(text):
        return AddressRefused("has a scheme other than http and https", _WRITE_WHOLE)
    return AddressRefused("is relative", _WRITE_WHOLE)
