import { Alert, App, Button } from "antd";
import type { ReactNode } from "react";
import type { OutputOf } from "#contract/contract.ts";
import { useAction } from "#renderer/ledger/use-query.ts";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";

type Version = OutputOf<"grant.show">["versions"][number];
type Props = {
  readonly id: string;
  readonly version: Version;
  readonly purposesOf: (version: Version) => string;
  readonly onConfirmed: () => void;
};

/** 待复核: a version that widens its fund, what it would allow, and the button for the second person. */
export const GrantWaiting = ({ id, version, purposesOf, onConfirmed }: Props): ReactNode => {
  const can = useSession((state) => state.can);
  const { message } = App.useApp();
  const confirm = useAction("grant.confirm", { isQuiet: true });
  const run = async (): Promise<void> => {
    if ((await confirm.run({ id, version: version.version })) === null) return;
    void message.success("已复核，从现在起按新的用途和期限判断");
    onConfirmed();
  };
  return (
    <>
      <Alert
        action={
          can("head", "reviewer") && (
            <Button loading={confirm.isRunning} onClick={() => void run()} type="primary">
              复核通过
            </Button>
          )
        }
        description={`${version.savedByName}登记：用途 ${purposesOf(version)}；期限 ${version.expiresOn ?? "没有规定"}${version.reason === "" ? "" : `；依据 ${version.reason}`}。请另一人（财务中心主任或审核会计）对照文件复核，复核以前仍按原来的用途和期限判断。登记有误的，点“变更”改回即可。`}
        showIcon
        style={{ marginBottom: 8 }}
        title={`第 ${String(version.version)} 版放宽了这项资金的用途或期限，待复核`}
        type="warning"
      />
      <FailureAlert failure={confirm.failure} />
    </>
  );
};
