// oxlint-disable unicorn/consistent-function-scoping -- the page takes the source text of each function, so each holds all it needs.
import type { Answer, Fault, Tools } from "./answers.ts";
import type { ChainReading, checkChain } from "./check-chain.ts";
import type { checkDetailBook, checkPapers } from "./check-papers.ts";
import type { checkSideBooks, isSideBook, readSideBook } from "./check-side-books.ts";

type Listed = { readonly path: string; readonly sizeBytes: number; readonly sha256: string; readonly sm3: string };
type List = {
  readonly unitName: string;
  readonly year: number;
  readonly isDraft: boolean;
  readonly fromMonth: string;
  readonly toMonth: string;
  readonly chainNo: number;
  readonly chainHash: string;
  /** Number of the first voucher the chain of this package shows; after the last where the year has none. */
  readonly chainFrom?: number;
  readonly trailFrom?: number;
  readonly trailTo?: number;
  readonly trailHash?: string;
  readonly files: readonly Listed[];
};

type Archive = {
  readonly list: List;
  readonly names: readonly string[];
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
};

/** Every file against the list: missing, changed, or in the package without being listed. */
export const checkFiles = async (
  archive: Archive,
  tools: Tools,
  tick: (done: number, total: number) => void,
): Promise<readonly Fault[]> => {
  const faults: Fault[] = [];
  const { list, names, read } = archive;
  for (const [index, file] of list.files.entries()) {
    tick(index, list.files.length);
    const bytes = await read(file.path);
    if (bytes === undefined) {
      faults.push({ place: file.path, text: "清单里有，包里没有" });
      continue;
    }
    const isSame =
      bytes.length === file.sizeBytes &&
      (await tools.sha256Hex(bytes)) === file.sha256 &&
      tools.sm3Hex(bytes) === file.sm3;
    if (!isSame) faults.push({ place: file.path, text: "文件内容被改动过（指纹与清单不符）" });
  }
  const listed = new Set(["清单.json", ...list.files.map(({ path }) => path)]);
  for (const name of names) if (!listed.has(name)) faults.push({ place: name, text: "包里有，清单里没有" });
  return faults;
};

/**
 * The vouchers as the data file shows them against the sealed texts: a change made in both file and list is seen here. Names of
 * accounts and persons are not sealed, only their codes and ids.
 */
export const checkVouchers = (
  text: string,
  of: { readonly chain: ChainReading; readonly fromMonth: string; readonly toMonth: string },
  tools: Pick<Tools, "csvRows">,
): readonly Fault[] => {
  const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@\t])/, "");
  const fen = (yuan: string): number => {
    const [, sign = "", whole = "0", part = ""] = /^(-?)([\d,]*)\.?(\d*)$/.exec(yuan) ?? [];
    const amount = Number(whole.replaceAll(",", "")) * 100 + Number(part.padEnd(2, "0").slice(0, 2));
    return sign === "" || amount === 0 ? amount : -amount;
  };
  const shown = new Map<string, string[][]>();
  for (const row of tools.csvRows(text)) {
    const rows = shown.get(row[0] ?? "") ?? [];
    rows.push([...row]);
    shown.set(row[0] ?? "", rows);
  }
  const faultOf = (name: string, rows: readonly (readonly string[])[]): Fault | undefined => {
    const sealed = of.chain.vouchers.get(name);
    if (sealed === undefined) return { place: name, text: "凭证数据里有这张凭证，指纹链里没有：是后来加的" };
    if (rows.length > sealed.lines.length)
      return { place: `${name} 第 ${String(sealed.lines.length + 1)} 行`, text: "封存的原文里没有这一行：是后来加的" };
    for (const [line, expected] of sealed.lines.entries()) {
      const row = rows[line];
      const place = `${name} 第 ${String(line + 1)} 行`;
      if (row === undefined) return { place, text: "封存的原文里有这一行，凭证数据里没有" };
      const entry = `${plain(row[3] ?? "")} | ${row[4] ?? ""} | ${String(fen(row[7] ?? ""))} | ${String(fen(row[8] ?? ""))}`;
      if (entry !== expected) return { place, text: "凭证数据的摘要、科目或金额与封存的原文不同" };
      if (
        (row[1] ?? "") !== sealed.onDate ||
        (row[2] ?? "") !== String(line + 1) ||
        (row[9] ?? "") !== sealed.paperCount
      )
        return { place, text: "凭证数据的日期、行号或附件张数与封存的原文不同" };
    }
    return undefined;
  };
  const faults: Fault[] = [];
  for (const name of of.chain.vouchers.keys()) {
    const month = name.slice(0, 7);
    if (!shown.has(name) && month >= of.fromMonth && month <= of.toMonth)
      faults.push({ place: name, text: "指纹链里有这张凭证，凭证数据里没有" });
  }
  for (const [name, rows] of shown) {
    const fault = faultOf(name, rows);
    if (fault !== undefined) faults.push(fault);
  }
  return faults;
};

