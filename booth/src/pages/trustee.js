// A trustee's page: take part in making the key, later open the sum. The seed stays here.

import { electionOf } from "../crypto/election.js";
import { isPartial, partialDecryption, sumOf } from "../crypto/tally.js";
import { certificate, decryptionKey, newSeed, polynomial, share } from "../crypto/trustee.js";
import { g, pointText, power, sha256Base64 } from "../crypto/group.js";
import { forget, keep, kept, unlock } from "../keys/store.js";
import { button, el, form, heading, pair, para, submit } from "../ui/dom.js";
import { save } from "../ui/files.js";
import { bringKey, newPassphrase, passphraseField } from "../ui/keys.js";
import { proven } from "../ui/proving.js";
import { attempt, during, progress, show } from "../ui/shell.js";
import { checkedBallots } from "./board.js";
import { begin, followLink, nothingToDo, phaseLine, warningsOf } from "./common.js";

class Disagreement extends Error {
  constructor(vi, en) {
    super(en);
    Object.assign(this, { vi, en });
  }
}

const STEPS = { certificate: first, polynomial: second, voutput: third, decrypt: opening };

begin(enter);

async function enter(here) {
  const stated = await here.api.get(`elections/${here.id}`);
  const { my } = stated;
  const follow = followLink(here.tenant, here.id);
  if (!my.trustee) return nothingToDo("Bạn không thuộc tổ kiểm phiếu này.", "You are not of this counting board.", follow);
  const step = STEPS[my.trustee_step];
  const named = { ...here, stated, name: `${here.tenant}/${here.id}/${my.member_id}` };
  return step ? step(named) : waiting(named);
}

function waiting(here) {
  const { stated } = here;
  const again = button("Xem lại", "Look again", attempt(() => proven(() => enter(here))), { id: "again" });
  const text = kept("trustee", here.name);
  const keeping = text === null ? null : button("Lưu tệp khóa", "Save the key file", () => save("khoa-kiem-phieu.json", text), { id: "save-key" });
  const done = stated.my.trustee_step === "decrypted";
  show(
    heading("Tổ kiểm phiếu", "Counting board"),
    done
      ? para("Bạn đã mở phần của mình.", "You have opened your part.")
      : para("Hiện chưa đến lượt bạn, hoặc đang chờ người khác.", "It is not your turn now, or others are awaited."),
    phaseLine(stated),
    warningsOf(stated),
    el("p", { className: "actions" }, again, keeping),
    text !== null && OVER.has(stated.phase) ? destroying(here) : null,
    followLink(here.tenant, here.id),
  );
}

const OVER = new Set(["counted", "decided", "cancelled", "voided"]);

function destroying(here) {
  const onclick = attempt(() =>
    proven(async () => {
      await here.api.post(`elections/${here.id}/share-destroyed`, {});
      forget("trustee", here.name);
      await enter(here);
    }),
  );
  return [
    para(
      "Khi không còn cần nữa, hãy xóa mọi bản của tệp khóa rồi xác nhận; trình duyệt này sẽ xóa bản của nó. Đây là lời cam kết, không phải bằng chứng.",
      "When it is no longer needed, delete every copy of the key file and attest it; this browser deletes its own. This is an attestation, no proof.",
    ),
    el("p", {}, button("Tôi đã xóa phần khóa của mình", "I have destroyed my share", onclick, { id: "destroy" })),
  ];
}

function first(here) {
  newPassphrase(
    [
      heading("Bước 1 trên 3: tạo khóa kiểm phiếu", "Step 1 of 3: make your counting key"),
      para(
        "Khóa được tạo trong máy này và không được gửi đi. Cần hai trong ba người của tổ để mở tổng số; không ai một mình mở được. Hãy giữ tệp khóa và mật khẩu cho đến khi kiểm phiếu xong.",
        "The key is made in this machine and not sent. Two of the three people open the sum; nobody can alone. Keep the key file and its passphrase until the count is done.",
      ),
    ],
    (passphrase) => proven(() => during("Đang tạo khóa…", "Making the key…", () => sendCertificate(here, passphrase))),
    "Tạo khóa",
    "Make the key",
  );
}

async function sendCertificate(here, passphrase) {
  const { size, threshold, place: index } = await here.api.get(`elections/${here.id}/ceremony`);
  const seed = kept("trustee", here.name) ? await unlock("trustee", here.name, passphrase) : newSeed();
  await keep("trustee", here.name, seed, passphrase);
  await send(here, "certificate", certificate(seed, { size, threshold, index }));
}

function second(here) {
  withSeed(here, heading("Bước 2 trên 3: chia khóa", "Step 2 of 3: share the key"), async (seed) => {
    const { certs } = await here.api.get(`elections/${here.id}/ceremony`);
    await send(here, "polynomial", await polynomial(seed, certs.map((each) => JSON.parse(each))));
  });
}

