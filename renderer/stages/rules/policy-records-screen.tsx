import { InputNumber, Tabs } from "antd";
import { useState, type ReactNode } from "react";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { PageFrame } from "#renderer/ui/page-frame.tsx";
import { PolicyEvents } from "./policy-events.tsx";
import { PolicyFigures } from "./policy-figures.tsx";

/** 政策用数和记录: what the rows of policy packs are worked out from and no other register keeps. */
export const PolicyRecordsScreen = (): ReactNode => {
  const today = useSession((state) => state.today);
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  return (
    <PageFrame
      extra={
        <InputNumber
          aria-label="年度"
          max={2100}
          min={2000}
          onChange={(next) => setYear(next ?? year)}
          precision={0}
          style={{ width: 120 }}
          suffix="年"
          value={year}
        />
      }
      subtitle="政策包里有些条款要用的数和记录，账上没有，在这里登记。改过的数，原来是多少、谁改的，都在操作日志里。"
      title="政策用数和记录"
    >
      <Tabs
        destroyOnHidden
        items={[
          { key: "figures", label: "用数", children: <PolicyFigures key={year} year={year} /> },
          { key: "events", label: "检查、考核、培训记录", children: <PolicyEvents key={year} year={year} /> },
        ]}
      />
    </PageFrame>
  );
};
