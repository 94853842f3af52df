import { Button, Steps } from "antd";
import { useState } from "react";
import { Door } from "#renderer/frame/door.tsx";
import { useAction } from "#renderer/ledger/use-query.ts";
import { FirstAdministrator, type AdministratorFields } from "./first-administrator.tsx";
import { FirstDone } from "./first-done.tsx";
import { FirstTownship, type TownshipFields } from "./first-township.tsx";
import { FirstWelcome } from "./first-welcome.tsx";
import { RestorePanel } from "./restore-panel.tsx";
import { useSession } from "./session-store.ts";

const emptyTownship: TownshipFields = { name: "", code: "", divisionCode: "" };

/** Walks an empty office through its first start: welcome, township, administrator, done. */
export const FirstStart = () => {
  const [step, setStep] = useState(0);
  const [isRestoring, setIsRestoring] = useState(false);
  const [township, setTownship] = useState(emptyTownship);
  const { signIn, refresh, startFounding, endFounding } = useSession();
  const found = useAction("office.found", { isQuiet: true });

  const establish = async ({ login, name, password }: AdministratorFields): Promise<void> => {
    const session = await found.run({ township, administrator: { login, name, password } });
    if (session === null) return;
    startFounding();
    signIn(session);
    setStep(3);
    await refresh();
  };

  if (isRestoring) {
    return (
      <Door>
        <h1>用备份恢复</h1>
        <RestorePanel chosen="" isFirst />
        <Button
          type="link"
          style={{ marginTop: 14, paddingInline: 0 }}
          onClick={() => {
            setIsRestoring(false);
          }}
        >
          返回
        </Button>
      </Door>
    );
  }
  return (
    <Door>
      <Steps
        size="small"
        responsive={false}
        current={step}
        style={{ marginBottom: 22 }}
        items={[{ title: "欢迎" }, { title: "乡镇" }, { title: "管理员" }, { title: "完成" }]}
      />
      {step === 0 ? (
        <FirstWelcome
          onRestore={() => {
            setIsRestoring(true);
          }}
          onNext={() => {
            setStep(1);
          }}
        />
      ) : null}
      {step === 1 ? (
        <FirstTownship
          fields={township}
          onBack={() => {
            setStep(0);
          }}
          onNext={(fields) => {
            setTownship(fields);
            setStep(2);
          }}
        />
      ) : null}
      {step === 2 ? (
        <FirstAdministrator
          failure={found.failure}
          isRunning={found.isRunning}
          onBack={() => {
            setStep(1);
          }}
          onNext={establish}
        />
      ) : null}
      {step === 3 ? <FirstDone townshipName={township.name} onLeave={endFounding} /> : null}
    </Door>
  );
};
