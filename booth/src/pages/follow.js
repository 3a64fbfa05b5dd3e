// Following a ballot: turnout and warnings while it is open, then the result with its proof.

import { codeOf } from "../crypto/ballot.js";
import { electionOf } from "../crypto/election.js";
import { isPartial, isResultOfSome, sumOf } from "../crypto/tally.js";
import { button, code, el, field, form, heading, link, pair, para, subheading, submit, warning } from "../ui/dom.js";
import { attempt, during, progress, show } from "../ui/shell.js";
import { ballotText, checkedBallots, trackersOf } from "./board.js";
import { answerPair, begin, nomineeOf, phaseLine, titleOf, warningsOf } from "./common.js";

const OPENED = new Set(["counted", "decided"]);
const ENDED = new Set(["ended", ...OPENED]);
const MOVING = new Set(["ceremony", "enrolment", "ready", "open", "ended"]);
const EVERY = 15_000;

begin(look);

async function look(here) {
  const stated = await here.api.get(`elections/${here.id}`);
  const election = OPENED.has(stated.phase) ? electionOf(await here.api.text(`elections/${here.id}/definition`)) : null;
  const counts = election ? JSON.parse(await here.api.text(`elections/${here.id}/result`)).result : null;
  const follow = { ...here, stated, election, counts };
  show(
    heading(titleOf(stated), "Following a secret ballot"),
    phaseLine(stated),
    el("dl", {},
      line("Đã bỏ phiếu", "Votes cast", el("output", { id: "turnout" }, `${stated.turnout} / ${stated.roster_size}`)),
      line("Mở lúc", "Opens", time(stated.opens_at)),
      line("Kết thúc lúc", "Ends", time(stated.closes_at))),
    warningsOf(stated),
    counts ? result(follow) : null,
    stated.reason ? el("p", {}, stated.reason) : null,
    ENDED.has(stated.phase) ? await published(follow) : null,
  );
  if (MOVING.has(stated.phase)) setTimeout(attempt(() => refresh(here, stated)), EVERY);
}

async function refresh(here, before) {
  const now = await here.api.get(`elections/${here.id}`);
  if (now.phase !== before.phase) return look(here);
  document.querySelector("#turnout").value = `${now.turnout} / ${now.roster_size}`;
  setTimeout(attempt(() => refresh(here, now)), EVERY);
  return undefined;
}

const line = (vi, en, value) => [el("dt", {}, pair(vi, en)), el("dd", {}, value)];

const time = (text) => (text ? new Date(text).toLocaleString("vi-VN") : "—");

function result(follow) {
  const { election, counts, stated } = follow;
  const answers = election.questions[0].answers;
  const rows = election.questions.map((question, at) =>
    el("tr", {}, el("th", { scope: "row" }, nomineeOf(stated, question, at).name), counts[at].map((count) => el("td", {}, String(count)))),
  );
  const verdict = el("p", { id: "verdict", role: "status" });
  const check = attempt(() => during("Đang kiểm tra…", "Checking…", async () => verdict.replaceChildren(...(await proof(follow)))));
  return [
    subheading("Kết quả", "Result"),
    el("table", { id: "result" },
      el("thead", {}, el("tr", {}, el("td", {}), answers.map((answer) => el("th", { scope: "col" }, answerPair(answer))))),
      el("tbody", {}, rows)),
    el("p", { className: "actions" }, button("Kiểm tra kết quả tại máy này", "Check the result here", check, { id: "check" })),
    verdict,
    para(
      "Trang này do chính máy chủ gửi tới. Để kiểm tra độc lập, hãy tải hồ sơ cuộc bỏ phiếu và dùng trình kiểm tra một tệp hoặc belenios-tool.",
      "This page comes from the server itself. To check independently, take the archive and use the one-file verifier or belenios-tool.",
    ),
    el("p", {}, link("Hồ sơ cuộc bỏ phiếu (.bel)", "Archive of the election (.bel)", follow.api.address(`elections/${follow.id}/archive`))),
  ];
}

async function proof({ api, id, election, counts }) {
  const at = `elections/${id}`;
  const [tally, trustees, { items }] = await Promise.all([
    api.text(`${at}/encrypted-tally`), api.text(`${at}/trustees`), api.get(`${at}/partial-decryptions`),
  ]);
  const { verification_keys: keys, threshold } = JSON.parse(trustees)[0][1];
  const parts = items
    .map(({ place, payload }) => ({ place, partial: payload }))
    .filter(({ place, partial }) => isPartial(election, keys[place - 1].public_key, tally, partial));
  const ballots = await checkedBallots({ api, id }, election, (done, of) =>
    progress(`Đã kiểm tra ${done}/${of} phiếu…`, `${done} of ${of} ballots checked…`));
  const sum = sumOf(election, ballots) === tally;
  if (sum && isResultOfSome(tally, parts, threshold, counts)) {
    return pair("✓ Mọi phiếu đều hợp lệ và của thành viên, mỗi người một phiếu; tổng đúng là tổng của các phiếu, và kết quả đúng là tổng đó.", "✓ All ballots are valid and of members, one each; the sum is theirs, and the result is that sum.");
  }
  return [warning("✗ Kết quả không khớp các phiếu công bố!", "✗ The result does not match the published ballots!")];
}

async function published(follow) {
  const trackers = await trackersOf(follow);
  const tracker = field("Mã theo dõi", "Tracker", { name: "tracker", required: true, autocomplete: "off" });
  const found = el("div", { id: "found", role: "status" });
  const onsend = attempt(async () => found.replaceChildren(...(await find(follow, trackers, tracker.input.value.trim()))));
  return [
    subheading("Phiếu của tôi có trong đó không?", "Is my ballot there?"),
    form(onsend, tracker.whole, submit("Tìm", "Find")),
    found,
    el("details", {}, el("summary", {}, pair(`Tất cả ${trackers.length} phiếu`, `All ${trackers.length} ballots`)),
      el("ul", { id: "trackers" }, trackers.map((each) => el("li", {}, el("code", {}, each))))),
  ];
}

async function find(follow, trackers, tracker) {
  if (!trackers.includes(tracker)) {
    return [warning("Không có phiếu nào mang mã này. Nếu bạn đã bỏ phiếu, hãy báo ngay tổ kiểm phiếu.", "No ballot has this tracker. If you voted, tell the counting board at once.")];
  }
  return [
    para("Có. Mã phiếu của nó:", "Yes. The code of that ballot:"),
    code(codeOf(await ballotText(follow, tracker)), "found-code"),
  ];
}
