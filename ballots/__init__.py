"""Secret ballots that anybody can check: the messages of Belenios 3.3.0 in the group Ed25519.

Section numbers are those of its specification (doc/specification.tex of Belenios 3.3.0). Texts are
exact: what is hashed is the text as it was sent, and nothing is ever written anew.
"""
