// Forms about keys: choosing a passphrase, bringing a key file.

import { adopt } from "../keys/store.js";
import { field, form, heading, para, submit } from "./dom.js";
import { attempt, show } from "./shell.js";

const SHORTEST = 12; // as for the password of an account

class Mismatch extends Error {
  vi = "Hai lần nhập không giống nhau.";
  en = "The two entries differ.";
}

// Ask for a new passphrase, twice; the page goes on with it.
export function newPassphrase(above, go, vi, en) {
  const options = { type: "password", autocomplete: "new-password", required: true, minLength: SHORTEST };
  const first = field(`Mật khẩu khóa (ít nhất ${SHORTEST} ký tự)`, `Passphrase of the key (${SHORTEST} characters or more)`, { ...options, name: "passphrase" });
  const second = field("Nhập lại", "Again", { ...options, name: "passphrase-again" });
  const onsend = attempt(async () => {
    if (first.input.value !== second.input.value) throw new Mismatch();
    await go(first.input.value);
  });
  show(above, form(onsend, first.whole, second.whole, submit(vi, en)));
}

export const passphraseField = () =>
  field("Mật khẩu khóa", "Passphrase of your key", {
    type: "password", autocomplete: "current-password", required: true, name: "passphrase",
  });

// Ask for the file of a key that is not in this browser.
export function bringKey(kind, name, go) {
  const file = field("Tệp khóa", "Key file", { type: "file", accept: ".json,application/json", required: true, name: "key-file" });
  const onsend = attempt(async () => {
    adopt(kind, name, await file.input.files[0].text());
    await go();
  });
  show(
    heading("Khóa không có trong trình duyệt này", "The key is not in this browser"),
    para(
      "Hãy chọn tệp khóa bạn đã lưu khi tạo khóa, hoặc mở trang này bằng trình duyệt mà bạn đã tạo khóa.",
      "Choose the key file that you saved when you made the key, or open this page in the browser where you made it.",
    ),
    form(onsend, file.whole, submit("Dùng tệp này", "Use this file")),
  );
}
