// A member's voting key: an exponent that is made here and leaves this page only sealed.

import { g, mod, pointText, power, q, randomScalar, scalarOf } from "./group.js";
import { signText } from "./signing.js";

export function newVotingKey() {
  const secret = randomScalar();
  return secret === 0n ? newVotingKey() : secret;
}

export const publicKeyOf = (secret) => pointText(power(g, secret));

export const votingKeyText = (secret) => mod(secret).toString();

export function votingKeyOf(text) {
  const secret = scalarOf(text);
  if (secret === 0n || secret >= q) throw new Error("no voting key");
  return secret;
}

// What the proof of possession signs: for which agency, council and member the key is.
export const claimText = ({ tenant, council, member, publicKey }) =>
  `guong-voting-key|${tenant}|${council}|${member}|${publicKey}`;

export function proofOfPossession(secret, { tenant, council, member }) {
  const publicKey = publicKeyOf(secret);
  return signText(secret, claimText({ tenant, council, member, publicKey }));
}
