import type { ReactNode } from "react";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { Notices } from "./notices.tsx";

type Props = { readonly children: ReactNode };

/** The page around everything that comes before signing in. */
export const Door = ({ children }: Props) => {
  const office = useSession((state) => state.office);
  return (
    <div className="door">
      <div className="door-brand">乡账</div>
      <p className="soft" style={{ marginTop: 0 }}>
        村账乡代理 · 离线记账
      </p>
      <div className="door-card">{children}</div>
      <Notices />
      {office === null ? null : (
        <div className="door-foot">
          <div>账本文件：{office.ledgerPath}</div>
          <div>程序版本 {office.programVersion}</div>
        </div>
      )}
    </div>
  );
};
