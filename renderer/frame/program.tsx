import { Spin } from "antd";
import { useEffect } from "react";
import { useHost } from "#renderer/ledger/host-store.ts";
import { ChangePassword } from "#renderer/stages/office/change-password.tsx";
import { FirstStart } from "#renderer/stages/office/first-start.tsx";
import { SignIn } from "#renderer/stages/office/sign-in.tsx";
import { useSession } from "#renderer/stages/office/session-store.ts";
import { FailureAlert } from "#renderer/ui/failure-alert.tsx";
import { Door } from "./door.tsx";
import { Frame } from "./frame.tsx";
import { HostLost } from "./host-lost.tsx";

/** What stands in the window: the way in until somebody is signed in, then the frame with its screens. */
export const Program = () => {
  const problem = useHost((state) => state.problem);
  const { office, failure, person, isFounding, refresh } = useSession();

  useEffect(() => {
    void refresh();
  }, [refresh]);
  const name = office?.township?.name;
  useEffect(() => {
    document.title = name === undefined ? "乡账" : `乡账 — ${name}`;
  }, [name]);

  if (problem !== null) return <HostLost problem={problem} />;
  if (office === null) {
    return (
      <Door>
        {failure === null ? (
          <Spin description="正在打开账本……">
            <div style={{ height: 120 }} />
          </Spin>
        ) : (
          <FailureAlert failure={failure} onRetry={() => void refresh()} />
        )}
      </Door>
    );
  }
  if (!office.isSetUp || isFounding) return <FirstStart />;
  if (person === null) return <SignIn />;
  if (person.mustChangePassword) return <ChangePassword person={person} />;
  return <Frame />;
};
