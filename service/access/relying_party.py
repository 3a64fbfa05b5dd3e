"""Signing in through a province's identity provider: OpenID Connect, code flow with PKCE."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from authlib.common.errors import AuthlibBaseError
from authlib.common.security import generate_token
from authlib.common.urls import add_params_to_uri
from authlib.integrations.requests_client import OAuth2Session
from requests import RequestException
from sqlalchemy import Engine

from service.access.discovery import TIMEOUT_SECONDS
from service.access.entrance import Entrance
from service.access.signed_by_provider import LONGEST_AGO, SignedByProvider, instant, valid_until
from tenants.accounts import providers
from tenants.accounts.providers import Provider
from tenants.accounts.refusals import ProviderRefusedError, ProviderRefusedLogoutError
from tenants.accounts.sealing import UnsealableError
from tenants.accounts.sign_ins import Proven, Vouched

_SCOPE = "openid"
_PATIENCE = timedelta(minutes=10)
_STATE_LENGTH, _VERIFIER_LENGTH = 48, 64
_AUTHORIZATION = "authorization"


@dataclass(frozen=True)
class Journey:
    """What a browser takes along to the provider, sealed, and must bring back."""

    provider_id: str
    state: str
    nonce: str
    verifier: str
    until: str


class RelyingParty:
    """Gương as a client of one identity provider."""

    def __init__(self, engine: Engine, entrance: Entrance, provider: Provider) -> None:
        self._engine = engine
        self._entrance = entrance
        self._provider = provider

    def depart(self, now: datetime, **wishes: str) -> tuple[str, str]:
        """The address at the provider to go to, and the sealed journey to take along.

        `wishes` are further parameters of OpenID Connect Core 1.0, 3.1.2.1, such as `prompt`.

        Raises:
            ProviderUnreachableError: the provider does not answer.
        """
        journey = Journey(
            provider_id=self._provider.provider_id,
            state=generate_token(_STATE_LENGTH),
            nonce=generate_token(_STATE_LENGTH),
            verifier=generate_token(_VERIFIER_LENGTH),
            until=(now + _PATIENCE).isoformat(),
        )
        published = self._entrance.discovery.of(self._provider, now)
        with self._client() as client:
            address, _ = client.create_authorization_url(
                published.metadata["authorization_endpoint"],
                state=journey.state,
                nonce=journey.nonce,
                code_verifier=journey.verifier,
                max_age=str(LONGEST_AGO),
                **wishes,
            )
        sealed = self._entrance.keyring.seal(json.dumps(asdict(journey)), context=_AUTHORIZATION)
        return address, sealed

    def arrive(self, sealed: str, answer: Mapping[str, str], now: datetime) -> Proven:
        """Who came back from the provider.

        Raises:
            ProviderRefusedError, ProviderUnreachableError: the provider vouches for nobody.
            UnlinkedIdentityError: it vouches for somebody who is no user of ours.
        """
        journey = self._journey(sealed, now)
        self._require_answer(journey, answer, now)
        tokens = self._tokens(journey, answer["code"], now)
        claims = SignedByProvider(self._entrance.discovery, self._provider, now).id_token(
            tokens["id_token"], nonce=journey.nonce, access_token=tokens.get("access_token")
        )
        subject = str(claims["sub"])
        methods = [str(each) for each in claims.get("amr") or ["oidc"]]
        proven_at = instant(claims["auth_time"], latest=now)
        accepted = set(self._provider.second_factor_methods.split())
        return Proven(
            user_id=providers.user_of(self._engine, self._provider.issuer, subject),
            methods=methods,
            authenticated_at=proven_at,
            second_factor_at=proven_at if accepted & set(methods) else None,
            vouched=Vouched(
                provider_id=self._provider.provider_id,
                issuer=self._provider.issuer,
                subject=subject,
                provider_session=claims.get("sid"),
                sealed_id_token=self._entrance.keyring.seal(
                    tokens["id_token"], context=_of_subject(subject)
                ),
            ),
        )

    def farewell(self, vouched: Vouched, now: datetime) -> str | None:
        """Where a browser goes to sign out at the provider (RP-Initiated Logout 1.0), if there.

        Raises:
            ProviderUnreachableError: the provider does not answer.
        """
        endpoint = self._entrance.discovery.of(self._provider, now).metadata.get(
            "end_session_endpoint"
        )
        if not endpoint:
            return None
        hint = self._entrance.keyring.unseal(
            vouched.sealed_id_token or "", context=_of_subject(vouched.subject)
        )
        goodbye = {
            "id_token_hint": hint,
            "client_id": self._provider.client_id,
            "post_logout_redirect_uri": f"{self._entrance.public_url}/signed-out",
        }
        return str(add_params_to_uri(endpoint, list(goodbye.items())))

    def end_sessions(self, logout_token: str, now: datetime) -> int:
        """End the sign-ins that a logout token names; answers how many there were.

        Raises:
            ProviderRefusedLogoutError: the token is not valid, or was used.
        """
        signed = SignedByProvider(self._entrance.discovery, self._provider, now)
        try:
            claims = signed.logout_token(logout_token)
        except ProviderRefusedError as refused:
            raise ProviderRefusedLogoutError(**refused.facts) from None
        issuer, token_id = self._provider.issuer, str(claims["jti"])
        until = valid_until(claims, now)
        if not providers.is_first(self._engine, issuer, token_id, at=now, until=until):
            raise ProviderRefusedLogoutError(reason="used before")
        return providers.end_at(
            self._engine,
            self._provider,
            subject=claims.get("sub"),
            provider_session=claims.get("sid"),
            at=now,
        )

    def _client(self) -> OAuth2Session:
        place = f"{self._entrance.public_url}/sign-in/{self._provider.provider_id}/callback"
        return OAuth2Session(
            client_id=self._provider.client_id,
            client_secret=self._provider.secret(self._entrance.keyring),
            scope=_SCOPE,
            redirect_uri=place,
            code_challenge_method="S256",
        )

    def _journey(self, sealed: str, now: datetime) -> Journey:
        try:
            text = self._entrance.keyring.unseal(sealed, context=_AUTHORIZATION)
        except UnsealableError:
            raise ProviderRefusedError(reason="state") from None
        journey = Journey(**json.loads(text))
        late = datetime.fromisoformat(journey.until) < now
        if late or journey.provider_id != self._provider.provider_id:
            raise ProviderRefusedError(reason="state")
        return journey

    def _require_answer(self, journey: Journey, answer: Mapping[str, str], now: datetime) -> None:
        if answer.get("state") != journey.state:
            raise ProviderRefusedError(reason="state")
        if not answer.get("code"):
            raise ProviderRefusedError(reason="access_denied")
        metadata = self._entrance.discovery.of(self._provider, now).metadata
        told = metadata.get("authorization_response_iss_parameter_supported", False)
        if answer.get("iss", None if told else self._provider.issuer) != self._provider.issuer:
            raise ProviderRefusedError(reason="iss")  # RFC 9207: another provider answered.

    def _tokens(self, journey: Journey, code: str, now: datetime) -> dict[str, str]:
        endpoint = self._entrance.discovery.of(self._provider, now).metadata["token_endpoint"]
        try:
            with self._client() as client:
                tokens = client.fetch_token(
                    endpoint,
                    grant_type="authorization_code",
                    code=code,
                    code_verifier=journey.verifier,
                    timeout=TIMEOUT_SECONDS,
                )
        except (AuthlibBaseError, RequestException, ValueError):
            raise ProviderRefusedError(reason="code") from None
        if not isinstance(tokens.get("id_token"), str):
            raise ProviderRefusedError(reason="id_token")
        return dict(tokens)


def _of_subject(subject: str) -> str:
    return f"id-token:{subject}"
