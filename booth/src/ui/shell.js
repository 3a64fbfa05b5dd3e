// The one place where a page shows what is now, says what it is doing, and tells what went wrong.

import { el, pair } from "./dom.js";

const main = () => document.querySelector("main");
const status = () => document.querySelector("#status");
const alert = () => document.querySelector("#alert");

// Replace what the page shows; the heading gets the focus, so that it is read out.
export function show(...nodes) {
  clearFault();
  status().replaceChildren();
  main().replaceChildren(...nodes.flat().filter(Boolean));
  main().querySelector("h1")?.focus();
}

// Say what is being done, let the browser paint it, do it.
export async function during(vi, en, work) {
  clearFault();
  status().replaceChildren(...pair(vi, en));
  main().setAttribute("aria-busy", "true");
  await new Promise((done) => setTimeout(done, 0));
  try {
    return await work();
  } finally {
    main().removeAttribute("aria-busy");
    status().replaceChildren();
  }
}

// Say how far a long work has come, and let the browser paint it.
export async function progress(vi, en) {
  status().replaceChildren(...pair(vi, en));
  await new Promise((done) => setTimeout(done, 0));
}

export function fault(vi, en) {
  alert().replaceChildren(el("p", {}, pair(vi, en)));
  alert().scrollIntoView({ block: "nearest" });
}

export const clearFault = () => alert().replaceChildren();

// Do something that a person asked for; what goes wrong is told and nothing is lost.
export const attempt = (work) => async () => {
  clearFault();
  try {
    await work();
  } catch (problem) {
    if (problem.vi) fault(problem.vi, problem.en);
    else fault(`Có lỗi: ${problem.message}`, `Something went wrong: ${problem.message}`);
  }
};

// Where the page is: /booth/{tenant}/{id}
export function place() {
  const [, page, tenant, id] = location.pathname.split("/");
  return { page, tenant, id };
}
