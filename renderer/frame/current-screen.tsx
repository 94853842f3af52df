import { Button, Spin } from "antd";
import { Suspense } from "react";
import { useLedger } from "#renderer/stages/office/ledger-store.ts";
import { usePlace } from "#renderer/stages/office/place-store.ts";
import { needsLedger } from "#renderer/stages/screen-keys.ts";
import { screens } from "#renderer/stages/screens.ts";
import { EmptyHint } from "#renderer/ui/empty-hint.tsx";
import { ScreenBoundary } from "./screen-boundary.tsx";

const opening = (
  <Spin description="正在打开……">
    <div style={{ height: 160 }} />
  </Spin>
);

const NoLedgerYet = () => {
  const open = usePlace((state) => state.open);
  return (
    <EmptyHint text="还没有账套" hint="这一页要先有账套。请先建村、开账套。">
      <Button
        type="primary"
        onClick={() => {
          open("villages");
        }}
      >
        去建村与账套
      </Button>
    </EmptyHint>
  );
};

/** The screen of the current place, loaded when it is first opened. */
export const CurrentScreen = () => {
  const screen = usePlace((state) => state.screen);
  const visit = usePlace((state) => state.visit);
  const { ledgerId, isLoaded } = useLedger();
  const Screen = screens[screen];
  const isAboutLedger = needsLedger(screen);
  if (isAboutLedger && ledgerId === null) return isLoaded ? <NoLedgerYet /> : opening;
  // A screen about one set of books begins anew with another one: nothing typed for the first may reach the second.
  const about = isAboutLedger ? (ledgerId ?? "") : "";
  return (
    <ScreenBoundary key={`${screen}-${String(visit)}-${about}`}>
      <Suspense fallback={opening}>
        <Screen />
      </Suspense>
    </ScreenBoundary>
  );
};
