// Where sealed secrets lie: this browser's storage, and a file that the person keeps.
//
// Only sealed secrets and what is public are ever written. Choices are written nowhere.

import { openSecret, sealSecret } from "./sealing.js";

const FORMS = { voting: "guong-voting-key-1", trustee: "guong-trustee-1" };

export class ForeignFile extends Error {
  vi = "Tệp này không phải là khóa cần dùng ở đây.";
  en = "This file is not the key that is needed here.";
}

// Seal a secret and keep it in this browser; answers the text of the file to keep.
export async function keep(kind, name, secret, passphrase) {
  const text = JSON.stringify({ form: FORMS[kind], name, ...(await sealSecret(secret, passphrase)) });
  localStorage.setItem(slot(kind, name), text);
  navigator.storage?.persist?.().catch(() => {});
  return text;
}

export const kept = (kind, name) => localStorage.getItem(slot(kind, name));

// Take over a file that was saved on another device.
export function adopt(kind, name, text) {
  const stated = parsed(text);
  if (stated.form !== FORMS[kind] || stated.name !== name) throw new ForeignFile();
  localStorage.setItem(slot(kind, name), text);
}

export async function unlock(kind, name, passphrase) {
  const text = kept(kind, name);
  if (text === null) throw new ForeignFile();
  return openSecret(parsed(text), passphrase);
}

export const forget = (kind, name) => localStorage.removeItem(slot(kind, name));

const slot = (kind, name) => `${FORMS[kind]}/${name}`;

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new ForeignFile();
  }
}
