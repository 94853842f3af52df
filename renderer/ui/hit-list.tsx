import { Alert, Tag } from "antd";
import { hitSentence, waysOut, type Hit } from "#renderer/words/rules.ts";
import { ruleKindWords, severityWords } from "#renderer/words/labels.ts";

type Props = { readonly hits: readonly Hit[] };

const typeOf = (hit: Hit): "success" | "warning" | "error" => {
  if (hit.isCleared) return "success";
  return hit.severity === "warn" ? "warning" : "error";
};

const HitCard = ({ hit }: { readonly hit: Hit }) => (
  <Alert
    type={typeOf(hit)}
    showIcon
    title={
      <>
        <Tag>{ruleKindWords[hit.kind]}</Tag>
        <Tag color={hit.isCleared ? "green" : hit.severity === "warn" ? "gold" : "red"}>
          {hit.isCleared ? "已解除" : severityWords[hit.severity]}
        </Tag>
        {hit.line === null ? "" : `第 ${hit.line} 行：`}
        {hitSentence(hit)}
      </>
    }
    description={
      <>
        {hit.isCleared || waysOut(hit).length === 0 ? null : <div>怎么办：{waysOut(hit).join("；或者")}。</div>}
        <div className="soft">
          依据：{hit.basis}（第 {hit.ruleVersion} 版）
        </div>
      </>
    }
  />
);

/** Every rule that speaks about a voucher, with its numbers, what to do, and the norm behind it. */
export const HitList = ({ hits }: Props) => (
  <ul className="hit-list">
    {hits.map((hit, index) => (
      // A rule may speak about several lines, so its place in the list is part of its identity.
      <li key={`${hit.ruleId}-${String(hit.line)}-${String(index)}`}>
        <HitCard hit={hit} />
      </li>
    ))}
  </ul>
);
