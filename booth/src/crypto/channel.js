// Messages between trustees, signed and encrypted (sections 4.5.1 and 4.5.3 of the specification).

import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

import { g, pointOf, pointText, power, randomScalar, sha256Hex } from "./group.js";
import { isSigned, signText } from "./signing.js";

const ALGORITHM = "AES-GCM";

export class FaultyMessage extends Error {}

export const signedMessage = (secret, message) => ({ message, signature: signText(secret, message) });

// Sign a message with a signing key and encrypt it for one recipient.
export async function send(signingKey, recipient, message) {
  const inner = JSON.stringify({ recipient: pointText(recipient), message });
  return encryptFor(recipient, JSON.stringify(signedMessage(signingKey, inner)));
}

// Decrypt a message with one's decryption key; it must be signed by the sender and be for us.
export async function receive(decryptionKey, sender, text) {
  const signed = JSON.parse(await decrypt(decryptionKey, text));
  if (!isSigned(sender, signed.message, signed.signature)) throw new FaultyMessage("signature");
  const { recipient, message } = JSON.parse(signed.message);
  if (recipient !== pointText(power(g, decryptionKey))) throw new FaultyMessage("recipient");
  return message;
}

async function encryptFor(recipient, plaintext) {
  const exponent = randomScalar();
  const shared = power(g, randomScalar());
  const alpha = power(g, exponent);
  const beta = power(recipient, exponent).add(shared);
  const { key, parameters } = await symmetric(shared, alpha);
  const data = await crypto.subtle.encrypt(parameters, key, utf8ToBytes(plaintext));
  return JSON.stringify({
    algorithm: ALGORITHM,
    alpha: pointText(alpha),
    beta: pointText(beta),
    data: bytesToHex(new Uint8Array(data)),
  });
}

async function decrypt(decryptionKey, text) {
  const { algorithm, alpha, beta, data } = JSON.parse(text);
  if (algorithm !== ALGORITHM) throw new FaultyMessage("algorithm");
  const first = pointOf(alpha);
  const shared = pointOf(beta).subtract(power(first, decryptionKey));
  const { key, parameters } = await symmetric(shared, first);
  const plain = await crypto.subtle.decrypt(parameters, key, hexToBytes(data));
  return new TextDecoder().decode(plain);
}

async function symmetric(shared, alpha) {
  const bytes = hexToBytes(sha256Hex(`key|${pointText(shared)}`));
  const key = await crypto.subtle.importKey("raw", bytes, ALGORITHM, false, ["encrypt", "decrypt"]);
  return { key, parameters: { name: ALGORITHM, iv: hexToBytes(sha256Hex(`iv|${pointText(alpha)}`)) } };
}
