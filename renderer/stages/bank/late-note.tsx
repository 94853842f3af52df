import { Alert } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { lateSentence } from "#renderer/words/late-lines.ts";

type Late = Pick<OutputOf<"statement.preview">, "lateMonths" | "openMonth">;

/** Says that lines fall into closed months and what becomes of them; nothing where none does. */
export const LateNote = ({ late }: { readonly late: Late }): ReactNode =>
  late.lateMonths.length === 0 ? null : (
    <Alert showIcon style={{ marginBottom: 10 }} title={lateSentence(late)} type="warning" />
  );
