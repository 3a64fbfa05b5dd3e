// Forms by which people prove who they are, when an answer of the API asks for it.

import { CodeNeeded, showCode, signIn, SignInNeeded } from "../api.js";
import { field, form, heading, para, submit } from "./dom.js";
import { attempt, show } from "./shell.js";

// Do it; where the API asks for a sign-in or a fresh code, ask for that and do it again.
export async function proven(work) {
  try {
    return await work();
  } catch (problem) {
    if (problem instanceof CodeNeeded) await askCode();
    else if (problem instanceof SignInNeeded) await askSignIn();
    else throw problem;
    return proven(work);
  }
}

const CODE = { autocomplete: "one-time-code", inputMode: "numeric", maxLength: 100, name: "code" };

function askSignIn() {
  const user = field("Tài khoản", "Account", { name: "user", autocomplete: "username", required: true });
  const password = field("Mật khẩu", "Password", {
    name: "password", type: "password", autocomplete: "current-password", required: true,
  });
  const code = field("Mã xác thực (nếu có)", "Code of your authenticator (if you have one)", CODE);
  return answered(
    heading("Đăng nhập", "Sign in"),
    [user, password, code],
    () => signIn({
      user_id: user.input.value.trim(),
      password: password.input.value,
      code: code.input.value.trim() || null,
    }),
  );
}

function askCode() {
  const code = field("Mã xác thực", "Code of your authenticator", { ...CODE, required: true });
  return answered(
    [
      heading("Xác nhận lại là bạn", "Confirm that it is you"),
      para(
        "Việc này cần một mã mới của ứng dụng xác thực, trong vòng 5 phút. Mỗi mã chỉ dùng một lần.",
        "This needs a code of your authenticator, not older than 5 minutes. Each code counts once.",
      ),
    ],
    [code],
    () => showCode(code.input.value.trim()),
  );
}

function answered(above, fields, send) {
  return new Promise((done) => {
    const onsend = attempt(async () => {
      await send();
      done();
    });
    show(above, form(onsend, fields.map(({ whole }) => whole), submit("Tiếp tục", "Go on")));
    fields[0].input.focus();
  });
}
