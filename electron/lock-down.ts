import type { App, Session, WebContents } from "electron";
import { isOwnAddress } from "./app-address.ts";

type Guarded = Pick<
  Session,
  "setPermissionRequestHandler" | "setPermissionCheckHandler" | "setDevicePermissionHandler"
> & {
  readonly webRequest: Pick<Session["webRequest"], "onBeforeRequest">;
};

// What a page makes for itself (a picture, a file to save) has no network behind it.
const isHarmless = (address: string): boolean =>
  isOwnAddress(address) || address.startsWith("data:") || address.startsWith("blob:");

/** No camera, no microphone, no device, no network: the program needs none of them. */
export const guardSession = (session: Guarded, mayInspect: boolean): void => {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, decide) => {
    const isTool = mayInspect && details.url.startsWith("devtools:");
    decide({ cancel: !isHarmless(details.url) && !isTool });
  });
};

/** A page stays where it is and opens nothing else. */
const guardContents = (contents: Pick<WebContents, "on" | "setWindowOpenHandler">): void => {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-navigate", (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on("will-frame-navigate", (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on("will-redirect", (event) => {
    event.preventDefault();
  });
  contents.on("will-attach-webview", (event) => {
    event.preventDefault();
  });
};

/** Every page the program ever makes is guarded, not only the one it means to make. */
export const guardEveryPage = (app: Pick<App, "on">): void => {
  app.on("web-contents-created", (_event, contents) => {
    guardContents(contents);
  });
};
