import { Tag } from "antd";
import type { ReactNode } from "react";
import { ruleKindWords, severityWords } from "#renderer/words/labels.ts";
import { hitSentence, waysOut, type Hit, type HitOf } from "#renderer/words/rules.ts";
import "./grid.css";

type Props = {
  readonly hits: readonly Hit[];
  /** The line of the grid a hit speaks of, counted from 1; null for the whole voucher. */
  readonly lineOf?: (hit: Hit) => number | null;
  /** Buttons that do what a way out says. */
  readonly actionsFor?: (hit: Hit) => ReactNode;
  /** Whether they speak about a voucher or a claim. */
  readonly of?: HitOf;
};

const levelOf = (hit: Hit): string => (hit.isCleared ? "is-cleared" : hit.severity === "warn" ? "" : "is-hard");

const strength = { block: 3, "needs-resolution": 2, "needs-approval": 1, warn: 0 } as const;

const rankOf = (hit: Hit): number => (hit.isCleared ? -1 : strength[hit.severity]);

/** What must be dealt with first stands first; what is settled stands last. */
const inOrder = (hits: readonly Hit[]): readonly Hit[] => hits.toSorted((left, right) => rankOf(right) - rankOf(left));

/** Every rule that speaks about a voucher: its sentence with the numbers, the ways out, the norm behind it. */
export const LiveHits = ({ hits, lineOf = (hit) => hit.line, actionsFor, of = "voucher" }: Props) => (
  <ul aria-label="制度检查结果" className="live-hits">
    {inOrder(hits).map((hit, index) => {
      const line = lineOf(hit);
      const ways = hit.isCleared ? [] : waysOut(hit, of);
      return (
        // A rule may speak about several lines, so its place in the list is part of its identity.
        <li
          className={levelOf(hit)}
          data-cleared={hit.isCleared}
          data-kind={hit.kind}
          data-severity={hit.severity}
          key={`${hit.ruleId}-${String(hit.line)}-${String(index)}`}
        >
          <div>
            <Tag color={hit.isCleared ? "green" : hit.severity === "warn" ? "gold" : "red"}>
              {hit.isCleared ? "已解除" : severityWords[hit.severity]}
            </Tag>
            <Tag>{typeof hit.facts["buyer"] === "string" ? "发票抬头" : ruleKindWords[hit.kind]}</Tag>
            {line === null ? "" : `第 ${String(line)} 行：`}
            {hitSentence(hit)}
          </div>
          {ways.length === 0 ? null : <div className="hit-ways">怎么办：{ways.join("；或者")}。</div>}
          {actionsFor === undefined || hit.isCleared ? null : <div className="button-row">{actionsFor(hit)}</div>}
          <div className="hit-basis">
            依据：{hit.basis}（第 {hit.ruleVersion} 版）
          </div>
        </li>
      );
    })}
  </ul>
);
