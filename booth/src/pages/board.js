// The published ballots, each checked against the tracker that it stands under.

import { trackerOf } from "../crypto/ballot.js";

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
