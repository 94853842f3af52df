// oxlint-disable unicorn/consistent-function-scoping -- the page takes the source text of each function, so each holds all it needs.
import type { Answer, Fault, Tools } from "./answers.ts";
import type { ChainReading, checkChain } from "./check-chain.ts";

type Listed = { readonly path: string; readonly sizeBytes: number; readonly sha256: string; readonly sm3: string };
type List = {
  readonly unitName: string;
  readonly year: number;
  readonly isDraft: boolean;
  readonly fromMonth: string;
  readonly toMonth: string;
  readonly chainNo: number;
  readonly chainHash: string;
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

/** The vouchers as the data file shows them against the sealed texts: a change made in both file and list is seen here. */
export const checkVouchers = (text: string, chain: ChainReading, tools: Tools): readonly Fault[] => {
  const shown = new Map<string, string[]>();
  const fen = (yuan: string): number => {
    const [, sign = "", whole = "0", part = ""] = /^(-?)([\d,]*)\.?(\d*)$/.exec(yuan) ?? [];
    return (sign === "" ? 1 : -1) * (Number(whole.replaceAll(",", "")) * 100 + Number(part.padEnd(2, "0").slice(0, 2)));
  };
  for (const row of tools.csvRows(text)) {
    const rows = shown.get(row[0] ?? "") ?? [];
    rows.push(`${row[4] ?? ""} ${String(fen(row[7] ?? ""))} ${String(fen(row[8] ?? ""))}`);
    shown.set(row[0] ?? "", rows);
  }
  const faults: Fault[] = [];
  for (const [name, sealed] of chain.entries) {
    const rows = shown.get(name);
    if (rows === undefined) faults.push({ place: name, text: "指纹链里有这张凭证，凭证数据里没有" });
    else
      for (const [line, entry] of sealed.entries())
        if (rows[line] !== entry) {
          faults.push({ place: `${name} 第 ${String(line + 1)} 行`, text: "凭证数据的科目或金额与封存的原文不同" });
          break;
        }
  }
  for (const name of shown.keys())
    if (!chain.entries.has(name)) faults.push({ place: name, text: "凭证数据里有这张凭证，指纹链里没有：是后来加的" });
  return faults;
};

/** The head the list states, and the code copied from paper, against the chain. */
export const checkHeads = (
  list: List,
  chain: ChainReading,
  code: string,
): { readonly faults: readonly Fault[]; readonly found: string } => {
  const faults: Fault[] = [];
  const head = chain.links.get(list.chainNo);
  if (head !== undefined && head.hash !== list.chainHash)
    faults.push({ place: head.name, text: "最后一张凭证的指纹与清单上的账簿指纹不同" });
  const digits = code.toLowerCase().replaceAll(/[^0-9a-f]/g, "");
  if (digits.length < 16) return { faults, found: "" };
  const link = [...chain.links.values()].find(({ hash }) => hash.startsWith(digits));
  if (link === undefined && !list.chainHash.startsWith(digits))
    faults.push({ place: `纸上的指纹 ${code}`, text: "这个包里没有一张凭证是这个指纹：包里的账不是纸上印的那些账" });
  return { faults, found: link === undefined ? "" : `与纸上相符：到 ${link.name} 为止` };
};

/** The log as the data file shows it against the sealed lines of the log's own chain. */
export const checkLog = (text: string, chain: string, tools: Tools): readonly Fault[] => {
  const sealed = new Map<string, string>();
  for (const [no = "", , , hash = "", canonical = ""] of tools.csvRows(chain)) {
    const parts: unknown = JSON.parse(canonical);
    if (Array.isArray(parts)) sealed.set(no, `${String(parts[4])} ${String(parts[6])} ${hash}`);
  }
  const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@\t])/, "");
  return tools.csvRows(text).flatMap(([no = "", , person = "", subject = "", hash = ""]): readonly Fault[] => {
    const expected = sealed.get(no);
    if (expected === undefined) return [{ place: `日志第 ${no} 条`, text: "日志链里没有这一条：是后来加的" }];
    return expected === `${plain(person)} ${plain(subject)} ${hash}`
      ? []
      : [{ place: `日志第 ${no} 条`, text: "操作人或内容与封存的原文不同：被改动过" }];
  });
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

type Checks = {
  readonly readList: typeof readList;
  readonly checkChain: typeof checkChain;
  readonly checkFiles: typeof checkFiles;
  readonly checkVouchers: typeof checkVouchers;
  readonly checkHeads: typeof checkHeads;
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
  const heads = tools.checkHeads(list, chain, code);
  const faults = [
    ...chain.faults,
    ...heads.faults,
    ...tools.checkVouchers(await text("凭证/记账凭证.csv"), chain, tools),
    ...log.faults,
    ...(logChain === "" ? [] : tools.checkLog(await text("日志/操作日志.csv"), logChain, tools)),
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
      ["账簿指纹", list.chainHash],
      ["档案包 SHA-256", await tools.sha256Hex(package_.bytes)],
      ...(heads.found === "" ? [] : [["纸上的指纹", heads.found] as const]),
    ],
    faults,
  };
};
