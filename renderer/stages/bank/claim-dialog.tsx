import { Form, Input } from "antd";
import { useState, type ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { claimOfLine } from "#domain/claims/claim-of-line.ts";
import type { LocalDate } from "#domain/core/dates.ts";
import { useAction, useQuery } from "#renderer/ledger/use-query.ts";
import { LiveHits } from "#renderer/stages/vouchers/live-hits.tsx";
import { useCategoriesOf } from "#renderer/stages/work/use-books.ts";
import { CapUsageBar } from "#renderer/ui/cap-usage-bar.tsx";
import { CategoryPicker } from "#renderer/ui/category-picker.tsx";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { LineSummary } from "./line-summary.tsx";

type Line = OutputOf<"bankLine.list">["lines"][number];

type JudgedProps = { readonly ledgerId: string; readonly content: ReturnType<typeof claimOfLine> | null };

/** What rules and caps say of the claim while its category is chosen. */
const Judged = ({ ledgerId, content }: JudgedProps): ReactNode => {
  const { data } = useQuery(
    "claim.judge",
    content === null
      ? null
      : {
          id: null,
          ledgerId,
          content: {
            ...content,
            lines: content.lines.map((line) => ({ ...line })),
            documents: content.documents.map((document) => ({ ...document, elements: [...document.elements] })),
          },
        },
  );
  if (data === null) return <p className="soft">选好支出分类，这里马上显示有没有超限额、违不违反制度。</p>;
  return (
    <>
      {data.hits.length === 0 && <p className="soft">没有发现违反制度的地方。</p>}
      <LiveHits hits={data.hits} of="claim" />
      {data.usages.map((usage) => (
        <CapUsageBar key={usage.capId} usage={usage} />
      ))}
    </>
  );
};

type Props = {
  readonly ledgerId: string;
  readonly line: Line;
  readonly onClose: () => void;
  readonly onDone: (claimId: string) => void;
};

/** Begins a claim from a payment the bank has made: the category and the purpose, judged at once. */
export const ClaimDialog = ({ ledgerId, line, onClose, onDone }: Props): ReactNode => {
  const categories = useCategoriesOf(ledgerId);
  const claim = useAction("bankLine.claim", { isQuiet: true });
  const [categoryId, setCategoryId] = useState<string | null>(null);
  const [purpose, setPurpose] = useState(line.text.slice(0, 100));
  const category = categories.find((each) => each.id === categoryId);
  const onDate: LocalDate = line.bookedOn;
  const content =
    category === undefined || purpose.trim() === ""
      ? null
      : claimOfLine(line, { onDate, categoryId: category.id, purpose: purpose.trim() });
  const save = async (): Promise<void> => {
    if (categoryId === null) return;
    const done = await claim.run({ id: line.id, categoryId, purpose: purpose.trim() });
    if (done !== null) onDone(done.claimId);
  };
  return (
    <FormDialog
      failure={claim.failure}
      isReady={content !== null}
      isRunning={claim.isRunning}
      keyGroup="起草报账单"
      keyLabel="起草报账单"
      onClose={onClose}
      onSave={() => void save()}
      saveText="起草报账单"
      title="按这笔流水起草报账单"
      width={760}
    >
      <LineSummary line={line} />
      <Form layout="vertical">
        <Form.Item htmlFor="claim-category" label="支出分类" required>
          <CategoryPicker
            autoFocus
            categories={categories}
            id="claim-category"
            onChange={setCategoryId}
            value={category?.id ?? null}
          />
        </Form.Item>
        <Form.Item htmlFor="claim-purpose" label="用途" required>
          <Input
            id="claim-purpose"
            maxLength={200}
            onChange={(event) => setPurpose(event.target.value)}
            value={purpose}
          />
        </Form.Item>
      </Form>
      <Judged content={content} ledgerId={ledgerId} />
    </FormDialog>
  );
};
