// Files that people keep: saved from memory, read into memory, never sent anywhere.

import { el } from "./dom.js";

export function save(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = el("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

export async function copy(text) {
  await navigator.clipboard.writeText(text);
}
