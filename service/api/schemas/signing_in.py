"""What people send to sign in, and what they are answered."""

from marshmallow import Schema, fields, validate

from service.api.schemas.fields import Text

TOKENS, COOKIE = "tokens", "cookie"
_LONGEST_SECRET = 500


def secret(*, longest: int = _LONGEST_SECRET) -> Text:
    """A text that proves something, never shown in an answer."""
    return Text(required=True, longest=longest, load_only=True)


class KeepSchema(Schema):
    """How the caller keeps the sign-in: a program by tokens, a browser by a cookie."""

    keep = fields.String(
        load_default=TOKENS,
        validate=validate.OneOf([TOKENS, COOKIE]),
        metadata={"description": "tokens (a program) or cookie (a browser)."},
    )


class PasswordSignInSchema(KeepSchema):
    """A user with a password and, where the account has one, a code of the second factor."""

    user_id = Text(required=True, longest=200)
    password = secret()
    code = Text(load_default=None, allow_none=True, longest=100, load_only=True)


class TicketSignInSchema(KeepSchema):
    """A one-time token."""

    ticket = secret()


class SetUpSchema(Schema):
    """An invitation and the password of one's own choice."""

    ticket = secret()
    password = secret()


class RefreshSchema(Schema):
    """A refresh token, which is used up."""

    refresh_token = secret()


class NewPasswordSchema(Schema):
    """The password in force and the one to come."""

    current = secret()
    new = secret()


class CodeSchema(Schema):
    """A code of the authenticator, or a recovery code."""

    code = secret(longest=100)


class SignedInSchema(Schema):
    """A sign-in: its tokens, or the mark that a browser sends back as X-CSRF-Token."""

    sign_in_id = fields.String(required=True)
    access_token = fields.String()
    refresh_token = fields.String()
    token_type = fields.String()
    expires_in = fields.Integer()
    csrf_token = fields.String()


class WhoSchema(Schema):
    """A user."""

    user_id = fields.String(required=True)


class SignInSchema(Schema):
    """A sign-in that goes on."""

    sign_in_id = fields.String(required=True)
    device = fields.String(required=True)
    methods = fields.String(required=True)
    created_at = fields.AwareDateTime(required=True)
    seen_at = fields.AwareDateTime(required=True)
    expires_at = fields.AwareDateTime(required=True)


class SignInListSchema(Schema):
    """Sign-ins, the newest first; `current` is the one that asks."""

    items = fields.List(fields.Nested(SignInSchema), required=True)
    current = fields.String(required=True, allow_none=True)


class EndedSchema(Schema):
    """How many sign-ins were ended."""

    ended = fields.Integer(required=True)


class SignedOutSchema(Schema):
    """Where a browser goes to sign out at its identity provider, too; null without one."""

    end_session_url = fields.String(required=True, allow_none=True)


class EnrolmentSchema(Schema):
    """The secret of a new authenticator, shown only now."""

    secret = fields.String(required=True)
    uri = fields.String(required=True)


class RecoveryCodesSchema(Schema):
    """Codes for the day on which the authenticator is lost; each counts once."""

    recovery_codes = fields.List(fields.String(), required=True)


class ProofSchema(Schema):
    """Until when acts that need a fresh second factor are permitted."""

    fresh_until = fields.AwareDateTime(required=True)
    csrf_token = fields.String()


class FactorStateSchema(Schema):
    """Whether the account has a second factor in force."""

    in_force = fields.Boolean(required=True)
