import { Input } from "antd";
import { useState, type ReactNode } from "react";
import { create } from "zustand";
import type { Failure } from "#contract/contract.ts";
import { FormDialog } from "#renderer/ui/form-dialog.tsx";
import { sentenceOf } from "#renderer/words/failures.ts";

type Asking = {
  readonly asked: Failure | null;
  readonly answer: (reason: string | null) => void;
};

const useAsking = create<Asking>(() => ({ asked: null, answer: () => undefined }));

/**
 * Asks why another category took the place of a held one, and answers what to send again; null where saving was refused for
 * something else, or nobody answers.
 */
export const withCategoryReason = async <Sent extends object>(
  failure: Failure,
  input: Sent,
): Promise<(Sent & { readonly categoryReason: string }) | null> => {
  if (failure.code !== "category-unexplained") return null;
  const reason = await new Promise<string | null>((answer) => {
    useAsking.setState({ asked: failure, answer });
  });
  useAsking.setState({ asked: null, answer: () => undefined });
  return reason === null ? null : { ...input, categoryReason: reason };
};

const Question = ({ asked, answer }: { readonly asked: Failure } & Pick<Asking, "answer">): ReactNode => {
  const [reason, setReason] = useState("");
  return (
    <FormDialog
      failure={null}
      isReady={reason.trim() !== ""}
      isRunning={false}
      keyGroup="改用另一分类"
      keyLabel="写明原因并保存"
      onClose={() => answer(null)}
      onSave={() => answer(reason.trim())}
      saveText="保存"
      title="为什么改用另一分类"
      width={560}
    >
      <p>{sentenceOf(asked)}</p>
      <Input.TextArea
        aria-label="改用另一分类的原因"
        autoFocus
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
        placeholder="例如：发票是打印纸，原来误选了招待费"
        rows={3}
        value={reason}
      />
    </FormDialog>
  );
};

/** The dialog for screens that save what rules judge by its category. */
export const CategoryReasonDialog = (): ReactNode => {
  const { asked, answer } = useAsking();
  return asked === null ? null : <Question answer={answer} asked={asked} />;
};
