import { Empty } from "antd";
import type { ReactNode } from "react";

type Props = { readonly text: string; readonly hint?: string; readonly children?: ReactNode };

/** What stands where there is nothing yet: what is missing and what to do next, with the button to do it. */
export const EmptyHint = ({ text, hint = "", children }: Props) => (
  <Empty
    image={Empty.PRESENTED_IMAGE_SIMPLE}
    description={
      <>
        <div style={{ fontSize: 17, color: "var(--ink)" }}>{text}</div>
        {hint === "" ? null : <div>{hint}</div>}
      </>
    }
  >
    {children}
  </Empty>
);
