// The API as a page uses it: the cookie of the sign-in, its mark on everything that changes.

const CSRF = "__Host-guong-csrf=";

export class Problem extends Error {
  constructor(status, { vi, en, code, stale }) {
    super(`${vi} ${en}`);
    Object.assign(this, { status, vi, en, code, stale });
  }
}

export class SignInNeeded extends Problem {}
export class CodeNeeded extends Problem {}

export const tenantApi = (tenant) => {
  const at = (path) => `/v1/tenants/${encodeURIComponent(tenant)}/${path}`;
  return {
    get: async (path) => (await request("GET", at(path))).json(),
    text: async (path) => (await request("GET", at(path))).text(),
    post: async (path, body) => (await request("POST", at(path), body)).json(),
    address: at,
  };
};

export const signIn = async (body) =>
  (await request("POST", "/v1/sign-in", { ...body, keep: "cookie" })).json();

export const showCode = async (code) =>
  (await request("POST", "/v1/me/second-factor/proof", { code })).json();

async function request(method, address, body) {
  const answer = await reached(address, { method, headers: headersOf(method), body: JSON.stringify(body) });
  if (answer.ok) return answer;
  throw await problemOf(answer);
}

async function reached(address, options) {
  try {
    return await fetch(address, { credentials: "same-origin", cache: "no-store", redirect: "error", ...options });
  } catch {
    throw new Problem(0, {
      vi: "Không kết nối được máy chủ. Chưa mất gì: hãy thử lại.",
      en: "The server cannot be reached. Nothing is lost: try again.",
    });
  }
}

function headersOf(method) {
  const common = { "Accept-Language": "vi" };
  if (method === "GET") return common;
  return {
    ...common,
    "Content-Type": "application/json",
    "Idempotency-Key": crypto.randomUUID(),
    "X-CSRF-Token": mark(),
  };
}

function mark() {
  const found = document.cookie.split("; ").find((each) => each.startsWith(CSRF));
  return found ? decodeURIComponent(found.slice(CSRF.length)) : "";
}

async function problemOf(answer) {
  const stated = await answer.json().catch(() => ({}));
  const code = (stated.type ?? "").split(":").pop();
  const told = stated.detail ?? stated.title ?? `HTTP ${answer.status}`;
  const facts = { vi: told, en: `(${code || answer.status})`, code };
  if (answer.status !== 401) return new Problem(answer.status, facts);
  const stale = (answer.headers.get("WWW-Authenticate") ?? "").includes("insufficient_user_authentication");
  return stale ? new CodeNeeded(401, facts) : new SignInNeeded(401, facts);
}