function third(here) {
  withSeed(here, heading("Bước 3 trên 3: nhận phần của mình", "Step 3 of 3: take your part"), async (seed) => {
    const { certs, input } = await here.api.get(`elections/${here.id}/ceremony`);
    await send(here, "voutput", await share(seed, certs.map((each) => JSON.parse(each)), JSON.parse(input)));
  });
}

function opening(here) {
  const go = attempt(() => proven(() => during("Đang kiểm tra các phiếu…", "Checking the ballots…", () => compare(here))));
  show(
    heading("Mở tổng số", "Open the sum"),
    para(
      "Trang này tự kiểm tra từng phiếu đã công bố, tự cộng lại, và chỉ mở tổng của các phiếu đó. Chỉ tổng số được mở, không phiếu riêng nào.",
      "This page checks each published ballot, adds them up itself, and opens only their sum. Only sums are opened, no single ballot.",
    ),
    warningsOf(here.stated),
    el("p", {}, button("Kiểm tra các phiếu", "Check the ballots", go, { id: "compare", className: "main" })),
  );
}

async function compare(here) {
  const at = `elections/${here.id}`;
  const [definition, tally] = await Promise.all([here.api.text(`${at}/definition`), here.api.text(`${at}/encrypted-tally`)]);
  const election = electionOf(definition);
  const ballots = await checkedBallots(here, election, (done, of) =>
    progress(`Đã kiểm tra ${done}/${of} phiếu…`, `${done} of ${of} ballots checked…`));
  if (sumOf(election, ballots) !== tally) {
    throw new Disagreement("Tổng đã công bố không phải tổng của các phiếu. Không mở.", "The published sum is not that of the ballots. It is not opened.");
  }
  requireSameSum(here, tally);
  agree(here, { election, tally, count: ballots.length });
}

function agree(here, { election, tally, count }) {
  const above = [
    heading("Các phiếu đều hợp lệ", "The ballots are valid"),
    el("p", {}, el("output", { id: "count" }, String(count)), " / ", String(here.stated.roster_size), " ", pair("phiếu.", "ballots.")),
    para(
      "Nếu bạn biết số người đã bỏ phiếu là số khác, ĐỪNG mở: mở tổng của quá ít phiếu sẽ làm lộ phiếu.",
      "If you know that another number of people voted, do NOT open it: opening the sum of too few ballots gives them away.",
    ),
  ];
  withSeed(here, above, async (seed) => {
    const payload = await opened(here, seed, { election, tally });
    localStorage.setItem(openedSlot(here), sha256Base64(tally));
    await here.api.post(`elections/${here.id}/partial-decryptions`, { payload });
    await enter(here);
  });
}

// Who opened two sums of one election would open their difference, which may be one ballot.
function requireSameSum(here, tally) {
  const before = localStorage.getItem(openedSlot(here));
  if (before !== null && before !== sha256Base64(tally)) {
    throw new Disagreement("Bạn đã mở một tổng khác của cuộc bỏ phiếu này. Không mở tổng thứ hai.", "You opened another sum of this election. A second one is not opened.");
  }
}

const openedSlot = ({ name }) => `guong-opened-1/${name}`;

async function opened(here, seed, { election, tally }) {
  const at = `elections/${here.id}`;
  const [trustees, { private_key: sealed }] = await Promise.all([
    here.api.text(`${at}/trustees`), here.api.get(`${at}/ceremony`),
  ]);
  const secret = await decryptionKey(seed, sealed);
  const publicKey = pointText(power(g, secret));
  requireOwnKey(JSON.parse(trustees), publicKey);
  const payload = partialDecryption(election, secret, tally);
  if (!isPartial(election, publicKey, tally, payload)) throw new Error("the proof does not hold");
  return payload;
}

function requireOwnKey(trustees, publicKey) {
  const known = trustees.flatMap(([, { verification_keys: keys = [] }]) => keys.map((each) => each.public_key));
  if (!known.includes(publicKey)) {
    throw new Disagreement("Khóa này không thuộc cuộc bỏ phiếu này.", "This key is not of this election.");
  }
}

// Ask for the passphrase and do a step with the seed.
function withSeed(here, above, work) {
  if (kept("trustee", here.name) === null) return bringKey("trustee", here.name, async () => withSeed(here, above, work));
  const passphrase = passphraseField();
  const onsend = attempt(async () => {
    const value = passphrase.input.value;
    await proven(() => during("Đang tính…", "Computing…", async () => work(await unlock("trustee", here.name, value))));
  });
  show(above, form(onsend, passphrase.whole, submit("Thực hiện", "Do it", { id: "do" })));
  passphrase.input.focus();
  return undefined;
}

async function send(here, step, payload) {
  await here.api.post(`elections/${here.id}/ceremony/${step}`, { payload });
  await enter(here);
}
