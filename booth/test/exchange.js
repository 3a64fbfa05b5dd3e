// One thing that the pages compute, for another program: a request as JSON in, the text out.
//
//     echo '{"seed": "…", "size": 3, "threshold": 2, "index": 1}' | node booth/test/exchange.js certificate

import { text } from "node:stream/consumers";

import { isBallot, seal, sign } from "../src/crypto/ballot.js";
import { openBallot } from "../src/crypto/challenge.js";
import { electionOf } from "../src/crypto/election.js";
import { isPartial, partialDecryption, sumOf } from "../src/crypto/tally.js";
import { openSecret } from "../src/keys/sealing.js";
import { certificate, decryptionKey, newSeed, polynomial, share } from "../src/crypto/trustee.js";
import { proofOfPossession, publicKeyOf, votingKeyOf } from "../src/crypto/votingkey.js";

const parsed = (texts) => texts.map((each) => JSON.parse(each));

const ACTS = {
  unlock: ({ file, passphrase }) => openSecret(JSON.parse(file), passphrase),
  seed: () => newSeed(),
  certificate: ({ seed, ...context }) => certificate(seed, context),
  polynomial: ({ seed, certs }) => polynomial(seed, parsed(certs)),
  share: ({ seed, certs, input }) => share(seed, parsed(certs), JSON.parse(input)),
  possession: ({ key, ...whose }) => JSON.stringify(proofOfPossession(votingKeyOf(key), whose)),
  ballot: ({ election, key, choices }) => {
    const secret = votingKeyOf(key);
    return sign(seal(electionOf(election), publicKeyOf(secret), choices), secret);
  },
  opened: ({ election, key, choices }) => {
    const read = electionOf(election);
    return openBallot(read, seal(read, publicKeyOf(votingKeyOf(key)), choices), choices);
  },
  check: ({ election, ballots }) => JSON.stringify(ballots.map((each) => isBallot(electionOf(election), each))),
  sum: ({ election, ballots }) => sumOf(electionOf(election), ballots),
  partial: async ({ election, seed, sealed, tally }) =>
    partialDecryption(electionOf(election), await decryptionKey(seed, sealed), tally),
  "check-partial": ({ election, key, tally, partial }) =>
    JSON.stringify(isPartial(electionOf(election), key, tally, partial)),
};

process.stdout.write(await ACTS[process.argv[2]](JSON.parse(await text(process.stdin))));
