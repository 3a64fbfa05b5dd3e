"""Refusals of proofs, in Vietnamese and in English."""

from refusals.refusal import Refusal


class ProofError(Refusal):
    """Something that should prove a history does not; nothing was changed."""


class NoSuchProofError(ProofError):
    """A tree of this size has no such entry or no such earlier tree."""

    vi = "Nhật ký có {size} mục, không có bằng chứng cho {asked}."
    en = "The log has {size} entries; there is no proof for {asked}."


class FalseProofError(ProofError):
    """A proof does not lead to the root that it was given for."""

    vi = "Bằng chứng không khớp với gốc của nhật ký."
    en = "The proof does not lead to the root of the log."
