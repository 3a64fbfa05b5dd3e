// The booth: choose, seal, check the machine or cast, keep the tracker.
//
// Choices live in the memory of this page alone. Who closes it comes back to an empty form, has not
// voted yet and can; who has voted sees the tracker.

import { codeOf, seal, sign, trackerOf } from "../crypto/ballot.js";
import { openBallot } from "../crypto/challenge.js";
import { electionOf } from "../crypto/election.js";
import { votingKeyOf } from "../crypto/votingkey.js";
import { kept, unlock } from "../keys/store.js";
import { button, code, el, form, heading, pair, para, subheading, submit } from "../ui/dom.js";
import { copy, save } from "../ui/files.js";
import { bringKey, passphraseField } from "../ui/keys.js";
import { proven } from "../ui/proving.js";
import { attempt, during, show } from "../ui/shell.js";
import { answerPair, begin, followLink, nomineeOf, nothingToDo, phaseLine, titleOf, warningsOf } from "./common.js";

class NotOurBallot extends Error {
  vi = "Máy chủ trả lời một mã khác với phiếu đã gửi. Hãy báo ngay cho tổ kiểm phiếu.";
  en = "The server answered another tracker than that of the ballot sent. Tell the counting board at once.";
}

begin(enter);

async function enter(here) {
  const stated = await here.api.get(`elections/${here.id}`);
  const { my } = stated;
  const follow = followLink(here.tenant, here.id);
  if (!my.member) return nothingToDo("Bạn không có phiếu trong cuộc bỏ phiếu này.", "You have no vote in this ballot.", follow);
  if (my.cast_tracker) return showCast({ ...here, stated }, my.cast_tracker);
  if (stated.phase !== "open") return nothingToDo("Hiện chưa thể bỏ phiếu.", "You cannot vote now.", phaseLine(stated), follow);
  if (!my.enrolled || !my.credential) {
    return nothingToDo("Khóa của bạn không được đăng ký cho cuộc bỏ phiếu này.", "No key of yours was enrolled for this ballot.", follow);
  }
  const election = electionOf(await here.api.text(`elections/${here.id}/definition`));
  const booth = { ...here, stated, election, credential: my.credential, choices: [] };
  if (kept("voting", my.credential) === null) return bringKey("voting", my.credential, async () => choose(booth));
  return choose(booth);
}

// 1. Choose.

function choose(booth) {
  const groups = booth.election.questions.map((question, at) => nominee(booth, question, at));
  const onsend = attempt(async () => {
    booth.choices = groups.map(({ chosen }) => chosen());
    review(booth);
  });
  show(
    heading(titleOf(booth.stated), "Secret ballot"),
    secrecy(),
    warningsOf(booth.stated),
    form(onsend, groups.map(({ whole }) => whole), submit("Xem lại phiếu", "Review", { id: "review" })),
    para(
      "Lựa chọn chỉ nằm trong trang này: đóng trang thì phải chọn lại, phiếu chưa được gửi.",
      "Your choices are in this page only: if you close it you choose again, and nothing has been sent.",
    ),
  );
}

function nominee(booth, question, at) {
  const facts = nomineeOf(booth.stated, question, at);
  const radios = question.answers.map((answer, choice) => radio({ at, choice, answer, is: booth.choices[at] === choice }));
  const whole = el(
    "fieldset",
    {},
    el("legend", {}, `${at + 1}. ${facts.name}`),
    facts.summary ? el("p", { className: "summary" }, facts.summary) : null,
    el("p", { className: "summary" }, el("a", { href: booth.api.address(facts.url), target: "_blank", rel: "noopener" }, pair("Hồ sơ", "Dossier")), ` ${facts.id}`),
    radios.map(({ label }) => label),
  );
  return { whole, chosen: () => radios.findIndex(({ input }) => input.checked) };
}

function radio({ at, choice, answer, is }) {
  const input = el("input", { type: "radio", name: `question-${at}`, value: String(choice), required: true, checked: is });
  return { input, label: el("label", { className: "choice" }, input, el("span", {}, answerPair(answer))) };
}

// 2. Review and seal.

function review(booth) {
  const lines = booth.election.questions.map((question, at) =>
    el("li", {}, el("strong", {}, nomineeOf(booth.stated, question, at).name), ": ", el("span", {}, answerPair(question.answers[booth.choices[at]]))),
  );
  const onseal = attempt(() =>
    during("Đang niêm phong phiếu…", "Sealing the ballot…", async () => {
      sealed(booth, seal(booth.election, booth.credential, booth.choices));
    }),
  );
  show(
    heading("Xem lại phiếu", "Review your ballot"),
    el("ol", {}, lines),
    el("p", { className: "actions" },
      button("Niêm phong phiếu", "Seal the ballot", onseal, { id: "seal", className: "main" }),
      button("Sửa lựa chọn", "Change", () => choose(booth), { id: "change" })),
  );
}

// 3. Cast it, or open it to check the machine.

