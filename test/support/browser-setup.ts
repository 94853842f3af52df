import { prepareBrowser } from "#test/support/browser.ts";

/** Unpacks the browser once, before two test files could do it at the same time. */
export const setup = async (): Promise<void> => {
  await prepareBrowser();
};
