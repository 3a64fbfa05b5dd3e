// What the pages of one election share.

import { tenantApi } from "../api.js";
import { el, heading, link, pair, para, warning } from "../ui/dom.js";
import { proven } from "../ui/proving.js";
import { attempt, during, place, show } from "../ui/shell.js";

export const PHASES = {
  ceremony: ["Tổ kiểm phiếu đang tạo khóa.", "The counting board is making the key."],
  enrolment: ["Thành viên đang đăng ký khóa bỏ phiếu.", "Members are enrolling their voting keys."],
  ready: ["Chưa đến giờ bỏ phiếu.", "Voting has not opened yet."],
  open: ["Đang bỏ phiếu.", "Voting is open."],
  ended: ["Đã hết giờ bỏ phiếu, đang chờ kiểm phiếu.", "Voting has ended; the count is awaited."],
  counted: ["Đã kiểm phiếu.", "The ballots have been counted."],
  decided: ["Đã có kết quả.", "The result is known."],
  cancelled: ["Cuộc bỏ phiếu đã bị hủy, không phiếu nào được mở.", "The ballot was cancelled; nothing was opened."],
  voided: ["Kết quả đã bị hủy bỏ và phải bỏ phiếu lại.", "The result was voided; there is to be another ballot."],
};

// Load what a page needs, with a sign-in where the API asks for one, and go on.
export function begin(go) {
  const here = place();
  const api = tenantApi(here.tenant);
  return attempt(() => proven(() => during("Đang tải…", "Loading…", () => go({ ...here, api }))))();
}

export const phaseLine = ({ phase }) => para(...(PHASES[phase] ?? [phase, phase]));

export const warningsOf = ({ warnings = [] }) => warnings.map(({ vi, en }) => warning(vi, en));

export const followLink = (tenant, id) =>
  el("p", {}, link("Theo dõi cuộc bỏ phiếu", "Follow this ballot", `/follow/${tenant}/${id}`));

export const answerPair = (answer) => pair(answer, ANSWERS[answer] ?? "");

const ANSWERS = {
  "Đồng ý": "Agree",
  "Không đồng ý": "Do not agree",
  "Không có ý kiến": "No opinion",
};

// How the nominee of a question is called; the question itself names the dossier by its number.
export function nomineeOf({ nominees = [] }, question, at) {
  const stated = nominees[at];
  if (stated?.question !== question.question || !question.question.includes(stated.id)) throw new SwappedNominee();
  return stated;
}

class SwappedNominee extends Error {
  vi = "Danh sách đối tượng không khớp các câu hỏi của cuộc bỏ phiếu. Đừng bỏ phiếu; hãy báo tổ kiểm phiếu.";
  en = "The nominees do not match the questions of the election. Do not vote; tell the counting board.";
}

export const titleOf = (election) => election.name || "Bỏ phiếu kín";

export function nothingToDo(vi, en, ...more) {
  show(heading("Bỏ phiếu kín", "Secret ballot"), para(vi, en), ...more);
}