/** Both ends of a chain as the list states them: a chain cut at an end still hangs together. */
export const checkEnds = (
  chain: Pick<ChainReading, "links">,
  ends: {
    readonly what: string;
    readonly first: number | undefined;
    readonly last: number;
    readonly lastHash: string;
  },
): readonly Fault[] => {
  const numbers = [...chain.links.keys()];
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  if (numbers.length === 0)
    return ends.first !== undefined && ends.first <= ends.last
      ? [{ place: `${ends.what}链`, text: "清单上有，包里一条也没有：被整个拿掉了" }]
      : [];
  const faults: Fault[] = [];
  const head = chain.links.get(ends.last);
  if (ends.first !== undefined && first !== ends.first)
    faults.push({
      place: `${ends.what}链的开头`,
      text: `应从第 ${String(ends.first)} 条起，现在从第 ${String(first)} 条起`,
    });
  if (head === undefined || last !== ends.last)
    faults.push({
      place: `${ends.what}链的末尾`,
      text: `应到第 ${String(ends.last)} 条止，现在到第 ${String(last)} 条止`,
    });
  else if (head.hash !== ends.lastHash)
    faults.push({ place: head.name, text: `最后一条${ends.what}的指纹与清单上的不同` });
  return faults;
};

/** The code copied from paper against the chain: each voucher's hash is the fingerprint of the books up to it. */
export const checkCode = (
  code: string,
  chain: Pick<ChainReading, "links">,
): { readonly faults: readonly Fault[]; readonly found: string } => {
  if (code.trim() === "") return { faults: [], found: "" };
  const digits = code
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\-–—_]/g, "");
  const place = `纸上的指纹 ${code}`;
  if (!/^[0-9a-f]{16,64}$/.test(digits))
    return { faults: [{ place, text: "没有抄全或抄错了：要 16 位，只有数字和 A 到 F，没有拿它核对" }], found: "" };
  const link = [...chain.links.values()].find(({ hash }) => hash.startsWith(digits));
  return link === undefined
    ? { faults: [{ place, text: "这个包里没有一张凭证是这个指纹：包里的账不是纸上印的那些账" }], found: "" }
    : { faults: [], found: `与纸上相符：到 ${link.name} 为止` };
};

/** The log as the data file shows it against the sealed lines of the log's own chain, line for line. */
export const checkLog = (text: string, chain: string, tools: Pick<Tools, "csvRows">): readonly Fault[] => {
  const sealed = new Map<string, string>();
  for (const [no = "", , , hash = "", canonical = ""] of tools.csvRows(chain)) {
    try {
      const parts: unknown = JSON.parse(canonical);
      if (Array.isArray(parts)) sealed.set(no, `${String(parts[4])} ${String(parts[6])} ${hash}`);
    } catch {
      sealed.set(no, "");
    }
  }
  const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@\t])/, "");
  const rows = tools.csvRows(text);
  const shown = new Set(rows.map(([no = ""]) => no));
  const faults = rows.flatMap(([no = "", , person = "", subject = "", hash = ""]): readonly Fault[] => {
    const expected = sealed.get(no);
    if (expected === undefined) return [{ place: `日志第 ${no} 条`, text: "日志链里没有这一条：是后来加的" }];
    return expected === `${plain(person)} ${plain(subject)} ${hash}`
      ? []
      : [{ place: `日志第 ${no} 条`, text: "操作人或内容与封存的原文不同：被改动过" }];
  });
  for (const no of sealed.keys())
    if (!shown.has(no)) faults.push({ place: `日志第 ${no} 条`, text: "日志链里有这一条，操作日志里没有：被删掉了" });
  return faults;
};

