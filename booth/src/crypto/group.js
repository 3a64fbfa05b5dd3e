// The group Ed25519 of Belenios 3.3 (specification, section 5.2.1) on @noble/curves.
//
// A point is written as the 256-bit number compress(x, y) in big-endian hexadecimal, which is the
// encoding of RFC 8032 with its bytes turned round.

import { ed25519 } from "@noble/curves/ed25519.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

const { Point } = ed25519;

export const NAME = "Ed25519";
export const q = Point.Fn.ORDER;
export const g = Point.BASE;
export const one = Point.ZERO;

const POINT = /^[0-9a-f]{64}$/;
const SCALAR = /^(0|[1-9][0-9]{0,76})$/;
const WINDOW = 8;
const WIDE_BYTES = 64; // 512 bits modulo q are as good as uniform

export class FaultyValue extends Error {}

export const mod = (value) => ((value % q) + q) % q;

// The power of a point. The time it takes does not depend on the exponent.
export function power(point, exponent) {
  const reduced = mod(exponent);
  return reduced === 0n ? one : point.multiply(reduced);
}

// The power of a point by an exponent that everybody knows.
export function publicPower(point, exponent) {
  const reduced = mod(exponent);
  return reduced === 0n ? one : point.multiplyUnsafe(reduced);
}

// Tables that make many powers of the same point quick.
export function prepare(point) {
  point.precompute(WINDOW);
  return point;
}

export function randomScalar() {
  const bytes = crypto.getRandomValues(new Uint8Array(WIDE_BYTES));
  return mod(BigInt(`0x${bytesToHex(bytes)}`));
}

export const inverse = (value) => Point.Fn.inv(mod(value));

export const pointText = (point) => bytesToHex(point.toBytes().reverse());

// A point of the prime-order group other than the neutral one.
export function pointOf(text) {
  const point = anyPointOf(text);
  if (point.is0()) throw new FaultyValue("the neutral point");
  return point;
}

// The neutral point counts too: a sum may happen to be it.
export function anyPointOf(text) {
  if (typeof text !== "string" || !POINT.test(text)) throw new FaultyValue("no point");
  const point = decoded(text);
  if (!point.isTorsionFree()) throw new FaultyValue("a point outside the group");
  return point;
}

function decoded(text) {
  try {
    return Point.fromBytes(hexToBytes(text).reverse());
  } catch {
    throw new FaultyValue("no point");
  }
}

export function scalarOf(text) {
  if (typeof text !== "string" || !SCALAR.test(text)) throw new FaultyValue("no scalar");
  const value = BigInt(text);
  if (value >= q) throw new FaultyValue("a scalar beyond the order");
  return value;
}

export const sha256Hex = (text) => bytesToHex(sha256(utf8ToBytes(text)));

// SHA-256 in Base64 without padding: fingerprints and trackers (section 4.5, 4.11).
export function sha256Base64(text) {
  return btoa(String.fromCharCode(...sha256(utf8ToBytes(text)))).replace(/=+$/, "");
}

// H(prefix, points) modulo q: the challenges of all proofs.
export function challengeOf(prefix, points) {
  return mod(BigInt(`0x${sha256Hex(prefix + points.map(pointText).join(","))}`));
}

export const proofText = ({ challenge, response }) => ({
  challenge: challenge.toString(),
  response: response.toString(),
});

export const proofOf = (stated) => ({
  challenge: scalarOf(stated.challenge),
  response: scalarOf(stated.response),
});
