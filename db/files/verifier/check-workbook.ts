import type { Answer, Fault, Tools } from "./answers.ts";

type Book = { readonly names: readonly string[]; readonly read: (name: string) => Promise<Uint8Array | undefined> };

/** Sums of a sheet that no longer are what stands in their column: somebody changed a number and not the sum, or the reverse. */
export const checkSums = (xml: string, sheet: string): readonly Fault[] => {
  const values = new Map<string, number>();
  const sums: { readonly at: string; readonly letter: string; readonly from: number; readonly to: number }[] = [];
  for (const [, at = "", marks = "", inner = ""] of xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const value = /<v>(-?[\d.eE+-]+)<\/v>/.exec(inner)?.[1];
    if (value !== undefined && !/ t="(?:s|str)"/.test(marks)) values.set(at, Number(value));
    // Other programs write marks of their own into a formula's tag.
    const sum = /<f(?: [^>]*)?>SUM\(([A-Z]+)(\d+):[A-Z]+(\d+)\)<\/f>/.exec(inner);
    if (sum !== null) sums.push({ at, letter: sum[1] ?? "", from: Number(sum[2]), to: Number(sum[3]) });
  }
  return sums.flatMap(({ at, letter, from, to }): readonly Fault[] => {
    let total = 0;
    for (let row = from; row <= to; row += 1) total += values.get(`${letter}${String(row)}`) ?? 0;
    const shown = values.get(at) ?? 0;
    return Math.abs(total - shown) < 0.005
      ? []
      : [
          {
            place: `${sheet} ${at}`,
            text: `合计写的是 ${shown.toFixed(2)}，上面各行加起来是 ${total.toFixed(2)}：这一列有数被改过`,
          },
        ];
  });
};

/** Formulas of sums and differences within a sheet, worked out anew: what another program will show is what stands there now. */
export const checkFormulas = (
  xml: string,
  sheet: string,
): { readonly faults: readonly Fault[]; readonly skipped: number } => {
  const values = new Map<string, number>();
  const formulas: { readonly at: string; readonly text: string }[] = [];
  for (const [, at = "", marks = "", inner = ""] of xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const value = /<v>(-?[\d.eE+-]+)<\/v>/.exec(inner)?.[1];
    if (value !== undefined && !/ t="(?:s|str)"/.test(marks)) values.set(at, Number(value));
    const text = /<f[^>]*>([^<]*)<\/f>/.exec(inner)?.[1];
    if (text !== undefined) formulas.push({ at, text: text.replaceAll(/\s/g, "") });
  }
  const sumOfBlock = (from: readonly [string, number], to: readonly [string, number]): number | undefined => {
    // One column only: blocks over several are counted among what was not worked out.
    if (from[0] !== to[0]) return undefined;
    let total = 0;
    for (let row = from[1]; row <= to[1]; row += 1) total += values.get(`${from[0]}${String(row)}`) ?? 0;
    return total;
  };
  const worked = (text: string): number | undefined => {
    const term =
      /([+-]?)(?:SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)|([A-Z]+\d+)(?![\d(!:A-Z])|(\d+(?:\.\d+)?)(?![\d.A-Z!:]))/gy;
    let total = 0;
    for (let end = 0; end < text.length; end = term.lastIndex) {
      const found = term.exec(text);
      if (found === null || (found[1] === "" && end > 0)) return undefined;
      const [, sign, left = "", top = "", right = "", bottom = "", cell, number] = found;
      const part =
        cell !== undefined
          ? (values.get(cell) ?? 0)
          : number !== undefined
            ? Number(number)
            : sumOfBlock([left, Number(top)], [right, Number(bottom)]);
      if (part === undefined) return undefined;
      total += sign === "-" ? -part : part;
    }
    return total;
  };
  const faults: Fault[] = [];
  let skipped = 0;
  for (const { at, text } of formulas) {
    if (/^SUM\(([A-Z]+)\d+:\1\d+\)$/.test(text)) continue;
    const [shown, total] = [values.get(at), worked(text)];
    if (shown === undefined || total === undefined) skipped += 1;
    else if (Math.abs(total - shown) >= 0.005)
      faults.push({
        place: `${sheet} ${at}`,
        text: `写的是 ${shown.toFixed(2)}，公式 ${text} 算出来是 ${total.toFixed(2)}：公式或数被改过`,
      });
  }
  return { faults, skipped };
};

/** What hides or disguises what a workbook says: the program writes no hidden row, column or sheet, and few formats of numbers. */
export const checkLook = (
  xml: { readonly workbook: string; readonly styles: string },
  sheets: readonly { readonly name: string; readonly xml: string }[],
): readonly Fault[] => {
  const faults: Fault[] = [];
  for (const [mark] of xml.workbook.matchAll(/<sheet [^>]*>/g))
    if (/state="(?:hidden|veryHidden)"/.test(mark))
      faults.push({ place: /name="([^"]*)"/.exec(mark)?.[1] ?? "", text: "整张表被隐藏了" });
  const known = ["@", "General", "yyyy-mm-dd", "#,##0.00_ ;[Red]-#,##0.00_ ", "#,##0;[Red]-#,##0", "0.00%;[Red]-0.00%"];
  for (const [, code = ""] of xml.styles.matchAll(/<numFmt [^>]*formatCode="([^"]*)"/g)) {
    // Another program may escape what needs none, write a colour in capitals and name the country whose words it would use.
    const format = code
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&")
      .replaceAll("\\", "")
      .replaceAll(/\[\$-[0-9a-f]+\]/gi, "")
      .replaceAll(/\[red\]/gi, "[Red]");
    if (!known.includes(format))
      faults.push({ place: "数字格式", text: `${format} 不是本程序写的：单元格显示的可能不是里面的数` });
  }
  for (const sheet of sheets) {
    for (const [, no = "", marks = ""] of sheet.xml.matchAll(/<row r="(\d+)"([^>]*)>/g))
      if (/hidden="(?:1|true)"/.test(marks) || / ht="(?:0|[0-2]\.\d+)"/.test(marks))
        faults.push({ place: `${sheet.name} 第 ${no} 行`, text: "这一行被隐藏了" });
    for (const [mark] of sheet.xml.matchAll(/<col [^>]*>/g))
      if (/hidden="(?:1|true)"/.test(mark) || / width="0(?:\.[0-5]\d*)?"/.test(mark))
        faults.push({ place: `${sheet.name} 第 ${/min="(\d+)"/.exec(mark)?.[1] ?? ""} 列`, text: "这一列被隐藏了" });
  }
  return faults;
};

