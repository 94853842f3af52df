import { Alert, Button, Space } from "antd";
import { useState, type ReactNode } from "react";
import type { Suggestion } from "./matching.ts";

export type DoubtGroups = {
  readonly count: number;
  /** The group looked at alone; null while everything is shown. */
  readonly shown: Suggestion | null;
  /** Its place, from 1. */
  readonly no: number;
  readonly turn: (step: 1 | -1) => void;
  readonly leave: () => void;
};

/** The groups in which only a person can tell who belongs to whom, looked at one by one. What is settled falls out of the row. */
export const useDoubtGroups = (suggestions: readonly Suggestion[]): DoubtGroups => {
  const [at, setAt] = useState<number | null>(null);
  const groups = suggestions.filter(({ kind }) => kind === "ambiguous");
  const place = at === null || groups.length === 0 ? null : Math.min(at, groups.length - 1);
  return {
    count: groups.length,
    shown: place === null ? null : (groups[place] ?? null),
    no: (place ?? 0) + 1,
    turn: (step) => setAt(place === null ? 0 : (place + step + groups.length) % groups.length),
    leave: () => setAt(null),
  };
};

/** One doubtful group: which of how many, why nobody but a person can tell, and the way to the others. */
export const DoubtBar = ({ groups }: { readonly groups: DoubtGroups }): ReactNode =>
  groups.shown === null ? null : (
    <Alert
      action={
        <Space>
          <Button disabled={groups.count < 2} onClick={() => groups.turn(-1)} size="small">
            上一组
          </Button>
          <Button disabled={groups.count < 2} onClick={() => groups.turn(1)} size="small">
            下一组（F7）
          </Button>
          <Button onClick={groups.leave} size="small">
            看全部（Esc）
          </Button>
        </Space>
      }
      showIcon
      style={{ marginBottom: 12 }}
      title={`分不清的第 ${String(groups.no)} 组，共 ${String(groups.count)} 组：${groups.shown.why}`}
      type="warning"
    />
  );
