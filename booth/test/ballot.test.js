// What the booth seals, opens and signs.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import { codeOf, isBallot, seal, sign, trackerOf } from "../src/crypto/ballot.js";
import { checkOpened, openBallot } from "../src/crypto/challenge.js";
import { electionOf, UnsupportedElection } from "../src/crypto/election.js";
import { anyPointOf, FaultyValue, pointOf, q, scalarOf, sha256Base64 } from "../src/crypto/group.js";
import { isSigned } from "../src/crypto/signing.js";
import { isPartial, isResult, isResultOfSome, partialDecryption, sumOf } from "../src/crypto/tally.js";
import { CeremonyFault, decryptionKey, polynomial, share } from "../src/crypto/trustee.js";
import { claimText, newVotingKey, proofOfPossession, publicKeyOf, votingKeyOf, votingKeyText } from "../src/crypto/votingkey.js";
import { electionText, heldElection } from "./making.js";

const TORSION = "7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7";
let held;
let key;

before(async () => {
  held = await heldElection(2);
  key = newVotingKey();
});

const cast = (choices) => sign(seal(held.election, publicKeyOf(key), choices), key);

test("a ballot is proven, signed, and named by its tracker and its code", () => {
  const sealed = seal(held.election, publicKeyOf(key), [0, 2]);
  const text = sign(sealed, key);
  assert.ok(isBallot(held.election, text));
  assert.equal(codeOf(text), sealed.code);
  assert.equal(trackerOf(text), sha256Base64(text));
  assert.match(sealed.code, /^[A-Za-z0-9+/]{43}$/);
  assert.equal(JSON.parse(sealed.text).signature, undefined);
});

test("two ballots with the same choices have nothing in common", () => {
  const [one, two] = [cast([1, 1]), cast([1, 1])].map((text) => JSON.parse(text).answers);
  assert.notDeepEqual(one[0].choices, two[0].choices);
});

test("a missing or impossible choice is not sealed, nor signed with another's key", () => {
  const credential = publicKeyOf(key);
  for (const choices of [[0], [0, 3], [0, -1], [0, 0.5]]) {
    assert.throws(() => seal(held.election, credential, choices), /choice/);
  }
  const sealed = seal(held.election, credential, [0, 0]);
  assert.throws(() => sign(sealed, newVotingKey()), /key/);
});

test("a ballot that was changed after signing is no ballot", () => {
  const ballot = JSON.parse(cast([0, 0]));
  const swapped = { ...ballot, answers: [ballot.answers[1], ballot.answers[0]] };
  const other = { ...ballot, credential: publicKeyOf(newVotingKey()) };
  const spaced = JSON.stringify(ballot, null, 1);
  for (const text of [JSON.stringify(swapped), JSON.stringify(other), spaced]) {
    assert.equal(isBallot(held.election, text), false);
  }
});

test("an opened ballot shows its choices, and a lying machine is found", () => {
  const sealed = seal(held.election, publicKeyOf(key), [0, 1]);
  const opened = openBallot(held.election, sealed, [0, 1]);
  assert.deepEqual(checkOpened(held.election, opened), { holds: true, code: sealed.code, choices: [0, 1] });
  const lie = openBallot(held.election, seal(held.election, publicKeyOf(key), [1, 1]), [0, 1]);
  assert.equal(checkOpened(held.election, lie).reason, "content");
  const other = JSON.stringify({ ...JSON.parse(opened), code: sha256Base64("x") });
  assert.equal(checkOpened(held.election, other).reason, "code");
});

test("an opened ballot is not signed, so nobody can cast it", () => {
  const sealed = seal(held.election, publicKeyOf(key), [0, 1]);
  const opened = JSON.parse(openBallot(held.election, sealed, [0, 1]));
  assert.equal(JSON.parse(opened.ballot).signature, undefined);
});

test("eleven ballots are summed and opened by any two of three trustees", async () => {
  const texts = Array.from({ length: 11 }, (_, at) => {
    const secret = newVotingKey();
    return sign(seal(held.election, publicKeyOf(secret), [at < 8 ? 0 : 1, at % 3]), secret);
  });
  const tally = sumOf(held.election, texts);
  const parts = await Promise.all([1, 2].map((at) => opened(at, tally)));
  assert.ok(isResult(tally, parts, [[8, 3, 0], [4, 4, 3]]));
  assert.equal(isResult(tally, parts, [[9, 2, 0], [4, 4, 3]]), false);
  const lie = { place: 1, partial: parts[1].partial };
  assert.ok(isResultOfSome(tally, [lie, ...parts], 2, [[8, 3, 0], [4, 4, 3]]));
  assert.equal(isResultOfSome(tally, [lie, parts[0]], 2, [[8, 3, 0], [4, 4, 3]]), false);
  assert.equal(isPartial(held.election, held.shares[0].public_key.public_key, tally, parts[0].partial), false);
});

async function opened(at, tally) {
  const secret = await decryptionKey(held.seeds[at], held.shares[at].private_key);
  const partial = partialDecryption(held.election, secret, tally);
  assert.ok(isPartial(held.election, held.shares[at].public_key.public_key, tally, partial));
  return { place: at + 1, partial };
}

test("a trustee stops when a certificate, a coefficient or a share is not as it was sent", async () => {
  const [certs, input] = [held.certs, held.inputs[0]];
  const foreign = [certs[0], certs[0], certs[2]];
  await assert.rejects(polynomial(held.seeds[0], foreign), CeremonyFault);
  await assert.rejects(share(held.seeds[0], certs, held.inputs[1]), CeremonyFault);
  const mixed = { ...input, coefexps: [...input.coefexps].reverse() };
  await assert.rejects(share(held.seeds[0], certs, mixed), CeremonyFault);
});

test("a proof of possession is for one agency, council, member and key", () => {
  const whose = { tenant: "so-xay-dung", council: "c", member: "m" };
  const proof = proofOfPossession(key, whose);
  const publicKey = publicKeyOf(key);
  assert.ok(isSigned(pointOf(publicKey), claimText({ ...whose, publicKey }), proof));
  assert.equal(isSigned(pointOf(publicKey), claimText({ ...whose, member: "n", publicKey }), proof), false);
  assert.equal(votingKeyOf(votingKeyText(key)), key);
});

test("points outside the group and other spellings of numbers are refused", () => {
  const credential = publicKeyOf(key);
  const zero = `${"0".repeat(63)}1`;
  assert.throws(() => pointOf(zero), FaultyValue);
  assert.ok(anyPointOf(zero).is0());
  for (const text of [TORSION, credential.toUpperCase().replace(/^[0-9]+$/, "X"), "00", `f${"f".repeat(63)}`]) {
    assert.throws(() => pointOf(text), FaultyValue);
  }
  for (const text of ["01", "-1", "1.0", "", q.toString()]) assert.throws(() => scalarOf(text), FaultyValue);
});

test("an election of another version or kind of question is not offered", () => {
  const text = electionText(held.publicKey, 1);
  for (const [was, becomes] of [['"version":1', '"version":2'], ["Ed25519", "BELENIOS-2048"], ['"max":1', '"max":2']]) {
    assert.throws(() => electionOf(text.replace(was, becomes)), UnsupportedElection);
  }
});
