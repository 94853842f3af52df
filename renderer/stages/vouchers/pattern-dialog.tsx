import { Segmented, Spin } from "antd";
import { useState, type ReactNode } from "react";
import { useQuery } from "#renderer/ledger/use-query.ts";
import { CopyDialog } from "./copy-dialog.tsx";
import type { GridLine } from "./grid-lines.ts";
import { TemplateDialog } from "./template-dialog.tsx";

type Props = {
  readonly ledgerId: string;
  readonly onDate: string;
  /** The lines as they stand: what can be kept as a template. */
  readonly lines: readonly GridLine[];
  readonly onTake: (lines: readonly GridLine[]) => void;
  readonly onClose: () => void;
};

/** F4: a template, or an earlier voucher as a pattern. Without templates it begins with the earlier vouchers. */
export const PatternDialog = (props: Props): ReactNode => {
  const { data, reload } = useQuery("template.list", { ledgerId: props.ledgerId });
  const [chosen, setChosen] = useState<"template" | "copy" | null>(null);
  if (data === null) return <Spin fullscreen />;
  const way = chosen ?? (data.templates.length > 0 ? "template" : "copy");
  const head = (
    <Segmented
      aria-label="从哪里填"
      onChange={setChosen}
      options={[
        { value: "template" as const, label: `凭证模板 ${String(data.templates.length)}` },
        { value: "copy" as const, label: "以前的凭证" },
      ]}
      style={{ marginBottom: 10 }}
      value={way}
    />
  );
  return way === "copy" ? (
    <CopyDialog head={head} ledgerId={props.ledgerId} onClose={props.onClose} onTake={props.onTake} />
  ) : (
    <TemplateDialog {...props} head={head} reload={reload} templates={data.templates} />
  );
};
