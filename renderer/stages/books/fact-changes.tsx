import { Alert, App, Button, Space } from "antd";
import type { ReactNode } from "react";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { factLabels } from "#renderer/words/village-facts.ts";
import { valueText } from "./fact-history.tsx";
import type { Village } from "./village-facts.ts";

type Change = Village["changes"][number];
type FactChangesProps = {
  readonly villageId: Village["id"];
  readonly changes: readonly Change[];
  readonly onDecided: () => void;
};

const keyOf = ({ kind, fromDate, version }: Change): string => `${kind}/${fromDate}/${String(version)}`;

/** What waits: the newest proposal of each figure. */
const waitingOf = (changes: readonly Change[]): readonly Change[] =>
  changes.filter(
    (each) =>
      each.isAccepted === null &&
      !changes.some(
        (other) => other.kind === each.kind && other.fromDate === each.fromDate && other.version > each.version,
      ),
  );

/** 村情资料的改动 that wait for a second person, each with what held before, why, and who proposed it. */
export const FactChanges = ({ villageId, changes, onDecided }: FactChangesProps): ReactNode => {
  const { message } = App.useApp();
  const { can, person } = useSession();
  const decide = useAction("village.decideFact");
  const run = async ({ kind, fromDate, version }: Change, isAccepted: boolean): Promise<void> => {
    if ((await decide.run({ villageId, kind, fromDate, version, isAccepted })) === null) return;
    void message.success(isAccepted ? "已批准，从现在起按新的数。" : "已退回，仍按原来的数。");
    onDecided();
  };
  return (
    <Space orientation="vertical" style={{ display: "flex", marginBottom: 12 }}>
      {waitingOf(changes).map((each) => (
        <Alert
          action={
            can("head", "reviewer", "administrator", "bookkeeper") && (
              <Space>
                {each.proposedByName !== person?.name && (
                  <Button loading={decide.isRunning} onClick={() => void run(each, true)} size="small" type="primary">
                    批准
                  </Button>
                )}
                <Button loading={decide.isRunning} onClick={() => void run(each, false)} size="small">
                  {each.proposedByName === person?.name ? "撤回" : "退回"}
                </Button>
              </Space>
            )
          }
          description={`原因：${each.reason}；依据：${each.source === "" ? "未写" : each.source}；${each.proposedByName} ${each.proposedOn} 提出`}
          key={keyOf(each)}
          title={`待批准：${factLabels[each.kind]}（${each.fromDate} 起）${valueText({
            kind: each.kind,
            number: each.numberBefore,
            text: each.textBefore,
          })} → ${valueText(each)}`}
          type="warning"
        />
      ))}
    </Space>
  );
};
