// An agency in memory, to try the pages against without a database: `node booth/test/board.js`.
//
// It speaks the addresses that the pages use (docs/api.md), checks ballots as the service does, and
// forgets everything when it ends. It prints its address; /control/open and /control/end move it on.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";

import { isBallot, trackerOf } from "../src/crypto/ballot.js";
import { electionOf } from "../src/crypto/election.js";
import { anyPointOf, pointOf, pointText } from "../src/crypto/group.js";
import { isSigned } from "../src/crypto/signing.js";
import { isPartial, sumOf } from "../src/crypto/tally.js";
import { claimText } from "../src/crypto/votingkey.js";
import { electionText, trusteesText } from "./making.js";

const BUILT = new URL("../../service/booth/built/", import.meta.url);
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; " +
  "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const STEPS = ["certificate", "polynomial", "voutput"];
const [TRUSTEES, THRESHOLD] = [3, 2];

const state = {
  phase: "ceremony",
  nominees: Number(process.env.NOMINEES ?? 2),
  sent: { certificate: {}, polynomial: {}, voutput: {} },
  keys: {},
  ballots: {},
  partials: {},
  fresh: {},
};

class Refusal extends Error {
  constructor(status, code, headers = {}) {
    super(code);
    Object.assign(this, { status, code, headers });
  }
}

const places = Array.from({ length: TRUSTEES }, (_, at) => at + 1);
const all = (step) => places.map((place) => state.sent[step][place]).filter(Boolean);
const whole = (step) => all(step).length === TRUSTEES;
const placeOf = (user) => Number(/^kp(\d)$/.exec(user)?.[1] ?? 0);
const isMember = (user) => /^tv\d+$/.test(user);

function inputFor(place) {
  const polynomials = all("polynomial").map(JSON.parse);
  return {
    polynomial: polynomials[place - 1].polynomial,
    secrets: polynomials.map(({ secrets }) => secrets[place - 1]),
    coefexps: polynomials.map(({ coefexps }) => coefexps),
    signatures: polynomials.map(({ signature }) => signature),
  };
}

function prepared() {
  const polynomials = all("polynomial").map(JSON.parse);
  const publicKey = polynomials
    .map(({ coefexps }) => anyPointOf(JSON.parse(coefexps.message).coefexps[0]))
    .reduce((sum, point) => sum.add(point));
  state.definition = electionText(pointText(publicKey), state.nominees);
  state.election = electionOf(state.definition);
  state.trustees = trusteesText({
    threshold: THRESHOLD,
    certs: all("certificate").map(JSON.parse),
    inputs: [inputFor(1)],
    shares: all("voutput").map(JSON.parse),
  });
  state.phase = "enrolment";
}

function trusteeStep(place) {
  if (!place) return null;
  if (state.phase === "ended") return state.partials[place] ? "decrypted" : "decrypt";
  const at = STEPS.findIndex((step) => !whole(step));
  if (at < 0) return "done";
  return state.sent[STEPS[at]][place] ? "wait" : STEPS[at];
}

const shown = (user) => ({
  id: "1", name: "Xét chọn điển hình tiên tiến", phase: state.phase,
  roster_size: 11, turnout: Object.keys(state.ballots).length,
  nominees: Array.from({ length: state.nominees }, (_, at) => ({ id: String(at + 1), url: `nominations/${at + 1}`, question: `Đối tượng ${at + 1}`, name: `Đối tượng ${at + 1}`, summary: `Tóm tắt thành tích ${at + 1}.` })),
  warnings: [{ code: "small-council", vi: "Hội đồng nhỏ: nếu tất cả cùng đồng ý thì kết quả cho biết phiếu của từng người.", en: "A small council: if all agree, the result tells everybody's vote." }],
  opens_at: "2026-11-21T01:00:00Z", closes_at: "2026-11-21T10:00:00Z",
  my: {
    member: isMember(user), member_id: user, enrolled: user in state.keys,
    credential: state.keys[user]?.public_key ?? null, cast_tracker: state.ballots[user] ? trackerOf(state.ballots[user]) : null,
    trustee: placeOf(user) > 0, trustee_step: trusteeStep(placeOf(user)),
  },
});

