// How long the booth takes for a ballot of forty nominees: one JSON object a line, in node or on a page.
//
//     node booth/bench.js

import { isBallot, seal, sign } from "./src/crypto/ballot.js";
import { electionOf } from "./src/crypto/election.js";
import { g, pointText, power, prepare, randomScalar } from "./src/crypto/group.js";
import { newVotingKey, publicKeyOf } from "./src/crypto/votingkey.js";
import { electionText } from "./test/making.js";

const NOMINEES = 40;
const POWERS = 26 * NOMINEES; // a question: 9 for three ciphertexts, 15 for their proofs, 2 for the overall one
const TIMES = 5;

const timed = (work) => {
  const began = performance.now();
  work();
  return performance.now() - began;
};
const median = (values) => values.sort((left, right) => left - right)[values.length >> 1];
const repeated = (work) => median(Array.from({ length: TIMES }, () => timed(work)));

function told(name, milliseconds, alone) {
  const line = JSON.stringify({ name, milliseconds, alone });
  if (globalThis.document) document.body.append(line, document.createElement("hr"));
  else console.log(line);
}

const text = electionText(pointText(power(g, randomScalar())), NOMINEES);
const choices = Array.from({ length: NOMINEES }, (_, at) => at % 3);
const key = newVotingKey();
const credential = publicKeyOf(key);

const first = timed(() => seal(electionOf(text), credential, choices));
const election = electionOf(text);
const table = prepare(election.publicKey);
const alone = repeated(() => {
  for (let at = 0; at < POWERS; at += 1) power(at % 2 ? g : table, randomScalar());
});
let sealed;
told("booth_first_seal_40", first, alone);
told("booth_seal_40", repeated(() => { sealed = seal(election, credential, choices); }), alone);
const ballot = sign(sealed, key);
told("booth_check_40", repeated(() => isBallot(election, ballot)), alone);
