// How long the booth takes for a ballot of many nominees: one JSON object a line.
//
//     node booth/bench.js 40

import { isBallot, seal, sign } from "./src/crypto/ballot.js";
import { electionOf } from "./src/crypto/election.js";
import { g, power, prepare, randomScalar } from "./src/crypto/group.js";
import { newVotingKey, publicKeyOf } from "./src/crypto/votingkey.js";
import { ceremony, electionText } from "./test/making.js";

const NOMINEES = Number(process.argv[2] ?? 40);
const TIMES = 5;

const timed = (work) => {
  const began = performance.now();
  work();
  return performance.now() - began;
};
const median = (values) => values.sort((left, right) => left - right)[values.length >> 1];
const repeated = (work) => median(Array.from({ length: TIMES }, () => timed(work)));
const told = (measures, milliseconds, rest = {}) =>
  console.log(JSON.stringify({ measures, nominees: NOMINEES, milliseconds: Math.round(milliseconds), ...rest }));

const made = await ceremony();
const text = electionText(made.publicKey, NOMINEES);
const choices = Array.from({ length: NOMINEES }, (_, at) => at % 3);
const key = newVotingKey();
const credential = publicKeyOf(key);

let sealed;
told("first sealing, with making the tables", timed(() => { sealed = seal(electionOf(text), credential, choices); }));
const election = electionOf(text);
const powers = 26 * NOMINEES; // a question: 9 for three ciphertexts, 15 for their proofs, 2 for the overall one
const table = prepare(election.publicKey);
const alone = repeated(() => { for (let at = 0; at < powers; at += 1) power(at % 2 ? g : table, randomScalar()); });
const sealing = repeated(() => { sealed = seal(election, credential, choices); });
told("sealing", sealing, { times_the_powers_alone: Number((sealing / alone).toFixed(2)) });
const ballot = sign(sealed, key);
told("signing", repeated(() => sign(sealed, key)), { bytes: ballot.length });
told("checking", repeated(() => isBallot(election, ballot)));
