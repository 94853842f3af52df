import { Tag } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { ruleKindWords } from "#renderer/words/labels.ts";
import { hitSentence } from "#renderer/words/rules.ts";
import "./grid.css";

type Changes = OutputOf<"voucher.show">["categoryChanges"];

/** 改用另一分类: what a rule held under a category that was given up, and why it was. */
export const CategoryChanges = ({ changes }: { readonly changes: Changes }): ReactNode =>
  changes.length === 0 ? null : (
    <ul aria-label="改用另一分类" className="live-hits">
      {changes.map(({ categoryBefore, categoriesAfter, reason, changedByName, changedOn, hit }, at) => (
        <li className="is-cleared" key={`${hit.ruleId}-${String(at)}`}>
          <div>
            <Tag color="blue">改用另一分类</Tag>“{categoryBefore}”改为“{categoriesAfter.join("、")}”，原因：{reason}（
            {changedByName} {changedOn}）
          </div>
          <div className="hit-basis">
            改以前：{ruleKindWords[hit.kind]}，{hitSentence(hit)}
          </div>
        </li>
      ))}
    </ul>
  );
