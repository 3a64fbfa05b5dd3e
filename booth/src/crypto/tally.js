// The sum of the ballots and its opening (sections 4.13 to 4.16 of the specification).

import { anyPointOf, challengeOf, g, inverse, mod, one, pointText, power, proofOf, proofText, publicPower, randomScalar } from "./group.js";
import { ciphertextOf, sumCiphertextOf } from "./ballot.js";
import { ciphertextText, combine } from "./membership.js";

// The encrypted tally of ballots, as a text to compare with the published one.
export function sumOf(election, ballotTexts) {
  const ballots = ballotTexts.map((text) => JSON.parse(text).answers);
  const nothing = { alpha: one, beta: one };
  return JSON.stringify(
    election.questions.map((question, at) =>
      question.answers.map((_, choice) =>
        ciphertextText(ballots.map((each) => ciphertextOf(each[at].choices[choice])).reduce(combine, nothing)),
      ),
    ),
  );
}

// One trustee's part in opening the sum, with a proof for each number.
export function partialDecryption(election, secret, encryptedTally) {
  const owned = pointText(power(g, secret));
  const opened = JSON.parse(encryptedTally).map((answers) =>
    answers.map((each) => factorOf(election, secret, owned, sumCiphertextOf(each))),
  );
  return JSON.stringify({
    decryption_factors: opened.map((answers) => answers.map(({ factor }) => factor)),
    decryption_proofs: opened.map((answers) => answers.map(({ proof }) => proof)),
  });
}

function factorOf(election, secret, owned, { alpha }) {
  const nonce = randomScalar();
  const prefix = `decrypt|${election.fingerprint}|${owned}|`;
  const challenge = challengeOf(prefix, [power(g, nonce), power(alpha, nonce)]);
  const response = mod(nonce - secret * challenge);
  return { factor: pointText(power(alpha, secret)), proof: proofText({ challenge, response }) };
}

// Whether a trustee's part is of this sum and this trustee.
export function isPartial(election, publicKey, encryptedTally, partial) {
  const { decryption_factors: factors, decryption_proofs: proofs } = JSON.parse(partial);
  const prefix = `decrypt|${election.fingerprint}|${publicKey}|`;
  const key = anyPointOf(publicKey);
  return JSON.parse(encryptedTally).every((answers, at) =>
    answers.every((each, choice) => {
      const { challenge, response } = proofOf(proofs[at][choice]);
      const { alpha } = sumCiphertextOf(each);
      const factor = anyPointOf(factors[at][choice]);
      return challenge === challengeOf(prefix, [
        publicPower(g, response).add(publicPower(key, challenge)),
        publicPower(alpha, response).add(publicPower(factor, challenge)),
      ]);
    }),
  );
}

// Whether some of the parts, as many as the threshold, open the sum to these counts. A part may hold
// by its proof and open nothing: the proof binds neither the ciphertext nor the factor (section 4.15).
export const isResultOfSome = (encryptedTally, parts, threshold, counts) =>
  subsets(parts, threshold).some((some) => isResult(encryptedTally, some, counts));

function subsets(parts, size) {
  if (size === 0) return [[]];
  return parts.flatMap((part, at) => subsets(parts.slice(at + 1), size - 1).map((rest) => [part, ...rest]));
}

// Whether the parts of some trustees, by their places, open the sum to these counts.
export function isResult(encryptedTally, parts, counts) {
  const places = parts.map(({ place }) => BigInt(place));
  return JSON.parse(encryptedTally).every((answers, at) =>
    answers.every((each, choice) => {
      const factor = parts
        .map(({ place, partial }) => {
          const stated = anyPointOf(JSON.parse(partial).decryption_factors[at][choice]);
          return publicPower(stated, lagrange(places, BigInt(place)));
        })
        .reduce((sum, part) => sum.add(part), one);
      const { beta } = sumCiphertextOf(each);
      return beta.subtract(factor).equals(publicPower(g, BigInt(counts[at][choice])));
    }),
  );
}

function lagrange(places, place) {
  return places
    .filter((other) => other !== place)
    .reduce((product, other) => mod(product * other * inverse(other - place)), 1n);
}