type SheetChecks = {
  readonly checkSums: typeof checkSums;
  readonly checkFormulas: typeof checkFormulas;
  readonly checkLook: typeof checkLook;
};

/** What the sheets show against what stands in them, and how many formulas were not worked out. */
export const checkSheets = async (
  text: (name: string) => Promise<string>,
  tools: SheetChecks,
): Promise<{ readonly faults: readonly Fault[]; readonly skipped: number }> => {
  const faults: Fault[] = [];
  const workbook = await text("xl/workbook.xml");
  const names = [...workbook.matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name = ""]) => name);
  const sheets: { readonly name: string; readonly xml: string }[] = [];
  let skipped = 0;
  for (const [index, name] of names.entries()) {
    const xml = await text(`xl/worksheets/sheet${String(index + 1)}.xml`);
    sheets.push({ name, xml });
    const formulas = tools.checkFormulas(xml, name);
    skipped += formulas.skipped;
    faults.push(...tools.checkSums(xml, name), ...formulas.faults);
  }
  faults.push(...tools.checkLook({ workbook, styles: await text("xl/styles.xml") }, sheets));
  return { faults, skipped };
};

/** What a quarterly workbook by itself can show: its fingerprint, its hash, and whether its sums still are its rows. */
export const checkWorkbook = async (
  { bytes, code, ...book }: Book & { readonly bytes: Uint8Array; readonly code: string },
  tools: Tools & SheetChecks & { readonly checkSheets: typeof checkSheets },
): Promise<Answer> => {
  const text = async (name: string): Promise<string> =>
    new TextDecoder().decode((await book.read(name)) ?? new Uint8Array());
  const strings = await text("xl/sharedStrings.xml");
  const full = /[>\s]([0-9a-f]{64})</.exec(strings)?.[1] ?? "";
  const printed = /([0-9A-F]{4}(?:-[0-9A-F]{4}){3})/.exec(strings)?.[1] ?? "";
  const faults: Fault[] = [];
  if (full === "") faults.push({ place: "封面", text: "找不到数据指纹，不是本程序的季度工作簿，或封面被改过" });
  else if (!full.toUpperCase().startsWith(printed.replaceAll("-", "")))
    faults.push({ place: "封面", text: `短指纹 ${printed} 与指纹全文不是同一个：封面被改过` });
  const digits = code
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\-–—_]/g, "");
  const fileHash = await tools.sha256Hex(bytes);
  if (code.trim() !== "" && !/^[0-9a-f]{16,64}$/.test(digits))
    faults.push({
      place: `纸上的指纹 ${code}`,
      text: "没有抄全或抄错了：要 16 位，只有数字和 A 到 F，没有拿它核对",
    });
  else if (digits !== "" && !full.startsWith(digits) && !fileHash.startsWith(digits))
    faults.push({ place: `纸上的指纹 ${code}`, text: "不是这个文件的数据指纹：文件与纸上印的不是同一套账" });
  const { faults: inSheets, skipped } = await tools.checkSheets(text, tools);
  faults.push(...inSheets);
  const app = await text("docProps/app.xml");
  const saver = /<Application>([^<$]*)/.exec(app)?.[1] ?? "";
  // What this program writes names Microsoft Excel as the application and 乡账 as who saved it; others change one or both.
  if (saver !== "Microsoft Excel" || !(await text("docProps/core.xml")).includes("lastModifiedBy>乡账<"))
    faults.push({
      place: "文件属性",
      text: `被别的程序（${saver || "不明"}）重新保存过，不再是生成时的文件；内容有没有改，请在程序“数据校验—核对指纹”里拖入本文件，逐格比对`,
    });
  return {
    kind: "workbook",
    title: "季度检查工作簿",
    facts: [
      ["数据指纹", printed],
      ["指纹全文", full],
      ["文件 SHA-256", fileHash],
      [
        "查了什么",
        "封面的指纹、各表合计与各行、表内加减的公式、有没有隐藏的表行列、数字格式是不是本程序的、文件是否被别的程序重存过",
      ],
      [
        "没有查什么",
        `各行的文字和数是不是账上的，一格也没有查，要与账本核对；跨表和带条件的公式 ${String(skipped)} 个没有重算；每格用哪种格式、字体颜色、条件格式、图没有查`,
      ],
      [
        "怎样进一步核对",
        "把文件 SHA-256 与程序“季度工作簿”里这一版的文件指纹比，或在程序“数据校验—核对指纹”里拖入本文件：能指出从哪张凭证起不同。",
      ],
    ],
    faults,
  };
};
