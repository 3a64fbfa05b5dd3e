// Bundle each page into one file that loads nothing more; the service serves the results.

import { copyFile, mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = new URL(".", import.meta.url);
const path = (relative) => fileURLToPath(new URL(relative, here));
const out = path("../service/booth/built/");

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  entryPoints: ["booth", "check", "enrol", "follow", "trustee"].map((page) => path(`src/pages/${page}.js`)),
  outdir: out,
  bundle: true,
  format: "esm",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "inline",
  minify: true,
});
await copyFile(path("src/style.css"), `${out}style.css`);
