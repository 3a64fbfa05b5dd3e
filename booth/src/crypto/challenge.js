// The check of the machine (Benaloh's challenge): a sealed ballot is opened instead of being cast.
//
// Who made the ballot shows what was put into it and the randomness; anybody can then encrypt the
// same again and compare. Nothing in an opened ballot is signed, so it can never be cast.

import { scalarOf, sha256Base64 } from "./group.js";
import { ciphertextText, encrypt } from "./membership.js";

const FORM = "guong-opened-ballot-1";

export function openBallot(election, sealed, choices) {
  return JSON.stringify({
    form: FORM,
    election: election.fingerprint,
    code: sealed.code,
    choices,
    randomness: sealed.opening,
    ballot: sealed.text,
  });
}

// What an opened ballot holds: the answer to each question, or why it is not what it says.
export function checkOpened(election, text) {
  const opened = JSON.parse(text);
  if (opened.form !== FORM) return refused("form");
  if (opened.election !== election.fingerprint) return refused("election");
  if (sha256Base64(opened.ballot) !== opened.code) return refused("code");
  const { answers } = JSON.parse(opened.ballot);
  const same = election.questions.every((question, index) =>
    isSame(election, question, answers[index], opened.choices[index], opened.randomness[index]),
  );
  if (!same || answers.length !== election.questions.length) return refused("content");
  return { holds: true, code: opened.code, choices: opened.choices };
}

const refused = (reason) => ({ holds: false, reason });

function isSame({ publicKey }, question, answer, choice, randomness) {
  return (
    answer.choices.length === question.answers.length &&
    answer.choices.every((stated, index) => {
      const bit = index === choice ? 1 : 0;
      const again = ciphertextText(encrypt(publicKey, scalarOf(randomness[index]), bit));
      return again.alpha === stated.alpha && again.beta === stated.beta;
    })
  );
}