function enrol(user, { member_id: member, public_key: publicKey, proof }, { tenant, id }) {
  const text = claimText({ tenant, council: id, member, publicKey });
  if (member !== user || !isSigned(pointOf(publicKey), text, proof)) throw new Refusal(422, "proof-faulty");
  state.keys[user] = { member_id: user, name: `Thành viên ${user}`, public_key: publicKey };
  return {};
}

function ceremony(user) {
  const place = placeOf(user);
  const step = STEPS.find((each) => !whole(each)) ?? "done";
  const own = state.sent.voutput[place];
  return {
    step, size: TRUSTEES, threshold: THRESHOLD, place, certs: all("certificate"), polynomials: all("polynomial"),
    input: step === "voutput" ? JSON.stringify(inputFor(place)) : null, private_key: own ? JSON.parse(own).private_key : null,
  };
}

function contribute(user, step, { payload }) {
  state.sent[step][placeOf(user)] = payload;
  if (whole("voutput")) prepared();
  return {};
}

function cast(user, { ballot }) {
  if (!state.fresh[user]) {
    throw new Refusal(401, "second-factor-stale", { "WWW-Authenticate": 'Bearer error="insufficient_user_authentication"' });
  }
  if (state.ballots[user] && state.ballots[user] !== ballot) throw new Refusal(409, "already-cast");
  const { credential } = JSON.parse(ballot);
  if (credential !== state.keys[user]?.public_key || !isBallot(state.election, ballot)) throw new Refusal(422, "ballot-refused");
  state.ballots[user] = ballot;
  return { tracker: trackerOf(ballot) };
}

function decrypt(user, { payload }) {
  const place = placeOf(user);
  const key = JSON.parse(state.trustees)[0][1].verification_keys[place - 1].public_key;
  if (!isPartial(state.election, key, tally(), payload)) throw new Refusal(422, "partial-refused");
  state.partials[place] = payload;
  if (Object.keys(state.partials).length >= THRESHOLD) state.phase = "counted";
  return {};
}

const tally = () => sumOf(state.election, Object.values(state.ballots));

// The counts are found by trying: the sums are small.
async function result() {
  const { isResult } = await import("../src/crypto/tally.js");
  const parts = Object.entries(state.partials).map(([place, partial]) => ({ place: Number(place), partial }));
  const cells = JSON.parse(tally());
  const counts = cells.map((answers, at) => answers.map((_, choice) => {
    const one = parts.map(({ place, partial }) => ({
      place, partial: JSON.stringify({ decryption_factors: [[JSON.parse(partial).decryption_factors[at][choice]]] }),
    }));
    return Array.from({ length: 12 }, (__, count) => count).find((count) => isResult(JSON.stringify([[answers[choice]]]), one, [[count]]));
  }));
  return JSON.stringify({ result: counts });
}

const trackers = () => Object.values(state.ballots).map((text) => ({ tracker: trackerOf(text) }));

