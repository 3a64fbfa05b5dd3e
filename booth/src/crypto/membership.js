// Proofs that a ciphertext holds one of several numbers, without telling which (section 4.10).

import { challengeOf, g, mod, pointText, power, proofOf, proofText, publicPower, randomScalar } from "./group.js";

// α = g^r and β = y^r g^m
export function encrypt(publicKey, randomness, value) {
  return {
    alpha: power(g, randomness),
    beta: power(publicKey, randomness).add(power(g, BigInt(value))),
  };
}

export const combine = (left, right) => ({
  alpha: left.alpha.add(right.alpha),
  beta: left.beta.add(right.beta),
});

export const ciphertextText = ({ alpha, beta }) => ({ alpha: pointText(alpha), beta: pointText(beta) });

// The proof that (α, β) holds `value`, which is one of `allowed`.
//
// Every power is one of g or of y, for which there are tables: a disjunct that does not hold is
// simulated with (β / g^M)^c = y^(r c) g^((m − M) c), which who encrypted can compute.
export function proveMembership({ publicKey, prefix, randomness, value, allowed, ciphertext }) {
  const nonce = randomScalar();
  const made = allowed.map((other) =>
    other === value
      ? { commitments: [power(g, nonce), power(publicKey, nonce)] }
      : simulated({ publicKey, randomness, difference: BigInt(value - other) }),
  );
  const challenge = mod(
    membershipChallenge(prefix, ciphertext, made) -
      made.reduce((sum, { proof }) => sum + (proof ? proof.challenge : 0n), 0n),
  );
  const genuine = { challenge, response: mod(nonce - randomness * challenge) };
  return made.map(({ proof }) => proofText(proof ?? genuine));
}

function simulated({ publicKey, randomness, difference }) {
  const challenge = randomScalar();
  const response = randomScalar();
  const exponent = mod(response + randomness * challenge);
  const commitments = [
    power(g, exponent),
    power(publicKey, exponent).add(power(g, difference * challenge)),
  ];
  return { proof: { challenge, response }, commitments };
}

export function isMember({ publicKey, prefix, allowed, ciphertext, proofs }) {
  if (proofs.length !== allowed.length) return false;
  const stated = proofs.map(proofOf);
  const made = stated.map((proof, index) => recomputed(publicKey, ciphertext, allowed[index], proof));
  const sum = mod(stated.reduce((total, { challenge }) => total + challenge, 0n));
  return sum === membershipChallenge(prefix, ciphertext, made);
}

function recomputed(publicKey, { alpha, beta }, number, { challenge, response }) {
  const shifted = beta.add(publicPower(g, BigInt(-number)));
  return {
    commitments: [
      publicPower(g, response).add(publicPower(alpha, challenge)),
      publicPower(publicKey, response).add(publicPower(shifted, challenge)),
    ],
  };
}

function membershipChallenge(prefix, { alpha, beta }, made) {
  const bound = `prove|${prefix}|${pointText(alpha)},${pointText(beta)}|`;
  return challengeOf(bound, made.flatMap(({ commitments }) => commitments));
}
