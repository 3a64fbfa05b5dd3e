// A trustee's part in making the key of an election: Pedersen's protocol (section 4.5 of the
// specification). All secrets follow from one seed, which never leaves the trustee.

import { NAME, g, mod, one, pointOf, pointText, power, publicPower, randomScalar, scalarOf, sha256Hex } from "./group.js";
import { FaultyMessage, receive, send, signedMessage } from "./channel.js";
import { isSigned, prove, signText } from "./signing.js";

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const SEED_LENGTH = 22;
const EVEN_LIMIT = 256 - (256 % BASE58.length);
const SEED = /^[1-9A-HJ-NP-Za-km-z]{22}$/;

export class CeremonyFault extends Error {}

export function newSeed() {
  let seed = "";
  while (seed.length < SEED_LENGTH) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < EVEN_LIMIT) seed += BASE58[byte % BASE58.length];
  }
  return seed;
}

export function keysOf(seed) {
  if (!SEED.test(seed)) throw new CeremonyFault("seed");
  const signing = mod(BigInt(`0x${sha256Hex(`sk|${seed}`)}`));
  const decryption = mod(BigInt(`0x${sha256Hex(`dk|${seed}`)}`));
  return { signing, decryption, verification: power(g, signing), encryption: power(g, decryption) };
}

// Step 1: a certificate of one's keys for one place in one ceremony (section 4.5.2).
export function certificate(seed, { size, threshold, index }) {
  const keys = keysOf(seed);
  const stated = {
    context: { group: NAME, size, threshold, index },
    verification: pointText(keys.verification),
    encryption: pointText(keys.encryption),
  };
  return JSON.stringify(signedMessage(keys.signing, JSON.stringify(stated)));
}

// Step 3: a secret polynomial, with a share of it for each trustee (section 4.5.4).
export async function polynomial(seed, certificates) {
  const keys = keysOf(seed);
  const { trustees, threshold } = checked(certificates);
  placeOf(keys, trustees);
  const coefficients = Array.from({ length: threshold }, () => randomScalar());
  const exponentials = coefficients.map((each) => pointText(power(g, each)));
  const shares = trustees.map(({ encryption }, index) =>
    send(keys.signing, encryption, JSON.stringify({ secret: valueAt(coefficients, index + 1).toString() })),
  );
  const own = JSON.stringify({ polynomial: coefficients.map(String) });
  return JSON.stringify({
    polynomial: await send(keys.signing, keys.encryption, own),
    secrets: await Promise.all(shares),
    coefexps: signedMessage(keys.signing, JSON.stringify({ coefexps: exponentials })),
    signature: signText(keys.signing, certificatesText(certificates, exponentials)),
  });
}

// Step 5: one's share of the key, from what the others sent (section 4.5.6).
export async function share(seed, certificates, input) {
  const keys = keysOf(seed);
  const { trustees, threshold } = checked(certificates);
  const place = placeOf(keys, trustees);
  const commitments = trustees.map((trustee, index) =>
    exponentialsOf({ trustee, certificates, threshold, coefexps: input.coefexps[index], signature: input.signatures[index] }),
  );
  const parts = await Promise.all(
    trustees.map(({ verification }, index) => secretFrom(keys, verification, input.secrets[index])),
  );
  parts.forEach((part, index) => requirePart(part, commitments[index], place));
  const secret = mod(parts.reduce((sum, part) => sum + part, 0n));
  const sealed = JSON.stringify({ decryption_key: secret.toString() });
  return JSON.stringify({
    private_key: await send(keys.signing, keys.encryption, sealed),
    public_key: trusteeKey(secret, keys.signing),
  });
}

// The share again, from the message that one sent to oneself in step 5.
export async function decryptionKey(seed, sealed) {
  const keys = keysOf(seed);
  return scalarOf(JSON.parse(await receive(keys.decryption, keys.verification, sealed)).decryption_key);
}

function trusteeKey(secret, signingKey) {
  const publicKey = pointText(power(g, secret));
  return {
    pok: prove(secret, `pok|${NAME}|${publicKey}|`),
    public_key: publicKey,
    signature: signText(signingKey, publicKey),
  };
}

function checked(certificates) {
  const stated = certificates.map(({ message }) => JSON.parse(message));
  const { threshold } = stated[0].context;
  const trustees = stated.map((each, at) => {
    const context = JSON.stringify({ group: NAME, size: stated.length, threshold, index: at + 1 });
    const verification = pointOf(each.verification);
    const { message, signature } = certificates[at];
    if (JSON.stringify(each.context) !== context || !isSigned(verification, message, signature)) {
      throw new CeremonyFault(`certificate ${at + 1}`);
    }
    return { verification, encryption: pointOf(each.encryption) };
  });
  return { trustees, threshold };
}

function placeOf(keys, trustees) {
  const at = trustees.findIndex(
    ({ verification, encryption }) =>
      verification.equals(keys.verification) && encryption.equals(keys.encryption),
  );
  if (at < 0) throw new CeremonyFault("own certificate");
  return at + 1;
}

const certificatesText = (certs, coefexps) => `certs_sig|${JSON.stringify({ certs, coefexps })}`;

function exponentialsOf({ trustee, certificates, threshold, coefexps, signature }) {
  const stated = JSON.parse(coefexps.message).coefexps;
  const holds =
    stated.length === threshold &&
    isSigned(trustee.verification, coefexps.message, coefexps.signature) &&
    isSigned(trustee.verification, certificatesText(certificates, stated), signature);
  if (!holds) throw new CeremonyFault("coefficients");
  return stated.map(pointOf);
}

async function secretFrom(keys, sender, sealed) {
  try {
    return scalarOf(JSON.parse(await receive(keys.decryption, sender, sealed)).secret);
  } catch (fault) {
    if (fault instanceof FaultyMessage) throw new CeremonyFault(fault.message);
    throw new CeremonyFault("secret");
  }
}

function requirePart(part, exponentials, place) {
  if (!power(g, part).equals(exponentAt(exponentials, BigInt(place)))) throw new CeremonyFault("share");
}

const valueAt = (coefficients, place) =>
  coefficients.reduceRight((sum, each) => mod(sum * BigInt(place) + each), 0n);

function exponentAt(exponentials, place) {
  return exponentials.reduceRight((sum, each) => publicPower(sum, place).add(each), one);
}
