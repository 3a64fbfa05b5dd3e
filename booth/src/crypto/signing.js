// Schnorr proofs of one exponent: who knows it signs with it (sections 4.4, 4.5.1 and 4.10).

import { challengeOf, g, mod, power, proofOf, proofText, publicPower, randomScalar } from "./group.js";

// A proof that one knows the exponent, bound to a prefix.
export function prove(secret, prefix) {
  const nonce = randomScalar();
  const challenge = challengeOf(prefix, [power(g, nonce)]);
  return proofText({ challenge, response: mod(nonce - secret * challenge) });
}

export function isProven(publicPoint, prefix, stated) {
  const { challenge, response } = proofOf(stated);
  const commitment = publicPower(g, response).add(publicPower(publicPoint, challenge));
  return challenge === challengeOf(prefix, [commitment]);
}

// Signing of a text in the trustees' key infrastructure (section 4.5.1).
export const signText = (secret, message) => prove(secret, `sigmsg|${message}|`);

export const isSigned = (publicPoint, message, signature) =>
  isProven(publicPoint, `sigmsg|${message}|`, signature);
