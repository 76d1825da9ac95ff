"""HTTP with one address of a triple store: authentication, time-outs, retries, and errors in words.

The client is httpx: it sends a body as it is read, knows digest authentication (Virtuoso asks for it), has
time-outs for connecting, reading and writing, follows no redirect unless told to, so that credentials stay
with the server they were given for, and reads no ``.netrc``.

May import: errors; httpx.
"""

from __future__ import annotations

import base64
import contextlib
import html
import re
import time
from collections.abc import Generator, Iterator
from typing import NoReturn

import httpx

from graphkit.errors import StoreError, UsageError, escape_hidden

PAUSES_SECONDS = (0.5, 1.0, 2.0)
"""How long to wait before each new try."""

_RETRIED_STATUSES = frozenset({502, 503, 504})  # the store, or what stands before it, is not ready
_CONNECT_SECONDS = 10.0
_MAX_MESSAGE_BYTES = 65_536
_MAX_MESSAGE_CHARACTERS = 300

_LOOK_AT_ADDRESS = (
    "Give its Graph Store address, such as http://localhost:7878/store (Oxigraph) "
    "or http://localhost:8890/sparql-graph-crud-auth (Virtuoso)"
)
_CHECK_USER = "Check the user (--user), the password (GRAPHKIT_PASSWORD), and that the user may write there"
_GIVE_USER = "Give a user (--user), and the password in GRAPHKIT_PASSWORD"
_REMEDIES = {
    403: _CHECK_USER,
    404: _LOOK_AT_ADDRESS,
    405: _LOOK_AT_ADDRESS,
    413: "Let the store take larger requests",
}


def check_address(address: str, option: str) -> str:
    """Check the address of a store: http or https, and no credentials in it.

    Args:
        address: the address.
        option: what to call it in an error.

    Returns:
        The address.

    Raises:
        UsageError: if it is none; credentials are not repeated.
    """
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError):
        raise UsageError(f"{option}: is no address. Begin it with http:// or https://.") from None
    if url.userinfo or "@" in url.netloc.decode("ascii", "replace"):
        raise UsageError(
            f"{option}: holds a user name or password. Take them out of the address; "
            "give --user, and the password in GRAPHKIT_PASSWORD."
        )
    if url.scheme not in ("http", "https") or not url.host or url.fragment:
        raise UsageError(f"{option}: {escape_hidden(address)}: is no address. Begin it with http:// or https://.")
    if {"default", "graph", "graph-uri"} & set(url.params):
        raise UsageError(f"{option}: {escape_hidden(address)}: names a graph. Take that out; name it with --graph.")
    return address


