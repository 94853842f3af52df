import { Alert, Checkbox, Input } from "antd";
import type { ReactNode } from "react";
import { moneyText } from "#renderer/format/money.ts";
import { doubtText, moveInRefusals } from "#renderer/words/moving.ts";
import type { Preview } from "./mapping-table.tsx";
import { gapText } from "./preview-tables.tsx";

/** Why nothing of this file goes into these books, said before anybody clicks. */
export const RefusalAlert = ({ refusal }: { readonly refusal: Preview["refusal"] }): ReactNode =>
  refusal === null ? null : (
    <Alert showIcon style={{ margin: "12px 0" }} title={moveInRefusals[refusal]} type="error" />
  );

export type GapProps = {
  readonly gaps: Preview["gaps"];
  readonly reason: string;
  readonly onReason: (reason: string) => void;
};

/** Missing numbers, named, with the reason somebody answers for. */
export const GapField = ({ gaps, reason, onReason }: GapProps): ReactNode =>
  gaps.length === 0 ? null : (
    <Alert
      description={
        <Input
          aria-label="断号的原因"
          maxLength={500}
          onChange={(event) => onReason(event.target.value)}
          placeholder="核对过原账，确实缺号的原因（必填，会留在导入记录里）"
          value={reason}
        />
      }
      showIcon
      style={{ marginTop: 12 }}
      title={`原账凭证号不连续：${gapText(gaps)}`}
      type="warning"
    />
  );

export type PartylessProps = {
  readonly preview: Preview;
  readonly isAccepted: boolean;
  readonly onAccept: (isAccepted: boolean) => void;
};

/** Accounts that ask for a party and lines that name none: imported vouchers keep that for good, so somebody decides it. */
export const PartylessField = ({ preview, isAccepted, onAccept }: PartylessProps): ReactNode => {
  const { partyless, kind } = preview;
  if (partyless.length === 0) return null;
  const text = partyless
    .map(
      ({ accountCode, accountName, lines, debitFen, creditFen }) =>
        `${accountCode} ${accountName} ${lines} 行（借 ${moneyText(debitFen)}，贷 ${moneyText(creditFen)}）`,
    )
    .join("；");
  return (
    <Alert
      description={
        kind === "vouchers" ? (
          <Checkbox checked={isAccepted} onChange={(event) => onAccept(event.target.checked)}>
            原账查不到户名，记到“未分户”名下（记账以后不能再改，往来会轧在一起）
          </Checkbox>
        ) : (
          "写入后记在“未分户”名下。启用以前可以在期初余额里分到各户；启用以后要用转账凭证转到各户。"
        )
      }
      showIcon
      style={{ marginTop: 12 }}
      title={`科目要求分户，文件里没有写户名或项目：${text}`}
      type="warning"
    />
  );
};

export type DoubtsProps = {
  readonly doubts: Preview["doubts"];
  readonly isAccepted: boolean;
  readonly onAccept: (isAccepted: boolean) => void;
};

/** What of the file does not fit together, each by its place with both figures: looked at by a person before it goes in. */
export const DoubtsField = ({ doubts, isAccepted, onAccept }: DoubtsProps): ReactNode =>
  doubts.length === 0 ? null : (
    <Alert
      description={
        <>
          <ul className="doubts" style={{ margin: "4px 0 8px", maxHeight: 240, overflowY: "auto", paddingLeft: 20 }}>
            {doubts.map((doubt) => (
              <li key={`${doubt.fault}/${doubt.row}/${doubt.column}/${doubt.text}`}>
                {doubt.sheet} 第 {doubt.row} 行 {doubt.column} 列　{doubtText(doubt)}
              </li>
            ))}
          </ul>
          <Checkbox checked={isAccepted} onChange={(event) => onAccept(event.target.checked)}>
            逐条核对过原账，照文件原样导入（会留在操作日志里）
          </Checkbox>
        </>
      }
      showIcon
      style={{ marginTop: 12 }}
      title={`文件里有 ${doubts.length} 处要核对。能改的请改好文件再选一次。`}
      type="warning"
    />
  );