const ROUTES = [
  ["GET", /^councils\/([^/]+)\/voting-keys$/, (user) => ({ items: Object.values(state.keys), my: { member_id: isMember(user) ? user : null, public_key: state.keys[user]?.public_key ?? null } })],
  ["POST", /^councils\/([^/]+)\/voting-keys$/, (user, body, at) => enrol(user, body, at)],
  ["GET", /^elections\/([^/]+)$/, (user) => shown(user)],
  ["GET", /^elections\/([^/]+)\/definition$/, () => state.definition],
  ["GET", /^elections\/([^/]+)\/trustees$/, () => state.trustees],
  ["GET", /^elections\/([^/]+)\/credentials$/, () => JSON.stringify(Object.values(state.keys).map((each) => each.public_key).sort())],
  ["GET", /^elections\/([^/]+)\/ceremony$/, (user) => ceremony(user)],
  ["POST", /^elections\/([^/]+)\/ceremony\/(\w+)$/, (user, body, { rest }) => contribute(user, rest, body)],
  ["POST", /^elections\/([^/]+)\/ballots$/, (user, body) => cast(user, body)],
  ["GET", /^elections\/([^/]+)\/ballots$/, () => ({ items: trackers() })],
  ["GET", /^elections\/([^/]+)\/ballots\/(.+)$/, (_, __, { rest }) => Object.values(state.ballots).find((text) => trackerOf(text) === decodeURIComponent(rest))],
  ["GET", /^elections\/([^/]+)\/encrypted-tally$/, () => tally()],
  ["POST", /^elections\/([^/]+)\/partial-decryptions$/, (user, body) => decrypt(user, body)],
  ["GET", /^elections\/([^/]+)\/partial-decryptions$/, () => ({ items: Object.entries(state.partials).map(([place, payload]) => ({ place: Number(place), payload })) })],
  ["POST", /^elections\/([^/]+)\/share-destroyed$/, () => ({})],
  ["GET", /^elections\/([^/]+)\/result$/, () => result()],
];

async function answer(request, body) {
  const user = /__Host-guong=(\w+)/.exec(request.headers.cookie ?? "")?.[1];
  const { pathname } = new URL(request.url, "http://board");
  if (pathname === "/control/open" || pathname === "/control/end") {
    state.phase = pathname.endsWith("open") ? "open" : "ended";
    return { phase: state.phase };
  }
  if (!user) throw new Refusal(401, "unauthenticated");
  if (request.method === "POST" && request.headers["x-csrf-token"] !== user) throw new Refusal(403, "forged");
  if (pathname === "/v1/me/second-factor/proof") return { fresh: (state.fresh[user] = body.code === "123456") };
  const [, tenant, path] = /^\/v1\/tenants\/([^/]+)\/(.+)$/.exec(pathname) ?? [];
  for (const [method, pattern, act] of ROUTES) {
    const found = method === request.method && pattern.exec(path ?? "");
    if (found) return act(user, body, { tenant, id: found[1], rest: found[2] });
  }
  throw new Refusal(404, "not-found");
}

const page = (name) =>
  `<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title>` +
  `<link rel="stylesheet" href="/booth-files/style.css"><script type="module" src="/booth-files/${name}.js"></script>` +
  '<main><h1>…</h1></main><div id="status" role="status"></div><div id="alert" role="alert"></div></html>';

async function serve(request, response, text) {
  const send = (status, type, content, headers = {}) =>
    response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store", ...headers }).end(content);
  const [, first, file] = request.url.split("/");
  if (first === "booth-files") {
    return send(200, file.endsWith("js") ? "text/javascript" : "text/css", await readFile(new URL(file, BUILT)));
  }
  if (["booth", "check", "enrol", "follow", "trustee"].includes(first)) {
    return send(200, "text/html; charset=utf-8", page(first), { "Content-Security-Policy": POLICY });
  }
  const body = text ? JSON.parse(text) : {};
  if (request.url === "/v1/sign-in") {
    const cookies = [`__Host-guong=${body.user_id}; Path=/; Secure; HttpOnly; SameSite=Lax`, `__Host-guong-csrf=${body.user_id}; Path=/; Secure; SameSite=Lax`];
    return send(200, "application/json", "{}", { "Set-Cookie": cookies });
  }
  const answered = await answer(request, body);
  return send(200, "application/json", typeof answered === "string" ? answered : JSON.stringify(answered));
}

const server = createServer(async (request, response) => {
  let text = "";
  for await (const part of request) text += part;
  try {
    await serve(request, response, text);
  } catch (refusal) {
    const { status = 500, code = "internal", headers = {} } = refusal;
    if (status === 500) console.error(refusal);
    const problem = { type: `urn:guong:problem:${code}`, status, detail: refusal.message };
    response.writeHead(status, { "Content-Type": "application/problem+json", ...headers }).end(JSON.stringify(problem));
  }
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