class StoreClient:
    """Talks with one address of a store; to be closed at the end."""

    def __init__(self, address: str, *, user: str | None, password: str | None, timeout_seconds: float) -> None:
        """Prepare for an `address`; nothing is sent yet.

        Args:
            address: a checked address.
            user: the user's name; None for none.
            password: the user's password.
            timeout_seconds: how long to wait for the store to take or give the next piece.

        Raises:
            UsageError: if the environment names a proxy or certificates that cannot be used.
        """
        self.address = address
        self._timeout_seconds = timeout_seconds
        self._secrets = _secrets(user, password or "") if user is not None else ()
        self._auth = _AskedAuth(user, password or "") if user is not None else None
        timeout = httpx.Timeout(timeout_seconds, connect=min(_CONNECT_SECONDS, timeout_seconds))
        try:
            self._client = httpx.Client(timeout=timeout, follow_redirects=False)
        except (ImportError, OSError, ValueError) as error:
            raise UsageError(
                "environment: holds a proxy or a SSL_CERT_FILE that cannot be used. Unset or mend it."
            ) from error

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    @contextlib.contextmanager
    def exchange(
        self,
        method: str,
        *,
        params: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
        content: httpx.SyncByteStream | bytes | None = None,
        repeatable: bool,
    ) -> Iterator[httpx.Response]:
        """Send a request and give the response, whose body is still to be read.

        Args:
            method: the HTTP method.
            params: what to add to the address.
            headers: the headers.
            content: the body; a stream must be one that can be read again.
            repeatable: whether sending it twice does the same as once. What is not is sent again only if
                there was no connection.

        Raises:
            StoreError: if there is no answer, or it is not one of success.
        """
        url = httpx.URL(self.address).copy_merge_params(params or {})
        request = self._client.build_request(method, url, headers=headers, content=content)
        response = self._send(request, repeatable=repeatable)
        try:
            if not response.is_success:
                raise self._refusal(response)
            yield response
        except httpx.RequestError as error:
            self._fail(error)
        finally:
            response.close()

    def _send(self, request: httpx.Request, *, repeatable: bool) -> httpx.Response:
        for pause_seconds in PAUSES_SECONDS:
            try:
                response = self._client.send(request, auth=self._auth, stream=True)
            except httpx.RequestError as error:
                if not _may_be_sent_again(error, repeatable=repeatable):
                    self._fail(error)
            else:
                if not repeatable or response.status_code not in _RETRIED_STATUSES:
                    return response
                response.close()
            time.sleep(pause_seconds)
        try:
            return self._client.send(request, auth=self._auth, stream=True)
        except httpx.RequestError as error:
            self._fail(error)

    def _fail(self, error: httpx.RequestError) -> NoReturn:
        """Say why there was no answer."""
        reason = self._clean(re.sub(r"^\[Errno -?\d+\] ", "", str(error))) or type(error).__name__
        if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.ProxyError):
            what, remedy = f"cannot be reached ({reason})", "Check that the store runs, and its address"
            if "CERTIFICATE" in reason:
                remedy = "Give the store a valid certificate, or name your own authority's in SSL_CERT_FILE"
        elif isinstance(error, httpx.TimeoutException):
            what = f"did not answer within {self._timeout_seconds:g} seconds"
            remedy = "It may still be at work: look before you send again, or allow more with --timeout"
        else:
            what, remedy = f"broke off the connection ({reason})", "Look into the store's log, then send again"
        raise StoreError(self.address, what, remedy) from error

    def _refusal(self, response: httpx.Response) -> StoreError:
        """Say how the store refused, in its own words where it has any."""
        status = response.status_code
        named = f"{status} {response.reason_phrase}".strip()
        if response.has_redirect_location:
            target = re.sub(r"//[^/?#]*@", "//", response.headers["location"])
            what = f"sends on to {self._clean(target)} ({named}), which graphkit does not follow"
            return StoreError(self.address, what, "If you trust that address, give it", status=status)
        if status == httpx.codes.UNAUTHORIZED:
            what = "does not accept the user name and password" if self._auth else "asks for a user name and password"
            return StoreError(
                self.address, f"{what} ({named})", _CHECK_USER if self._auth else _GIVE_USER, status=status
            )
        message = self._message(response)
        what = f"refused ({self._clean(named)})" + (f": {message}" if message else "")
        remedy = _REMEDIES.get(status, "Look into the store's log")
        return StoreError(self.address, what, remedy, status=status)

    def _message(self, response: httpx.Response) -> str:
        """Give what the store says of an error, in one line; no more of it is read than will be shown."""
        data = b""
        for piece in response.iter_bytes():
            data += piece
            if len(data) > _MAX_MESSAGE_BYTES:
                break
        text = data.decode(errors="replace")
        if "<html" in text[:1000].lower():
            text = re.sub(r"(?is)<head\b.*?</head>|</?[a-z!][a-z0-9]*(\s[^<>]*)?>", " ", text)
            text = html.unescape(text)
        return self._clean(text)

    def _clean(self, text: str) -> str:
        """Take out credentials that a server repeats, and what a terminal would obey; keep it short."""
        text = re.sub(r"(?i)\b(basic|digest|bearer)\s+[a-z0-9+/=]{4,}[^\r\n]*", r"\1 …", text)
        for secret in self._secrets:
            text = text.replace(secret, "…")
        text = " ".join(text.split()).rstrip(".")
        short = text if len(text) <= _MAX_MESSAGE_CHARACTERS else text[:_MAX_MESSAGE_CHARACTERS] + "…"
        return escape_hidden(short)


class _AskedAuth(httpx.Auth):
    """Basic or digest authentication, whichever the server asks for; no credentials before it asks."""

    def __init__(self, user: str, password: str) -> None:
        self._kinds: dict[str, httpx.Auth] = {
            "digest": httpx.DigestAuth(user, password),
            "basic": httpx.BasicAuth(user, password),
        }
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._chosen is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            asked = {text.strip().partition(" ")[0].lower() for text in response.headers.get_list("www-authenticate")}
            self._chosen = next((auth for kind, auth in self._kinds.items() if kind in asked), None)
            if self._chosen is None:
                return
        try:
            yield from self._chosen.auth_flow(request)
        except (KeyError, NotImplementedError) as error:
            raise httpx.LocalProtocolError("it asks for a kind of digest that is not known") from error


def _may_be_sent_again(error: httpx.RequestError, *, repeatable: bool) -> bool:
    if isinstance(error, httpx.ConnectError):
        return "CERTIFICATE" not in str(error)
    return repeatable and isinstance(error, httpx.NetworkError | httpx.RemoteProtocolError)


def _secrets(user: str, password: str) -> tuple[str, ...]:
    """Give what must never be shown, the longest first."""
    basic = base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
    return tuple(sorted({basic, password} - {""}, key=len, reverse=True))
