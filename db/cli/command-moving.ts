import { readFileSync } from "node:fs";
import * as z from "zod";
import { contract, type InputOf, type OutputOf } from "#contract/contract.ts";
import { moneyTextFromFen } from "#domain/core/fen.ts";
import { asPerson, type Ask } from "./at-desk.ts";
import { ledgerGiven } from "./books.ts";
import {
  finished,
  flag,
  misused,
  personOptions,
  refusedBy,
  text,
  type Command,
  type Given,
  type Outcome,
} from "./command.ts";
import { readNamedFile, type NamedFile } from "./files.ts";
import { sided } from "./report-text.ts";
import { tableText } from "./table.ts";

type Preview = OutputOf<"moving.preview">;
type Choices = InputOf<"moving.preview">["choices"];
type Ledger = OutputOf<"ledger.list">["ledgers"][number];

const jsonIn = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
};

const choiceShape = contract["moving.preview"].input.shape.choices;

/** The meanings of accounts kept in a file: what `--json` of a preview shows under `accounts`, corrected by a person. */
const choicesGiven = (given: Given): Choices | undefined => {
  const path = given.text("map");
  if (path === undefined) return [];
  const read = choiceShape.safeParse(jsonIn(path));
  return read.success ? read.data : undefined;
};

const doubtWords: Readonly<Record<Preview["doubts"][number]["fault"], string>> = {
  "voucher-empty": "整张凭证没有金额，不导入",
  "number-twice": "像是两张凭证用了同一个号",
  "name-differs": "同一编码名称不同",
  "total-differs": "合计与各行不符",
  "row-differs": "期初加减发生额不等于期末",
};

const previewText = (preview: Preview): string =>
  [
    `${preview.program}${preview.kind === "balances" ? "科目余额表" : "凭证列表"}：借方 ${moneyTextFromFen(preview.totals.debitFen)}，贷方 ${moneyTextFromFen(preview.totals.creditFen)}`,
    tableText(
      [{ title: "原编码" }, { title: "原科目" }, { title: "期末", isAmount: true }, { title: "对应" }],
      preview.accounts.map((row) => [
        row.code,
        row.fullName,
        sided(row.closingFen),
        row.choice === null
          ? "（待指定）"
          : [row.choice.accountCode, row.choice.detailName, row.choice.itemName]
              .filter((each) => each !== "")
              .join(" "),
      ]),
    ),
    ...preview.rejected.map(
      (row) => `不能导入：${row.file} ${row.sheet} 第 ${row.row} 行 ${row.column} 列 ${row.fault} ${row.text}`,
    ),
    ...preview.doubts.map(
      (row) =>
        `要核对：${row.file} ${row.sheet} 第 ${row.row} 行 ${row.column} 列 ${doubtWords[row.fault]} ${row.text}${row.rows.map(({ from, to }) => ` ${from}-${to} 行`).join("")}` +
        (row.printedFen === null || row.foundFen === null
          ? ""
          : ` 写 ${moneyTextFromFen(row.printedFen)}，算得 ${moneyTextFromFen(row.foundFen)}`),
    ),
    ...preview.gaps.map((gap) => `断号：${gap.month} ${gap.word} 缺 ${gap.missing.join("、")}`),
    ...preview.partyless.map(
      (row) =>
        `没有分户：${row.accountCode} ${row.accountName} ${row.lines} 行，借 ${moneyTextFromFen(row.debitFen)}，贷 ${moneyTextFromFen(row.creditFen)}`,
    ),
    preview.replaces === 0 ? "" : `账套里已有 ${preview.replaces} 笔期初余额，会被换掉`,
    preview.vouchers.length === 0 ? "" : `凭证 ${preview.vouchers.length} 张`,
  ]
    .filter((line) => line !== "")
    .join("\n");

type Wish = {
  readonly ask: Ask;
  readonly given: Given;
  readonly ledger: Ledger;
  readonly input: InputOf<"moving.preview">;
};

