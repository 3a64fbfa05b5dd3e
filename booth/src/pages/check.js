// Checking, on another machine, a ballot that was opened instead of being cast.

import { checkOpened } from "../crypto/challenge.js";
import { electionOf } from "../crypto/election.js";
import { code, el, field, form, heading, para, submit, warning } from "../ui/dom.js";
import { attempt, during, show } from "../ui/shell.js";
import { answerPair, begin, nomineeOf } from "./common.js";

const REASONS = {
  form: ["Tệp không phải là phiếu đã mở.", "The file is no opened ballot."],
  election: ["Phiếu thuộc một cuộc bỏ phiếu khác.", "The ballot is of another election."],
  code: ["Mã không phải của phiếu này.", "The code is not that of this ballot."],
  content: ["PHIẾU KHÔNG CHỨA LỰA CHỌN ĐÃ NÊU: máy đã niêm phong điều khác.", "THE BALLOT DOES NOT HOLD THE CHOICES IT STATES: the machine sealed something else."],
};

begin(async ({ api, id }) => {
  const election = electionOf(await api.text(`elections/${id}/definition`));
  ask({ election, stated: await api.get(`elections/${id}`) });
});

function ask(known) {
  const file = field("Tệp phiếu đã mở", "File of the opened ballot", { type: "file", accept: ".json,application/json", required: true, name: "opened" });
  const onsend = attempt(async () => {
    const text = await file.input.files[0].text();
    await during("Đang kiểm tra…", "Checking…", async () => told(known, checked(known.election, text)));
  });
  show(
    heading("Kiểm tra máy bỏ phiếu", "Check a voting machine"),
    para("Tệp chỉ được đọc trong máy này, không gửi đi đâu.", "The file is read in this machine only and sent nowhere."),
    form(onsend, file.whole, submit("Kiểm tra", "Check")),
  );
}

function checked(election, text) {
  try {
    return checkOpened(election, text);
  } catch {
    return { holds: false, reason: "form" };
  }
}

function told({ election, stated }, { holds, reason, code: ballotCode, choices }) {
  if (!holds) return show(heading("Không đạt", "It does not hold"), warning(...REASONS[reason]));
  return show(
    heading("Phiếu chứa đúng các lựa chọn sau", "The ballot holds exactly these choices"),
    el("ol", { id: "held" }, election.questions.map((question, at) =>
      el("li", {}, el("strong", {}, nomineeOf(stated, question, at).name), ": ", el("span", {}, answerPair(question.answers[choices[at]]))))),
    para("Mã phiếu phải đúng như mã bạn đã ghi lại:", "The code must be the one that you wrote down:"),
    code(ballotCode, "held-code"),
  );
}
