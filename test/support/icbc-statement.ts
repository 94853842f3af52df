export const icbcNumber = "2302999909024500678";

type Movement = {
  readonly on: string;
  /** In yuan; + arrives, − leaves. */
  readonly yuan: number;
  readonly party?: string;
  readonly account?: string;
  readonly text?: string;
};

const head =
  "[HISTORYDETAIL]\n凭证号,对方账号,交易时间,借贷标志,对方单位,对方行号,用途,摘要,附言,回单个性化信息,余额,转出金额,转入金额,本方账号\n";

/** A statement of the bank account `icbcNumber` that begins with 10,000.00 yuan, balances in order. */
export const icbcStatement = (
  name: string,
  movements: readonly Movement[],
  openingYuan = 10_000,
  number: string = icbcNumber,
): { readonly name: string; readonly bytes: string } => {
  let balance = Math.round(openingYuan * 100);
  const money = (fen: number): string => (fen / 100).toFixed(2);
  const rows = movements.map(({ on, yuan, party = "", account = "", text = "转账" }, at) => {
    const fen = Math.round(yuan * 100);
    balance += fen;
    const sides = fen < 0 ? `${money(-fen)},` : `,${money(fen)}`;
    const minute = String(at % 60).padStart(2, "0");
    return `0,${account},${on} 09:${minute}:00,${fen < 0 ? "借" : "贷"},${party},,${text},转账,,,${money(balance)},${sides},${number}`;
  });
  return { name, bytes: Buffer.from(`${head}${rows.join("\n")}\n`).toString("base64") };
};
