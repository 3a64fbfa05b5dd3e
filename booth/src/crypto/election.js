// What a ballot needs to know of an election (sections 4.7 and 4.8 of the specification).

import { NAME, pointOf, prepare, sha256Base64 } from "./group.js";

const VERSION = 1; // of Belenios 3.3; 4.0 changes the format

export class UnsupportedElection extends Error {}

// The election from its exact text: the fingerprint is of these bytes and no others.
export function electionOf(text) {
  const stated = JSON.parse(text);
  if (stated.version !== VERSION || stated.group !== NAME) {
    throw new UnsupportedElection("only Belenios version 1 in the group Ed25519");
  }
  stated.questions.forEach(requireOneOfSeveral);
  return {
    uuid: stated.uuid,
    name: stated.name,
    questions: stated.questions,
    publicKey: prepare(pointOf(stated.public_key)),
    fingerprint: sha256Base64(text),
  };
}

function requireOneOfSeveral(question) {
  const { answers, blank, min, max } = question;
  if (!Array.isArray(answers) || blank || min !== 1 || max !== 1) {
    throw new UnsupportedElection("only questions with exactly one of several answers");
  }
}
