// What the tests share: a whole election made by three trustees, as the pages would make it.

import { anyPointOf, pointText } from "../src/crypto/group.js";
import { electionOf } from "../src/crypto/election.js";
import { certificate, newSeed, polynomial, share } from "../src/crypto/trustee.js";

export const ANSWERS = ["Đồng ý", "Không đồng ý", "Không có ý kiến"];

export const questions = (count) =>
  Array.from({ length: count }, (_, at) => ({
    answers: ANSWERS, min: 1, max: 1, question: `Đối tượng ${at + 1}`,
  }));

export function electionText(publicKey, count) {
  return JSON.stringify({
    version: 1, description: "", name: "Xét chọn điển hình", group: "Ed25519",
    public_key: publicKey, questions: questions(count), uuid: "ABCDEFGHJKLMNP",
  });
}

// The server's part of the ceremony: it only passes on.
export async function ceremony(size = 3, threshold = 2) {
  const seeds = Array.from({ length: size }, newSeed);
  const certs = seeds.map((seed, at) => JSON.parse(certificate(seed, { size, threshold, index: at + 1 })));
  const polynomials = (await Promise.all(seeds.map((seed) => polynomial(seed, certs)))).map((each) => JSON.parse(each));
  const inputs = seeds.map((_, at) => ({
    polynomial: polynomials[at].polynomial,
    secrets: polynomials.map(({ secrets }) => secrets[at]),
    coefexps: polynomials.map(({ coefexps }) => coefexps),
    signatures: polynomials.map(({ signature }) => signature),
  }));
  const shares = (await Promise.all(seeds.map((seed, at) => share(seed, certs, inputs[at])))).map((each) => JSON.parse(each));
  const publicKey = pointText(
    polynomials
      .map(({ coefexps }) => anyPointOf(JSON.parse(coefexps.message).coefexps[0]))
      .reduce((sum, point) => sum.add(point)),
  );
  return { seeds, certs, polynomials, inputs, shares, publicKey, threshold };
}

export const trusteesText = ({ threshold, certs, inputs, shares }) =>
  JSON.stringify([["Pedersen", {
    threshold, certs, coefexps: inputs[0].coefexps, signatures: inputs[0].signatures,
    verification_keys: shares.map(({ public_key }) => public_key),
  }]]);

export async function heldElection(count = 2) {
  const made = await ceremony();
  const text = electionText(made.publicKey, count);
  return { ...made, text, election: electionOf(text) };
}
