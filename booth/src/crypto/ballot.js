// Ballots of Belenios 3.3 (sections 4.9 to 4.12 of the specification): sealed, then signed.
//
// A ballot is sealed first and signed only when it is cast. Its code is the hash that the signature
// will sign, so a ballot that was opened to check the machine can never be cast by anybody.

import { anyPointOf, mod, pointOf, pointText, randomScalar, sha256Base64 } from "./group.js";
import { ciphertextText, combine, encrypt, isMember, proveMembership } from "./membership.js";
import { isProven, prove } from "./signing.js";
import { publicKeyOf } from "./votingkey.js";

const BIT = [0, 1];
const ONE = [1];

// Seal one choice a question, told by the index of the answer.
export function seal(election, credential, choices) {
  const base = `${election.fingerprint}|${credential}`;
  const sealed = election.questions.map((question, index) =>
    sealAnswer(election.publicKey, base, bitsOf(question, choices[index])),
  );
  const text = JSON.stringify({
    election_uuid: election.uuid,
    election_hash: election.fingerprint,
    credential,
    answers: sealed.map(({ answer }) => answer),
  });
  return { text, code: sha256Base64(text), opening: sealed.map(({ opening }) => opening) };
}

// The text to cast: the sealed ballot with the signature of the voting key.
export function sign(sealed, secret) {
  const ballot = JSON.parse(sealed.text);
  if (ballot.credential !== publicKeyOf(secret)) throw new Error("the key is another one");
  const signature = { hash: sealed.code, proof: prove(secret, `sig|${sealed.code}|`) };
  return JSON.stringify({ ...ballot, signature });
}

// The hash of the whole text, by which the ballot is found on the board.
export const trackerOf = (ballotText) => sha256Base64(ballotText);

// The code that was shown before casting, from the text of a ballot that was cast.
export function codeOf(ballotText) {
  const { signature: _signature, ...ballot } = JSON.parse(ballotText);
  return sha256Base64(JSON.stringify(ballot));
}

// Whether a ballot is of this election, signed by its credential, and each answer proven.
export function isBallot(election, ballotText) {
  const { signature, ...ballot } = JSON.parse(ballotText);
  const code = codeOf(ballotText);
  const base = `${election.fingerprint}|${ballot.credential}`;
  return (
    JSON.stringify({ ...ballot, signature }) === ballotText &&
    ballot.election_uuid === election.uuid &&
    ballot.election_hash === election.fingerprint &&
    signature.hash === code &&
    isProven(pointOf(ballot.credential), `sig|${code}|`, signature.proof) &&
    ballot.answers.length === election.questions.length &&
    ballot.answers.every((answer, at) => isAnswer(election, base, election.questions[at], answer))
  );
}

export const ciphertextOf = ({ alpha, beta }) => ({ alpha: pointOf(alpha), beta: pointOf(beta) });

export const sumCiphertextOf = ({ alpha, beta }) => ({
  alpha: anyPointOf(alpha),
  beta: anyPointOf(beta),
});

function bitsOf(question, choice) {
  if (!Number.isInteger(choice) || choice < 0 || choice >= question.answers.length) {
    throw new Error("a choice is missing");
  }
  return question.answers.map((_, index) => (index === choice ? 1 : 0));
}

function sealAnswer(publicKey, base, bits) {
  const opening = bits.map(() => randomScalar());
  const choices = bits.map((bit, index) => encrypt(publicKey, opening[index], bit));
  const individual = bits.map((value, index) =>
    proveMembership({
      publicKey, prefix: base, randomness: opening[index], value, allowed: BIT, ciphertext: choices[index],
    }),
  );
  const overall = proveMembership({
    publicKey, prefix: overallPrefix(base, choices), value: 1, allowed: ONE,
    randomness: mod(opening.reduce((sum, each) => sum + each, 0n)), ciphertext: choices.reduce(combine),
  });
  const answer = {
    choices: choices.map(ciphertextText), individual_proofs: individual, overall_proof: overall,
  };
  return { answer, opening: opening.map((each) => each.toString()) };
}

function isAnswer({ publicKey }, base, question, answer) {
  const choices = answer.choices.map(ciphertextOf);
  const bits = choices.length === question.answers.length &&
    answer.individual_proofs.length === choices.length &&
    choices.every((ciphertext, at) =>
      isMember({ publicKey, prefix: base, allowed: BIT, ciphertext, proofs: answer.individual_proofs[at] }),
    );
  return bits && isMember({
    publicKey, prefix: overallPrefix(base, choices), allowed: ONE,
    ciphertext: choices.reduce(combine), proofs: answer.overall_proof,
  });
}

function overallPrefix(base, choices) {
  const written = choices.map(({ alpha, beta }) => `${pointText(alpha)},${pointText(beta)}`);
  return `${base}|${written.join(",")}`;
}
