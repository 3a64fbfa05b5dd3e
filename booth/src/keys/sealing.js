// A secret under a passphrase: PBKDF2 (RFC 8018) with HMAC-SHA-256, then AES-GCM, by the browser itself.

import { base64ToBytes, bytesToBase64 } from "./base64.js";

const ITERATIONS = 600_000; // OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256
const FEWEST = 100_000;
const MOST = 10_000_000;

export class WrongPassphrase extends Error {
  vi = "Mật khẩu khóa không đúng.";
  en = "That is not the passphrase of this key.";
}

// The secret sealed, with everything but the passphrase that opening it needs.
export async function sealSecret(secret, passphrase) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await derived(passphrase, salt, ITERATIONS);
  const plain = new TextEncoder().encode(secret);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain);
  return {
    iterations: ITERATIONS,
    salt: bytesToBase64(salt),
    iv: bytesToBase64(iv),
    sealed: bytesToBase64(new Uint8Array(sealed)),
  };
}

export async function openSecret({ iterations, salt, iv, sealed }, passphrase) {
  if (!(iterations >= FEWEST && iterations <= MOST)) throw new WrongPassphrase();
  const key = await derived(passphrase, base64ToBytes(salt), iterations);
  try {
    const parameters = { name: "AES-GCM", iv: base64ToBytes(iv) };
    return new TextDecoder().decode(await crypto.subtle.decrypt(parameters, key, base64ToBytes(sealed)));
  } catch {
    throw new WrongPassphrase();
  }
}

async function derived(passphrase, salt, iterations) {
  const bytes = new TextEncoder().encode(passphrase.normalize("NFC"));
  const base = await crypto.subtle.importKey("raw", bytes, "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}
