import type { Answer, Fault, Tools } from "./answers.ts";

type Book = { readonly names: readonly string[]; readonly read: (name: string) => Promise<Uint8Array | undefined> };

/** Sums of a sheet that no longer are what stands in their column: somebody changed a number and not the sum, or the reverse. */
export const checkSums = (xml: string, sheet: string): readonly Fault[] => {
  const values = new Map<string, number>();
  const sums: { readonly at: string; readonly letter: string; readonly from: number; readonly to: number }[] = [];
  for (const [, at = "", marks = "", inner = ""] of xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const value = /<v>(-?[\d.eE+-]+)<\/v>/.exec(inner)?.[1];
    if (value !== undefined && !/ t="(?:s|str)"/.test(marks)) values.set(at, Number(value));
    const sum = /<f>SUM\(([A-Z]+)(\d+):[A-Z]+(\d+)\)<\/f>/.exec(inner);
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

/** What a quarterly workbook by itself can show: its fingerprint, its hash, and whether its sums still are its rows. */
export const checkWorkbook = async (
  { bytes, code, ...book }: Book & { readonly bytes: Uint8Array; readonly code: string },
  tools: Tools & { readonly checkSums: typeof checkSums },
): Promise<Answer> => {
  const text = async (name: string): Promise<string> =>
    new TextDecoder().decode((await book.read(name)) ?? new Uint8Array());
  const strings = await text("xl/sharedStrings.xml");
  const workbook = await text("xl/workbook.xml");
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
  const names = [...workbook.matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name = ""]) => name);
  for (const [index, name] of names.entries())
    faults.push(...tools.checkSums(await text(`xl/worksheets/sheet${String(index + 1)}.xml`), name));
  const app = await text("docProps/app.xml");
  const saver = /<Application>([^<]*)</.exec(app)?.[1] ?? "";
  if (!(await text("docProps/core.xml")).includes("乡账"))
    faults.push({ place: "文件属性", text: `被别的程序（${saver || "不明"}）重新保存过，不再是生成时的文件` });
  return {
    kind: "workbook",
    title: "季度检查工作簿",
    facts: [
      ["数据指纹", printed],
      ["指纹全文", full],
      ["文件 SHA-256", fileHash],
      ["查了什么", "封面的指纹、各表合计与各行、文件是否被别的程序重存过；各行的文字和数是不是账上的，要与账本核对"],
      [
        "怎样进一步核对",
        "把文件 SHA-256 与程序“季度工作簿”里这一版的文件指纹比，或在程序“数据校验—核对指纹”里拖入本文件：能指出从哪张凭证起不同。",
      ],
    ],
    faults,
  };
};
