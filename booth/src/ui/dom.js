// Elements made one by one: no text ever becomes markup, so the pages need no inline code.

// An element with properties, listeners (`onclick`) and attributes (`data-…`, `aria-…`).
export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "for" || name === "role" || name === "lang") {
      made.setAttribute(name, value);
    } else {
      made[name] = value;
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

// Vietnamese first, English beside.
export const pair = (vi, en) => [
  el("span", { lang: "vi", className: "vi" }, vi),
  " ",
  el("span", { lang: "en", className: "en" }, en),
];

export const para = (vi, en) => el("p", {}, pair(vi, en));

export const heading = (vi, en) => el("h1", { tabIndex: -1 }, pair(vi, en));

export const subheading = (vi, en) => el("h2", {}, pair(vi, en));

export const button = (vi, en, onclick, properties = {}) =>
  el("button", { type: "button", onclick, ...properties }, pair(vi, en));

export const link = (vi, en, href) => el("a", { href }, pair(vi, en));

export const warning = (vi, en) => el("p", { className: "warning", role: "note" }, pair(vi, en));

let made = 0;

// A labelled input; `input` is the element itself.
export function field(vi, en, properties) {
  made += 1;
  const id = `field-${made}`;
  const input = el("input", { id, ...properties });
  return { input, whole: el("p", { className: "field" }, el("label", { for: id }, pair(vi, en)), input) };
}

// A form that does its own sending; the handler gets the event only after the browser's own checks.
export function form(onsend, ...children) {
  const onsubmit = (event) => {
    event.preventDefault();
    onsend();
  };
  return el("form", { onsubmit }, ...children);
}

export const submit = (vi, en, properties = {}) =>
  el("button", { type: "submit", className: "main", ...properties }, pair(vi, en));

// A code that people copy, read out or write down.
export const code = (text, id) => el("output", { className: "code", id }, text);
