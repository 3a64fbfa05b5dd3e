// Secrets under a passphrase.

import assert from "node:assert/strict";
import { test } from "node:test";

import { openSecret, sealSecret, WrongPassphrase } from "../src/keys/sealing.js";

test("a secret opens with its passphrase, however it was typed, and with no other", async () => {
  const sealed = await sealSecret("12345", "mật khẩu của tôi".normalize("NFC"));
  assert.equal(await openSecret(sealed, "mật khẩu của tôi".normalize("NFD")), "12345");
  await assert.rejects(openSecret(sealed, "mật khẩu của ai"), WrongPassphrase);
  await assert.rejects(openSecret({ ...sealed, iterations: 1 }, "mật khẩu của tôi"), WrongPassphrase);
  assert.equal(JSON.stringify(sealed).includes("12345"), false);
});