const withFile = (
  given: Given,
  kind: "balances" | "vouchers",
  work: (wish: Wish) => Promise<Outcome>,
): Promise<Outcome> | Outcome => {
  const [path] = given.words;
  if (path === undefined) return misused("请给出原软件导出的文件。");
  const choices = choicesGiven(given);
  if (choices === undefined)
    return misused("--map 文件要是 JSON 数组：sourceCode、accountCode、detailName、itemName。");
  const file = readNamedFile(path);
  if (!file.ok) return file;
  return asPerson(given, async (ask) => {
    const ledger = await ledgerGiven(ask, given);
    if (!ledger.ok) return ledger;
    const balance = given.has("opening") ? ("opening" as const) : ("closing" as const);
    const input = { ledgerId: ledger.value.id, file: namedFile(file.value), kind, balance, choices };
    return work({ ask, given, ledger: ledger.value, input });
  });
};

const namedFile = ({ name, bytes }: NamedFile): NamedFile => ({ name, bytes });

const importBalances = async ({ ask, given, ledger, input }: Wish): Promise<Outcome> => {
  const preview = await ask("moving.preview", input);
  if (!preview.ok) return refusedBy(preview.failure);
  if (given.has("preview")) return finished(preview.value, previewText(preview.value), preview.value.canImport);
  const done = await ask("moving.importBalances", {
    ...input,
    digest: preview.value.digest,
    acceptsDoubts: given.has("accept-doubts"),
    replaces: given.has("replace") ? preview.value.replaces : 0,
  });
  if (!done.ok) return refusedBy(done.failure);
  const { rows, differenceFen } = done.value;
  return finished(
    done.value,
    `${ledger.name}：写入期初余额 ${rows} 笔，${differenceFen === 0 ? "借贷平衡。" : `相差 ${sided(differenceFen)}。`}`,
  );
};

const importVouchers = async ({ ask, given, ledger, input }: Wish): Promise<Outcome> => {
  const preview = await ask("moving.preview", input);
  if (!preview.ok) return refusedBy(preview.failure);
  if (given.has("preview")) return finished(preview.value, previewText(preview.value), preview.value.canImport);
  const gapReason = given.text("gap-reason") ?? "";
  const done = await ask("moving.importVouchers", {
    ...input,
    digest: preview.value.digest,
    acceptsDoubts: given.has("accept-doubts"),
    gapReason,
    acceptsPartyless: given.has("unnamed"),
  });
  if (!done.ok) return refusedBy(done.failure);
  return finished(
    done.value,
    `${ledger.name}：${done.value.vouchers} 张历史凭证待批准，编号 ${done.value.id}。请另一人用 approve-import ${done.value.id} 批准。`,
  );
};

const approveImport = (given: Given): Promise<Outcome> | Outcome => {
  const [id] = given.words;
  if (id === undefined) return misused("请给出导入编号：xz approve-import 编号");
  return asPerson(given, async (ask) => {
    const done = await ask("moving.approve", { id });
    if (!done.ok) return refusedBy(done.failure);
    return finished(done.value, `已按原号记账 ${done.value.posted} 张；制度检查提示 ${done.value.hits} 条，只作记录。`);
  });
};

const undoImport = (given: Given): Promise<Outcome> | Outcome => {
  const [id] = given.words;
  const reason = given.text("reason");
  if (id === undefined || reason === undefined)
    return misused("请给出导入编号和 --reason 原因：xz undo-import 编号 --reason 原因");
  return asPerson(given, async (ask) => {
    const done = await ask("moving.undo", { id, reason });
    return done.ok ? finished(done.value, `已撤销 ${done.value.removed.length} 张历史凭证。`) : refusedBy(done.failure);
  });
};

type Shown = OutputOf<"conversion.show">;

const conversionText = (shown: Shown): string => {
  const rows = new Map(shown.plan.rows.map((row) => [row.key, row]));
  return [
    `衔接底稿：截止 ${shown.cutMonth}，新账套 ${shown.name}`,
    tableText(
      [
        { title: "旧科目" },
        { title: "名称" },
        { title: "余额", isAmount: true },
        { title: "新科目" },
        { title: "理由" },
      ],
      shown.balances.map((balance) => [
        balance.code,
        [balance.accountName, balance.detailName, balance.itemName].filter((each) => each !== "").join("-"),
        sided(balance.amountFen),
        (rows.get(balance.key)?.parts ?? [])
          .map(
            (part) => `${part.toCode}${part.detailName === "" ? "" : `-${part.detailName}`} ${sided(part.amountFen)}`,
          )
          .join("；") || "（没有定）",
        rows.get(balance.key)?.reason ?? "",
      ]),
    ),
  ].join("\n");
};

