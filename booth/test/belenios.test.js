// Against an election that was made and opened entirely by belenios-tool 3.3.0.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { isBallot } from "../src/crypto/ballot.js";
import { electionOf } from "../src/crypto/election.js";
import { scalarOf, g, pointText, power } from "../src/crypto/group.js";
import { isPartial, isResult, partialDecryption, sumOf } from "../src/crypto/tally.js";
import { decryptionKey, share } from "../src/crypto/trustee.js";

const made = JSON.parse(readFileSync(new URL("belenios.json", import.meta.url), "utf8"));
const election = electionOf(made.election);
const keys = JSON.parse(made.trustees)[0][1].verification_keys.map((each) => each.public_key);

test("ballots of belenios-tool are ballots, and a changed one is none", () => {
  assert.ok(made.ballots.every((text) => isBallot(election, text)));
  const [first, second] = made.ballots.map((text) => JSON.parse(text));
  const mixed = JSON.stringify({ ...first, answers: second.answers });
  assert.equal(isBallot(election, mixed), false);
});

test("the sum of the ballots is the encrypted tally, to the byte", () => {
  assert.equal(sumOf(election, made.ballots), made.encrypted_tally);
});

test("partial decryptions of belenios-tool hold and open the sum to its result", () => {
  const { result } = JSON.parse(made.result);
  for (const { place, partial } of made.partials) {
    assert.ok(isPartial(election, keys[place - 1], made.encrypted_tally, partial));
  }
  assert.ok(isResult(made.encrypted_tally, made.partials, result));
  assert.equal(isResult(made.encrypted_tally, made.partials, [[0, 1, 1]]), false);
});

test("a trustee who made the key with belenios-tool opens the sum here", async () => {
  const sealed = JSON.parse(made.shares[1]).private_key;
  const secret = await decryptionKey(made.seeds[1], sealed);
  assert.equal(pointText(power(g, secret)), keys[1]);
  const partial = partialDecryption(election, secret, made.encrypted_tally);
  assert.ok(isPartial(election, keys[1], made.encrypted_tally, partial));
  const parts = [made.partials[0], { place: 2, partial }];
  assert.ok(isResult(made.encrypted_tally, parts, JSON.parse(made.result).result));
});

test("a share made here from the others' messages is the one that belenios-tool made", async () => {
  const own = JSON.parse(await share(made.seeds[0], made.certificates, JSON.parse(made.inputs[0])));
  assert.equal(own.public_key.public_key, keys[0]);
  const secret = await decryptionKey(made.seeds[0], own.private_key);
  assert.ok(secret === scalarOf(secret.toString()));
});
