import type { OutputOf } from "#contract/contract.ts";
import { call } from "#renderer/ledger/client.ts";
import { sentenceOf, sentenceOfParts } from "#renderer/words/failures.ts";
import { contentOf, formOf } from "./grid-content.ts";
import { headName } from "./voucher-words.ts";

type Head = OutputOf<"voucher.list">["vouchers"][number];

/** What became of one voucher of a batch. */
export type BatchResult = {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly isDone: boolean;
  readonly sentence: string;
};

const resultOf = (head: Head, isDone: boolean, sentence: string): BatchResult => ({
  id: head.id,
  name: `${head.onDate} ${headName(head)}`,
  summary: head.summary,
  isDone,
  sentence,
});

/** One voucher after the other, told after each; a refusal stops none of the others. */
const inTurn =
  (act: (head: Head) => Promise<BatchResult>) =>
  async (heads: readonly Head[], onDone: (count: number) => void): Promise<readonly BatchResult[]> => {
    const results: BatchResult[] = [];
    for (const head of heads) {
      results.push(await act(head));
      onDone(results.length);
    }
    return results;
  };

/** Reviews each voucher on its own. */
export const reviewEach = inTurn(async (head) => {
  const reply = await call("voucher.review", { id: head.id, version: head.version });
  return reply.ok ? resultOf(head, true, "审核通过") : resultOf(head, false, sentenceOf(reply.failure));
});

/** 接手: saves each draft as it stands, so that the bookkeeper at the desk is its preparer, as for drafts of a cashier's import. */
export const takeOverEach = inTurn(async (head) => {
  const shown = await call("voucher.show", { id: head.id });
  if (!shown.ok) return resultOf(head, false, sentenceOf(shown.failure));
  const content = contentOf(head.ledgerId, formOf(shown.value));
  const saved = await call("voucher.save", { id: head.id, version: head.version, content });
  return saved.ok
    ? resultOf(head, true, "已接手，制单改为本人，等别人审核")
    : resultOf(head, false, sentenceOf(saved.failure));
});

/** Posts the vouchers in the order given; each is posted or refused by itself. */
export const postAll = async (heads: readonly Head[]): Promise<readonly BatchResult[]> => {
  const reply = await call("voucher.post", { ids: heads.map(({ id }) => id) });
  if (!reply.ok) return heads.map((head) => resultOf(head, false, sentenceOf(reply.failure)));
  const { posted, refused } = reply.value;
  return heads.map((head) => {
    const done = posted.find(({ id }) => id === head.id);
    if (done !== undefined) return resultOf(head, true, `已记账，编号 ${head.word}-${String(done.number)}`);
    const failure = refused.find(({ id }) => id === head.id);
    return resultOf(head, false, failure === undefined ? "没有处理。" : sentenceOfParts(failure.code, failure.facts));
  });
};
