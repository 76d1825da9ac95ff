"""The canonical key that names an article, made of its address.

Two addresses get the same key only where they are the same by the standards (RFC 3986 section 6.2, the
URL Standard) or differ in a few named things that the web at large does not mean: http or https, a
leading ``www.``, one trailing slash, the order of the query's names, and parameters that only tell a
tracker how the reader came. Anything less certain keeps two keys: a false merge tells a lie about two
articles, a missed one only shows an article twice.

May import: reading.addresses.
"""

from __future__ import annotations

import re
from functools import lru_cache

from graphkit.reading.addresses import bare_host

TRACKER_PREFIXES: tuple[str, ...] = ("utm_", "itm_", "mtm_", "piwik_", "matomo_", "hsa_")
"""Beginnings of parameters of campaign trackers: Google Analytics, in-site campaigns, Matomo, HubSpot Ads."""

TRACKERS: frozenset[str] = frozenset(
    (
        *("gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_source", "_ga", "_gl"),  # Google Ads, Analytics
        *("fbclid", "fb_action_ids", "fb_action_types", "fb_source", "igshid", "igsh"),  # Facebook, Instagram
        *("twclid", "ref_src", "ref_url", "__twitter_impression"),  # Twitter
        *("msclkid", "wt.mc_id", "wt.mc_ev", "wt_mc_id"),  # Microsoft Ads, Webtrends
        *("ttclid", "li_fat_id", "epik", "rdt_cid", "sccid"),  # TikTok, LinkedIn, Pinterest, Reddit, Snapchat
        *("yclid", "ysclid", "ymclid", "_openstat"),  # Yandex
        *("guccounter", "guce_referrer", "guce_referrer_sig", "soc_src", "soc_trk"),  # Yahoo
        *("mc_cid", "mc_eid"),  # Mailchimp
        *("_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsctatracking"),  # HubSpot
        *("mkt_tok", "elqtrackid", "elqtrack", "elqaid", "elqat", "elqcampaignid"),  # Marketo, Eloqua
        *("vero_id", "vero_conv", "oly_anon_id", "oly_enc_id", "_kx", "_branch_match_id", "wickedid"),  # mailers
        *("pk_campaign", "pk_cid", "pk_content", "pk_keyword", "pk_kwd", "pk_medium", "pk_source"),  # Matomo, old
        *("at_campaign", "at_medium", "at_custom1", "at_custom2", "at_custom3", "at_custom4", "xtor"),  # AT Internet
        *("cmpid", "ncid", "smid", "sr_share", "mbid"),  # Bloomberg, AOL, New York Times, SimpleReach, Condé Nast
    )
)
"""Parameters that only trackers use, in lower case; each is documented by the service that sets it.

Words that a site may use for a page of its own never belong here: ``source``, ``id``, ``ref``, ``cid``, ``v``,
``p``, ``mod``, ``ArticleID``, ``newsID``.
"""

# Both, whatever the scheme: the key has no scheme, so neither port could be told from the default one.
_DEFAULT_PORTS = ("", "80", "443")
_TRIPLET = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = {
    f"%{code:02X}": chr(code) for code in b"-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~"
}


def build_key(url: str) -> str:
    """Build the canonical key that names the article at an address.

    The key is ``host[:port]/path[?query][#!…]``. The root's slash always stays (``theverge.com/``), so a key has a
    dot before its first slash; one trailing slash of any other path goes, before a query too. Ports 80 and 443 go.
    Of the query go `TRACKERS` and empty pieces; the rest is sorted by name, repeated names in their order, and
    ``+`` is ``%20``, as forms write a space (URL Standard §5.1). A fragment goes, unless it is a route of the
    site (``#!`` with more than ``/``). Percent-encoding is normalised (RFC 3986 section 6.2.2).
    What stays as it is: other subdomains, the case and ``//`` of the path, ``index.html``, empty values.

    Args:
        url: an address that `graphkit.reading.addresses.read_address` gave.

    Returns:
        The key. ``"https://"`` and the key is an address with the same key.
    """
    return _build_key(url)


def is_site(url: str) -> bool:
    """Tell whether an address is only a site's front page.

    Many documents give one by mistake, or because a page was taken down; it names no article, so two documents
    that share it are not about the same one.

    Args:
        url: an address that `graphkit.reading.addresses.read_address` gave.

    Returns:
        True if its key has nothing after the host but slashes: no path, no query besides trackers, no ``#!``.
    """
    return not build_key(url).partition("/")[2].strip("/")


# The cache stands behind the public function because a cached function loses the types of its parameters.
@lru_cache(maxsize=16_384)
def _build_key(url: str) -> str:
    """Build the key of an address that was not met lately."""
    before_fragment, _, fragment = url.partition("#")
    before_query, _, query = before_fragment.partition("?")
    authority, _, path = before_query.partition("://")[2].partition("/")
    host, _, port = authority.partition(":")
    key = bare_host(host)
    if port not in _DEFAULT_PORTS:
        key = f"{key}:{port}"
    if path.endswith("/") and not path.endswith("//") and path != "/":
        path = path[:-1]
    key = f"{key}/{_normalise(path)}"
    if query := _tidy_query(query):
        key = f"{key}?{query}"
    if fragment.startswith("!") and fragment not in ("!", "!/"):
        key = f"{key}#{_normalise(fragment)}"
    return key


def _normalise(text: str) -> str:
    """Normalise percent-encoding: upper-case digits, unreserved characters as themselves (RFC 3986 section 6.2.2)."""
    return _TRIPLET.sub(_normalise_triplet, text) if "%" in text else text


def _normalise_triplet(triplet: re.Match[str]) -> str:
    """Normalise one percent-encoded byte."""
    upper = triplet[0].upper()
    return _UNRESERVED.get(upper, upper)


def _tidy_query(query: str) -> str:
    """Normalise a query, drop what trackers put there and sort the rest by name."""
    if not query:
        return ""
    parameters = [piece for piece in _normalise(query.replace("+", "%20")).split("&") if piece]
    kept = [piece for piece in parameters if not _is_tracker(piece)]
    # A stable sort: parameters of one name keep their order, which a site may mean.
    return "&".join(sorted(kept, key=_name_of))


def _is_tracker(parameter: str) -> bool:
    """Tell whether a parameter only tells a tracker how the reader came."""
    name = _name_of(parameter).lower()
    return name in TRACKERS or name.startswith(TRACKER_PREFIXES)


def _name_of(parameter: str) -> str:
    """Give the name of a parameter."""
    return parameter.partition("=")[0]