/** The package's own list; `undefined` when it is none. */
export const readList = (text: string): List | undefined => {
  const isList = (value: unknown): value is List =>
    typeof value === "object" &&
    value !== null &&
    "chainHash" in value &&
    "files" in value &&
    Array.isArray(value.files);
  try {
    const parsed: unknown = JSON.parse(text);
    return isList(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
};

/** What the page says it cannot see. */
export const unseen = (): string =>
  "期初数、余额、总账、日记账、余额表、账龄、余额调节表、资产卡片、租赁台账、报表、各 PDF 和 XML、科目名称、人名、审核以后补的附件：只与包里的清单比过。文件和清单一起改过的，要用账本核对（程序“年度档案—校验”，或 archive verify --ledger）";

type Checks = {
  readonly unseen: typeof unseen;
  readonly readList: typeof readList;
  readonly checkChain: typeof checkChain;
  readonly checkFiles: typeof checkFiles;
  readonly checkVouchers: typeof checkVouchers;
  readonly checkPapers: typeof checkPapers;
  readonly checkDetailBook: typeof checkDetailBook;
  readonly checkSideBooks: typeof checkSideBooks;
  readonly isSideBook: typeof isSideBook;
  readonly readSideBook: typeof readSideBook;
  readonly checkEnds: typeof checkEnds;
  readonly checkCode: typeof checkCode;
  readonly checkLog: typeof checkLog;
};

/** Everything an archive can prove by itself, and against a code copied from paper. */
export const checkArchive = async (
  package_: Omit<Archive, "list"> & { readonly bytes: Uint8Array; readonly code: string },
  tools: Tools & Checks,
  tick: (done: number, total: number) => void,
): Promise<Answer> => {
  const { names, read, code } = package_;
  const text = async (name: string): Promise<string> =>
    new TextDecoder().decode((await read(name)) ?? new Uint8Array());
  const list = tools.readList(await text("清单.json"));
  if (list === undefined)
    return {
      kind: "unknown",
      title: "不是年度档案包",
      facts: [],
      faults: [{ place: "清单.json", text: "没有档案清单，或者读不出来" }],
    };
  const chain = tools.checkChain(await text("指纹/指纹链.csv"), tools, "凭证");
  const logChain = await text("指纹/日志链.csv");
  const log = tools.checkChain(logChain, tools, "日志");
  const paper = tools.checkCode(code, chain);
  const papers = tools.checkPapers(list.files, { ...list, chain });
  const { chainNo, chainHash, trailTo, trailHash } = list;
  const listed = list.files.map(({ path }) => path).filter((path) => tools.isSideBook(path));
  const sideBooks = await Promise.all(listed.map(async (path) => [path, await text(path)] as const));
  const faults = [
    ...chain.faults,
    ...tools.checkEnds(chain, { what: "凭证", first: list.chainFrom, last: chainNo, lastHash: chainHash }),
    ...paper.faults,
    ...tools.checkVouchers(await text("凭证/记账凭证.csv"), { ...list, chain }, tools),
    ...papers.faults,
    ...tools.checkDetailBook(await text("账簿/明细账.csv"), { ...list, chain }, tools),
    ...tools.checkSideBooks(sideBooks, { ...list, chain }, tools),
    ...log.faults,
    ...(trailTo === undefined || trailHash === undefined
      ? []
      : tools.checkEnds(log, { what: "日志", first: list.trailFrom, last: trailTo, lastHash: trailHash })),
    ...tools.checkLog(await text("日志/操作日志.csv"), logChain, tools),
    ...(await tools.checkFiles({ list, names, read }, tools, tick)),
  ];
  return {
    kind: "archive",
    title: `${list.unitName} ${String(list.year)}年会计档案${list.isDraft ? "（未结账草稿）" : ""}`,
    facts: [
      ["会计期间", `${list.fromMonth} 至 ${list.toMonth}`],
      ["凭证", `${String(chain.links.size)} 张逐张重算`],
      ["日志", `${String(log.links.size)} 条逐条重算`],
      ["文件", `${String(list.files.length)} 个逐个重算`],
      ["附件", `${String(papers.sealed)} 份与封存的原文相对；另有 ${String(papers.late)} 份不在原文里（审核以后补的）`],
      ["这里看不出来的", tools.unseen()],
      ["账簿指纹", list.chainHash],
      ["档案包 SHA-256", await tools.sha256Hex(package_.bytes)],
      [
        "纸上的指纹",
        paper.found === "" ? (code.trim() === "" ? "没有填：整套重做过的包这样看不出来" : "不相符") : paper.found,
      ] as const,
    ],
    faults,
  };
};
