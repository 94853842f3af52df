import { Button, Dropdown } from "antd";
import type { InputOf } from "#contract/contract.ts";
import { decisionForms, type DecisionForm } from "#domain/caps/decision-form.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { usePreview } from "#renderer/stages/printing/preview-store.ts";
import { formWords } from "./motion-words.ts";

type Props = {
  readonly of: InputOf<"decision.printForm">["of"];
  /** Forms that have nothing to rest on yet are left out. */
  readonly forms?: readonly DecisionForm[];
};

/** 打印表格: the papers of a decision, looked at before they are printed. */
export const PrintFormsButton = ({ of, forms = decisionForms }: Props) => {
  const print = useAction("decision.printForm");
  const show = usePreview((state) => state.show);
  const isOfOffice = useSession((state) => state.can)("bookkeeper", "reviewer", "cashier", "head", "administrator");
  const look = async (form: DecisionForm): Promise<void> => {
    const file = await print.run({ of, form });
    if (file !== null) show({ title: formWords[form], file, release: () => Promise.resolve(file) });
  };
  if (!isOfOffice) return null;
  return (
    <Dropdown
      menu={{
        items: forms.map((form) => ({ key: form, label: formWords[form] })),
        onClick: ({ key }) => void look(decisionForms.find((form) => form === key) ?? "motion"),
      }}
      trigger={["click"]}
    >
      <Button loading={print.isRunning}>打印表格</Button>
    </Dropdown>
  );
};
