import { Button, Checkbox, Select } from "antd";
import { approvalRole, categoryNature, documentKind } from "#contract/scalars.ts";
import { stepsFault } from "#domain/caps/bands.ts";
import { fen } from "#domain/core/fen.ts";
import { AmountField } from "#renderer/ui/amount-field.tsx";
import { approvalWords, documentWords, natureWords } from "#renderer/words/labels.ts";
import { ruleProblemText } from "#renderer/words/details.ts";
import { withTier, type Ladders, type Tier } from "./rule-form.ts";
import { tierSpan } from "./rule-words.ts";

type Props = { readonly ladders: Ladders; readonly onChange: (ladders: Ladders) => void };
type Ladder = Ladders[number];

const roles = approvalRole.options.map((value) => ({ value, label: approvalWords[value] }));
const papers = documentKind.options.map((value) => ({ value, label: documentWords[value] }));
const natures = categoryNature.options.map((value) => ({ value, label: natureWords[value] }));
const ends = [
  { value: "in", label: "含" },
  { value: "out", label: "不含" },
];

type TierProps = {
  readonly tier: Tier;
  readonly at: number;
  readonly span: string;
  readonly onChange: (part: Partial<Tier>) => void;
  readonly onRemove: () => void;
};

const TierRow = ({ tier, at, span, onChange, onRemove }: TierProps) => {
  const name = `第${String(at + 1)}档`;
  const isOpen = tier.upToFen === null;
  return (
    <tr>
      <td>{span}</td>
      <td>
        {isOpen ? (
          "不设上限"
        ) : (
          <AmountField
            label={`${name}上限`}
            onChange={(upToFen) => {
              onChange({ upToFen: upToFen ?? fen(0) });
            }}
            value={tier.upToFen}
          />
        )}
      </td>
      <td>
        {isOpen ? null : (
          <Select
            aria-label={`${name}上限含不含`}
            onChange={(end) => {
              onChange({ isInclusive: end === "in" });
            }}
            options={ends}
            style={{ width: "100%" }}
            value={tier.isInclusive ? "in" : "out"}
          />
        )}
      </td>
      <td>
        <Select
          aria-label={`${name}签字人`}
          mode="multiple"
          onChange={(next) => {
            onChange({ roles: next });
          }}
          options={roles}
          placeholder="不需要签字"
          style={{ width: "100%" }}
          value={tier.roles}
        />
      </td>
      <td>
        <Select
          aria-label={`${name}要附的单据`}
          mode="multiple"
          onChange={(documents) => {
            onChange({ documents });
          }}
          options={papers}
          placeholder="不另附"
          style={{ width: "100%" }}
          value={tier.documents}
        />
      </td>
      <td>
        {isOpen ? null : (
          <Button onClick={onRemove} size="small">
            删除
          </Button>
        )}
      </td>
    </tr>
  );
};

/** What of the bounds overlaps or leaves a gap, told while they are typed. */
const TierFault = ({ tiers }: { readonly tiers: Ladder["tiers"] }) => {
  const fault = stepsFault(tiers.map(({ upToFen, isInclusive }) => ({ upTo: upToFen, isInclusive })));
  if (fault === undefined) return null;
  return (
    <p className="red-amount">
      第 {fault.line} 档：{ruleProblemText(`tiers-${fault.reason}`)}
    </p>
  );
};

type LadderProps = {
  readonly ladder: Ladder;
  readonly onChange: (ladder: Ladder) => void;
  readonly onRemove: () => void;
};

const OneLadder = ({ ladder, onChange, onRemove }: LadderProps) => (
  <div className="cap-row">
    <div className="cap-row-head">
      <span className="button-row">
        支出性质
        <Select
          aria-label="支出性质"
          onChange={(nature) => {
            onChange({ ...ladder, nature });
          }}
          options={natures}
          style={{ width: 200 }}
          value={ladder.nature}
        />
        <Checkbox
          checked={ladder.isByContract === true}
          onChange={(event) => {
            onChange({ ...ladder, isByContract: event.target.checked });
          }}
        >
          按合同总额分档（分次付款不降档）
        </Checkbox>
      </span>
      <Button onClick={onRemove} size="small">
        删除这一组
      </Button>
    </div>
    <table className="band-table" style={{ width: "100%", tableLayout: "fixed" }}>
      <thead>
        <tr>
          <th style={{ width: 210 }}>金额范围</th>
          <th style={{ width: 120 }}>上限（元）</th>
          <th style={{ width: 90 }}>上限</th>
          <th>谁签字</th>
          <th style={{ width: "24%" }}>要附的单据</th>
          <th style={{ width: 70 }} aria-label="操作" />
        </tr>
      </thead>
      <tbody>
        {ladder.tiers.map((tier, at) => (
          <TierRow
            at={at}
            key={`tier-${String(at)}`}
            onChange={(part) => {
              onChange({
                ...ladder,
                tiers: ladder.tiers.map((each, index) => (index === at ? { ...each, ...part } : each)),
              });
            }}
            onRemove={() => {
              onChange({ ...ladder, tiers: ladder.tiers.filter((_, index) => index !== at) });
            }}
            span={tierSpan(ladder.tiers, at)}
            tier={tier}
          />
        ))}
      </tbody>
    </table>
    <TierFault tiers={ladder.tiers} />
    <Button
      onClick={() => {
        onChange({ ...ladder, tiers: withTier(ladder.tiers) });
      }}
      size="small"
    >
      增加一档
    </Button>
  </div>
);

/** K01: for each nature of spending, tiers of amounts with who must sign and what must be attached. */
export const TierEditor = ({ ladders, onChange }: Props) => {
  const unused = categoryNature.options.find((nature) => ladders.every((ladder) => ladder.nature !== nature));
  return (
    <>
      {ladders.map((ladder, at) => (
        <OneLadder
          key={`ladder-${String(at)}`}
          ladder={ladder}
          onChange={(next) => {
            onChange(ladders.map((each, index) => (index === at ? next : each)));
          }}
          onRemove={() => {
            onChange(ladders.filter((_, index) => index !== at));
          }}
        />
      ))}
      {unused === undefined ? null : (
        <Button
          onClick={() => {
            onChange([
              ...ladders,
              { nature: unused, tiers: withTier([{ upToFen: null, isInclusive: true, roles: [], documents: [] }]) },
            ]);
          }}
        >
          增加一种支出性质
        </Button>
      )}
    </>
  );
};