const planShape = z.object({ name: z.string().optional(), plan: contract["conversion.save"].input.shape.plan });

const convert = (given: Given): Promise<Outcome> | Outcome => {
  const path = given.text("plan");
  const planned = path === undefined ? undefined : planShape.safeParse(jsonIn(path));
  if (planned?.success === false)
    return misused("--plan 文件要是 JSON：name 和 plan（先用 --json 看现在的底稿，改好再交回来）。");
  return asPerson(given, async (ask) => {
    const ledger = await ledgerGiven(ask, given);
    if (!ledger.ok) return ledger;
    const ledgerId = ledger.value.id;
    const shown = await ask("conversion.show", { ledgerId, cutMonth: given.text("month") ?? null });
    if (!shown.ok) return refusedBy(shown.failure);
    if (planned !== undefined) {
      const { name = shown.value.name, plan } = planned.data;
      const saved = await ask("conversion.save", { ledgerId, cutMonth: shown.value.cutMonth, name, plan });
      if (!saved.ok) return refusedBy(saved.failure);
      const { faults } = saved.value;
      return finished(saved.value, `底稿已保存，还有 ${faults.length} 处没做完。`, faults.length === 0);
    }
    if (!given.has("approve")) return finished(shown.value, conversionText(shown.value));
    const done = await ask("conversion.approve", { ledgerId, digest: shown.value.digest });
    return done.ok ? finished(done.value, `已衔接，${shown.value.name} 已启用。`) : refusedBy(done.failure);
  });
};

const fileOptions = { ...personOptions, "ledger-name": text, map: text, preview: flag, "accept-doubts": flag };

export const movingCommands: readonly Command[] = [
  {
    name: "import-balances",
    mostWords: 1,
    usage:
      "import-balances 文件 --ledger-name 账套 --ledger 文件 --user 登录名 [--opening] [--replace] [--accept-doubts] [--map 对应.json] [--preview]",
    summary: "把其他软件的科目余额表写入没有启用的账套的期初余额；--opening 取期初栏",
    options: { ...fileOptions, opening: flag, replace: flag },
    run: async (given) => withFile(given, "balances", importBalances),
  },
  {
    name: "import-vouchers",
    mostWords: 1,
    usage:
      "import-vouchers 文件 --ledger-name 账套 --ledger 文件 --user 登录名 [--gap-reason 原因] [--unnamed] [--accept-doubts] [--map 对应.json] [--preview]",
    summary: "导入其他软件的历史凭证，等第二个人批准",
    options: { ...fileOptions, "gap-reason": text, unnamed: flag },
    run: async (given) => withFile(given, "vouchers", importVouchers),
  },
  {
    name: "approve-import",
    mostWords: 1,
    usage: "approve-import 编号 --ledger 文件 --user 登录名",
    summary: "批准导入的历史凭证：按原号记账",
    options: personOptions,
    run: async (given) => approveImport(given),
  },
  {
    name: "undo-import",
    mostWords: 1,
    usage: "undo-import 编号 --reason 原因 --ledger 文件 --user 登录名",
    summary: "撤销最近一次历史凭证导入（自己开始记账以前）",
    options: { ...personOptions, reason: text },
    run: async (given) => undoImport(given),
  },
  {
    name: "convert-2004",
    usage:
      "convert-2004 --ledger-name 旧账套 --ledger 文件 --user 登录名 [--month 2023-12] [--plan 底稿.json | --approve]",
    summary: "新旧制度衔接：看底稿、交底稿、批准（另一个人）",
    options: { ...personOptions, "ledger-name": text, month: text, plan: text, approve: flag },
    run: async (given) => convert(given),
  },
];
