// Writes fold-characters.tsv and fold-phrases.tsv: Traditional (with the variants of Hong Kong and Taiwan) to
// Simplified, one UTF-16 unit to one, so that offsets hold.
import { convert, openccRows, ordinal, writeTable } from "./tables.mjs";

// Characters that are Traditional in one word and ordinary Simplified in another (显著 / 隨著): alone they stay as
// they are, and only the phrases below convert them.
const twoFaced = new Set("乾著藉瞭徵覆像沈么昇祇哩喆堃淼犇坏椏仝俱扞彷氾阪苧");

// Variants seen in print in Hong Kong, Taiwan and older books that OpenCC leaves alone.
const printVariants = {
  畧: "略", 汚: "污", 濶: "阔", 舘: "馆", 塲: "场", 滙: "汇", 勲: "勋", 祿: "禄", 蒞: "莅", 擡: "抬", 疎: "疏",
  冊: "册", 鷄: "鸡", 鬪: "斗", 粧: "妆", 綑: "捆", 彙: "汇", 麽: "么", 祕: "秘", 甦: "苏", 菓: "果", 逹: "达",
  敎: "教", 硏: "研", 硑: "研", 旣: "既", 卽: "即", 淸: "清", 靑: "青", 戶: "户", 內: "内", 溫: "温", 緖: "绪",
  鄕: "乡", 産: "产", 顔: "颜", 郞: "郎", 槪: "概", 稅: "税", 值: "值", 眞: "真", 强: "强", 敍: "叙", 恒: "恒",
};

// Words in which a two-faced character is Traditional, beside those OpenCC lists.
const writtenByUs = {
  顯著: "显著", 著名: "著名", 著作: "著作", 隨著: "随着", 沿著: "沿着", 朝著: "朝着", 本著: "本着", 有著: "有着",
  向著: "向着", 圍繞著: "围绕着", 意味著: "意味着", 著力: "着力", 著眼: "着眼", 著重: "着重", 著手: "着手",
  著實: "着实", 著想: "着想", 著落: "着落", 接著: "接着", 藉此: "借此", 藉著: "借着", 憑藉: "凭借", 藉助: "借助",
  瞭解: "了解", 瞭如指掌: "了如指掌", 徵收: "征收", 徵求: "征求", 徵詢: "征询", 徵集: "征集", 象徵: "象征",
  特徵: "特征", 徵信: "征信", 徵兵: "征兵", 開徵: "开征", 徵稅: "征税", 徵費: "征费", 徵地: "征地", 徵用: "征用",
  表徵: "表征", 徵象: "征象", 回覆: "回复", 答覆: "答复", 批覆: "批复", 反覆: "反复", 重覆: "重复", 覆核: "复核",
  覆診: "复诊", 乾淨: "干净", 乾旱: "干旱", 乾燥: "干燥", 餅乾: "饼干", 乾部: "干部", 沈澱: "沉淀", 沈重: "沉重",
  沈痛: "沉痛", 沈默: "沉默", 深沈: "深沉", 沈穩: "沉稳", 提昇: "提升", 昇級: "升级", 昇華: "升华", 昇格: "升格",
  上昇: "上升", 什麼: "什么", 怎麼: "怎么", 這麼: "这么", 那麼: "那么", 多麼: "多么", 要麼: "要么",
  計畫: "计划", 規畫: "规划", 籌畫: "筹划", 策畫: "策划", 企畫: "企划", 謀畫: "谋划", 畫定: "划定", 區畫: "区划",
};

const bmp = text => text.length === [...text].length;
const first = name => new Map(openccRows(name).map(([key, value]) => [key, value]));
const standard = new Map([...first("TWVariantsRev"), ...first("HKVariantsRev")]);
const simplified = first("TSCharacters");
const isSimplified = new Set([...simplified.values(), ...openccRows("STCharacters").map(([key]) => key)]);
const compatibility = first("CJK_Compatibility_Ideographs");

function foldOne(character) {
  const one = compatibility.get(character) ?? character;
  if (twoFaced.has(one)) return one;
  const plain = simplified.get(one);
  if (plain && plain !== one) return plain;
  // A variant that is itself the Simplified form (台, 群, 峰) stays.
  const asStandard = standard.get(one);
  const through = asStandard && (simplified.get(asStandard) ?? asStandard);
  return printVariants[one] ?? (through && !isSimplified.has(one) ? through : one);
}

const candidates = new Set([
  ...simplified.keys(), ...standard.keys(), ...compatibility.keys(), ...Object.keys(printVariants)]);
const characters = new Map();
for (const from of candidates) {
  if (!bmp(from)) continue;
  let to = foldOne(from);
  if (to !== from && bmp(to)) characters.set(from, to);
}
// Folding twice must change nothing.
for (const [from, to] of characters) characters.set(from, characters.get(to) ?? to);

const characterwise = text => [...text].map(c => characters.get(c) ?? c).join("");
const phrases = new Map(Object.entries(writtenByUs));
const add = (from, to) => {
  if (/昇|瞭望/u.test(from)) return; // given names and 瞭望 keep the character
  if (from !== to && bmp(from) && bmp(to) && from.length === to.length && from.length > 1 && from.length <= 6
    && [...from].some(c => twoFaced.has(c)) && !phrases.has(from)) phrases.set(from, to);
};
for (const [from, to] of openccRows("TSPhrases")) add(from, to);
for (const [to, from] of openccRows("STPhrases")) {
  add(from, to);
  // Taiwan writes 著 where OpenCC's standard has 着.
  if (from.includes("着")) add(from.replaceAll("着", "著"), to);
}

const ordinarySimplified = new Set(openccRows("STPhrases").map(([key]) => key));
const twoFacedInSimplified = /[著像沈么坏俱]/u;
const isTraditional = from =>
  characterwise(from) !== from
  || (twoFacedInSimplified.test(from) ? from.includes("著") && !ordinarySimplified.has(from) : true);

// Only what characters and shorter phrases would not give, and never a phrase that changes text already Simplified.
const kept = new Map();
for (const [from, to] of [...phrases].sort(([a], [b]) => a.length - b.length || ordinal(a, b))) {
  const wanted = characterwise(to);
  if (isTraditional(from) && convert(from, kept, characters, 6) !== wanted) kept.set(from, wanted);
}

writeTable("fold-characters.tsv", ["from", "to"], [...characters].sort(([a], [b]) => ordinal(a, b)));
writeTable("fold-phrases.tsv", ["from", "to"], [...kept].sort(([a], [b]) => ordinal(a, b)));
