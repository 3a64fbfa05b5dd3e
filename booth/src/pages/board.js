// The published ballots: each is what its tracker says, proven, and one of an enrolled member.

import { isBallot, trackerOf } from "../crypto/ballot.js";

const AT_ONCE = 8;

export class FalseTracker extends Error {
  vi = "Một phiếu công bố không khớp mã theo dõi của nó.";
  en = "A published ballot does not match its tracker.";
}

export async function ballotTexts({ api, id }) {
  const trackers = await trackersOf({ api, id });
  const texts = [];
  for (let from = 0; from < trackers.length; from += AT_ONCE) {
    const some = trackers.slice(from, from + AT_ONCE);
    texts.push(...(await Promise.all(some.map((tracker) => ballotText({ api, id }, tracker)))));
  }
  return texts;
}

export async function trackersOf({ api, id }) {
  const { items = [] } = await api.get(`elections/${id}/ballots`);
  return items.map((each) => each.tracker ?? each);
}

export async function ballotText({ api, id }, tracker) {
  const text = await api.text(`elections/${id}/ballots/${encodeURIComponent(tracker)}`);
  if (trackerOf(text) !== tracker) throw new FalseTracker();
  return text;
}

export class FaultyBoard extends Error {
  constructor(vi, en) {
    super(en);
    Object.assign(this, { vi, en });
  }
}

// All ballots, after checking that each is proven and signed, by a member, and no member's second.
export async function checkedBallots({ api, id }, election, tell) {
  const enrolled = new Set((await api.get(`elections/${id}/credentials`)).map((each) => each.split(",")[0]));
  const texts = await ballotTexts({ api, id });
  for (const [at, text] of texts.entries()) {
    await tell(at + 1, texts.length);
    requireBallot(election, enrolled, text);
  }
  return texts;
}

function requireBallot(election, enrolled, text) {
  if (!isBallot(election, text)) throw new FaultyBoard("Có phiếu không hợp lệ.", "A ballot is not valid.");
  if (!enrolled.delete(JSON.parse(text).credential)) {
    throw new FaultyBoard("Có phiếu không phải của thành viên, hoặc hai phiếu của một người.", "A ballot is of no member, or somebody has two.");
  }
}