function sealed(booth, ballot) {
  show(
    heading("Phiếu đã niêm phong, chưa gửi", "The ballot is sealed and not sent yet"),
    para("Mã phiếu – hãy ghi lại hoặc chụp trước khi chọn bước tiếp theo:", "Code of this ballot: write it down or photograph it before you go on:"),
    code(ballot.code, "ballot-code"),
    el("p", { className: "actions" },
      button("Bỏ phiếu này", "Cast this ballot", () => askKey(booth, ballot), { id: "cast", className: "main" }),
      button("Kiểm tra máy", "Check the machine", () => challenge(booth, ballot), { id: "challenge" }),
      button("Sửa lựa chọn", "Change", () => choose(booth), { id: "change" })),
    para(
      "Kiểm tra máy mở phiếu này ra để thấy máy có niêm phong đúng lựa chọn của bạn không; phiếu đã mở không bao giờ được gửi.",
      "Checking opens this ballot, to see whether the machine sealed what you chose; an opened ballot is never cast.",
    ),
  );
}

function challenge(booth, ballot) {
  const opened = openBallot(booth.election, ballot, booth.choices);
  const address = `${location.origin}/check/${booth.tenant}/${booth.id}`;
  show(
    heading("Phiếu đã mở để kiểm tra", "The ballot was opened for checking"),
    para("Mã của phiếu đã mở:", "Code of the opened ballot:"),
    code(ballot.code, "opened-code"),
    para(
      "Hãy lưu tệp và mở nó trên một máy khác, tại địa chỉ dưới đây. Mã và lựa chọn ở đó phải đúng như bạn đã thấy ở đây. Tệp cho thấy lựa chọn trong phiếu này: nếu muốn giữ kín, hãy kiểm tra bằng lựa chọn không phải ý kiến thật.",
      "Save the file and open it on another machine, at the address below. Code and choices there must be what you saw here. The file shows the choices of this ballot: to keep yours to yourself, check with choices that are not your opinion.",
    ),
    el("p", {}, el("code", {}, address)),
    el("p", { className: "actions" },
      button("Lưu phiếu đã mở", "Save the opened ballot", () => save("phieu-da-mo.json", opened), { id: "save-opened" }),
      button("Làm phiếu mới", "Make a new ballot", () => choose(booth), { id: "again", className: "main" })),
    el("details", {}, el("summary", {}, pair("Nội dung tệp", "What the file holds")), el("pre", { id: "opened" }, opened)),
  );
}

// 4. Sign with the key of the member and send.

function askKey(booth, ballot) {
  const passphrase = passphraseField();
  const onsend = attempt(async () => {
    const key = await during("Đang mở khóa…", "Opening your key…", () => unlock("voting", booth.credential, passphrase.input.value));
    await cast(booth, sign(ballot, votingKeyOf(key)));
  });
  show(
    heading("Ký và gửi phiếu", "Sign and send"),
    para("Nhập mật khẩu khóa bỏ phiếu của bạn. Phiếu đã gửi thì không sửa được.", "Enter the passphrase of your voting key. A ballot that was sent cannot be changed."),
    form(onsend, passphrase.whole, submit("Gửi phiếu", "Send", { id: "send" })),
    el("p", {}, button("Quay lại", "Back", () => sealed(booth, ballot))),
  );
  passphrase.input.focus();
}

async function cast(booth, text) {
  await proven(() =>
    during("Đang gửi phiếu…", "Sending the ballot…", async () => {
      const { tracker } = await booth.api.post(`elections/${booth.id}/ballots`, { ballot: text });
      if (tracker !== trackerOf(text)) throw new NotOurBallot();
    }),
  );
  booth.choices = [];
  showCast(booth, trackerOf(text), codeOf(text));
}

function showCast({ tenant, id, stated }, tracker, ballotCode) {
  show(
    heading("Bạn đã bỏ phiếu", "You have voted"),
    para("Mã theo dõi phiếu của bạn – hãy giữ lại:", "Tracker of your ballot. Keep it:"),
    code(tracker, "tracker"),
    el("p", { className: "actions" },
      button("Sao chép", "Copy", attempt(() => copy(tracker)), { id: "copy" }),
      button("In", "Print", () => window.print())),
    ballotCode ? [para("Mã phiếu, như bạn đã thấy khi niêm phong:", "Code of the ballot, as you saw it when it was sealed:"), code(ballotCode, "ballot-code")] : null,
    para(
      "Sau khi hết giờ, mã này phải có trong danh sách phiếu công bố; không thấy thì báo ngay tổ kiểm phiếu. Mã không cho biết bạn chọn gì.",
      "After the end this tracker must stand in the published list of ballots; if it does not, tell the counting board at once. It does not tell what you chose.",
    ),
    secrecy(),
    warningsOf(stated),
    followLink(tenant, id),
  );
}

const secrecy = () => [
  subheading("Điều gì được giữ kín, với ai", "What is secret, and from whom"),
  para(
    "Phiếu được niêm phong ngay trong máy này: thành viên khác, thư ký và máy chủ chỉ thấy rằng bạn đã bỏ phiếu, còn tổ kiểm phiếu chỉ mở tổng số. Hai trong ba người của tổ kiểm phiếu nếu thông đồng, hoặc ai điều khiển máy này, thì có thể biết bạn chọn gì.",
    "The ballot is sealed in this machine: other members, the secretary and the server see only that you voted, and the counting board opens only the sums. Two of its three people in collusion, or whoever controls this machine, could learn what you chose.",
  ),
];
