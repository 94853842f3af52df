import type { InputOf } from "#contract/contract.ts";
import type { Office } from "#test/support/office.ts";

const accountNumber = "2302999909024500678";
const head =
  "[HISTORYDETAIL]\n凭证号,对方账号,交易时间,借贷标志,对方单位,对方行号,用途,摘要,附言,回单个性化信息,余额,转出金额,转入金额,本方账号\n";
const pad = (value: number): string => String(value).padStart(2, "0");

/** An ICBC statement of July 2026 with `count` deposits of one yuan, each a minute after the other. */
const statementText = (count: number): string => {
  const rows = Array.from({ length: count }, (_none, index) => {
    const minute = Math.floor((index * 44_000) / count);
    const time = `2026-07-${pad(1 + Math.floor(minute / 1440))} ${pad(Math.floor(minute / 60) % 24)}:${pad(minute % 60)}:00`;
    return `0,622000${index},${time},贷,柳一${index},,承包费,转账存入,第${index}笔,,${1000 + index + 1}.00,,1.00,${accountNumber}`;
  });
  return `${head}${rows.join("\n")}\n`;
};

export type LongWork = {
  readonly preview: InputOf<"statement.preview">;
  readonly commit: (digest: string) => InputOf<"statement.commit">;
};

/** A village with a bank account, and a statement of `count` lines for it: importing it takes a while. */
export const prepareLongWork = async (office: Pick<Office, "must">, count: number): Promise<LongWork> => {
  const village = { id: null, code: "01", name: "石桥村", isActive: true, facts: [] };
  const { id: villageId } = await office.must("village.save", village, "bookkeeper");
  const { id: ledgerId } = await office.must(
    "ledger.open",
    { villageId, entity: "committee", name: "石桥村村委会", startMonth: "2026-07" },
    "bookkeeper",
  );
  await office.must(
    "bankAccount.save",
    {
      id: null,
      ledgerId,
      accountCode: null,
      bankName: "工商银行",
      number: accountNumber,
      name: "石桥村村民委员会",
      isActive: true,
    },
    "bookkeeper",
  );
  await office.must("ledger.start", { ledgerId }, "bookkeeper");
  const bytes = Buffer.from(statementText(count)).toString("base64");
  const preview = { file: { name: "石桥村工行.csv", bytes }, bankAccountId: null, mapping: null, sheet: null };
  return {
    preview,
    commit: (digest) => ({
      ...preview,
      digest,
      takeRows: [],
      acceptBreaks: false,
      rememberMapping: false,
      makeDrafts: false,
    }),
  };
};
