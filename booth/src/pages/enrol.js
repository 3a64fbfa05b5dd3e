// Enrolling a voting key: it is made here, sealed here, and only its public half is sent.

import { newVotingKey, proofOfPossession, publicKeyOf, votingKeyText } from "../crypto/votingkey.js";
import { keep, kept } from "../keys/store.js";
import { button, code, el, heading, para, subheading } from "../ui/dom.js";
import { save } from "../ui/files.js";
import { newPassphrase } from "../ui/keys.js";
import { proven } from "../ui/proving.js";
import { attempt, during, show } from "../ui/shell.js";
import { begin } from "./common.js";

begin(enter);

async function enter(here) {
  const enrolled = await here.api.get(`councils/${here.id}/voting-keys`);
  const { my } = enrolled;
  if (!my?.member_id) {
    return show(heading("Khóa bỏ phiếu", "Voting keys"), para("Bạn không phải thành viên hội đồng này.", "You are no member of this council."), everybody(enrolled));
  }
  if (my.public_key) return showEnrolled(here, enrolled, my.public_key);
  return make(here, my.member_id);
}

function make(here, member) {
  const go = (passphrase) => proven(() => enrol(here, member, passphrase));
  newPassphrase(
    [
      heading("Tạo khóa bỏ phiếu", "Make your voting key"),
      para(
        "Khóa được tạo trong máy này và không bao giờ được gửi đi; không ai khác, kể cả người vận hành, có thể bỏ phiếu thay bạn. Hãy đặt một mật khẩu để khóa tệp, và giữ tệp: mất cả hai thì không bỏ phiếu được.",
        "The key is made in this machine and never sent; nobody else, not even the operator, can vote for you. Choose a passphrase that locks the file, and keep the file: without them you cannot vote.",
      ),
    ],
    go,
    "Tạo và đăng ký khóa",
    "Make and enrol the key",
  );
}

let made; // an attempt that is repeated enrols the same key

async function enrol(here, member, passphrase) {
  await during("Đang tạo khóa…", "Making the key…", async () => {
    made ??= newVotingKey();
    const publicKey = publicKeyOf(made);
    const proof = proofOfPossession(made, { tenant: here.tenant, council: here.id, member });
    await keep("voting", publicKey, votingKeyText(made), passphrase);
    await here.api.post(`councils/${here.id}/voting-keys`, { member_id: member, public_key: publicKey, proof });
  });
  made = undefined;
  const enrolled = await here.api.get(`councils/${here.id}/voting-keys`);
  return showEnrolled(here, enrolled, enrolled.my.public_key);
}

function showEnrolled(here, enrolled, publicKey) {
  const text = kept("voting", publicKey);
  show(
    heading("Khóa của bạn đã được đăng ký", "Your key is enrolled"),
    code(publicKey, "public-key"),
    text === null
      ? para("Khóa không nằm trong trình duyệt này; khi bỏ phiếu hãy dùng tệp khóa.", "The key is not in this browser; bring the key file when you vote.")
      : [
          para("Hãy lưu tệp khóa vào nơi an toàn, để dùng khi đổi máy.", "Save the key file in a safe place, for another machine."),
          el("p", { className: "actions" }, button("Lưu tệp khóa", "Save the key file", () => save("khoa-bo-phieu.json", text), { id: "save-key", className: "main" })),
        ],
    para(
      "Mất khóa trước khi lập cuộc bỏ phiếu thì có thể tạo khóa mới; khóa cũ hết hiệu lực và ai cũng thấy việc thay khóa.",
      "If you lose it before a ballot is set up you can make a new one; the old one ends, and everybody sees that.",
    ),
    el("p", {}, button("Tạo khóa mới", "Make a new key", attempt(async () => make(here, enrolled.my.member_id)), { id: "replace" })),
    everybody(enrolled),
  );
}

const everybody = ({ items = [] }) => [
  subheading("Khóa của các thành viên", "The members' keys"),
  el("ul", { className: "keys" }, items.map((each) =>
    el("li", {}, el("strong", {}, each.name ?? each.member_id), " ", el("code", {}, each.public_key ?? "—")))),
];
