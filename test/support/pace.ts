import type { Locator, Page, Request } from "playwright-core";

// What a window has asked the host and has no answer to yet.
const open = new WeakMap<Page, Set<Request>>();

// A call that is held back, or that takes long by nature, must not keep a journey from its next step: people go on too.
const patience = 1_000;

/** Resolves when the window has nothing left to do: React has drawn what came, and no timer is due. */
const drawn = async (page: Page): Promise<void> => {
  const idle = page.evaluate(
    (timeout) =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => {
          requestIdleCallback(() => resolve(), { timeout });
        });
      }),
    patience,
  );
  // A page that goes on to another address, or is closed, has no more to draw.
  await idle.catch(() => undefined);
};

const answered = (page: Page, calls: ReadonlySet<Request>): Promise<unknown> =>
  page.waitForEvent("requestfinished", { predicate: () => calls.size === 0, timeout: patience }).catch(() => undefined);

/** Waits until every call of the window is answered and what it brought is drawn; a call held back is not waited for. */
const calm = async (page: Page): Promise<void> => {
  const calls = open.get(page);
  if (calls === undefined || page.isClosed()) return;
  await drawn(page);
  if (calls.size === 0) return;
  await answered(page, calls);
  await drawn(page);
};

const follow = (page: Page): void => {
  // A set, not a count: a call that was on its way before the following began also ends, and must not be counted off.
  const calls = new Set<Request>();
  open.set(page, calls);
  page.on("request", (request) => {
    if (request.url().endsWith("/api")) calls.add(request);
  });
  const end = (request: Request): void => {
    calls.delete(request);
  };
  page.on("requestfinished", end);
  page.on("requestfailed", end);
};

/** Puts a wait for calm before a method of `target`; `pageOf` names the window it acts on. */
const wrap = <Target extends object>(target: Target, name: keyof Target, pageOf: (self: Target) => Page): void => {
  const own: unknown = target[name];
  if (typeof own !== "function") throw new Error(`there is no ${String(name)}`);
  const paced = async function paced(this: Target, ...given: readonly unknown[]): Promise<unknown> {
    await calm(pageOf(this));
    return (await Reflect.apply(own, this, given)) as unknown;
  };
  Reflect.set(target, name, paced);
};

let isPaced = false;

/**
 * Lets a journey act at a person's pace: before each click and key the window has drawn what it was told. People see
 * before they act; a program that clicks within the same millisecond finds faults that nobody meets, on busy machines only.
 * What happens to keys pressed while a call is on its way is a matter of its own, tried with `holdCall`.
 */
export const atPersonsPace = (page: Page): void => {
  follow(page);
  for (const name of ["press", "type"] as const) wrap(page.keyboard, name, () => page);
  if (isPaced) return;
  isPaced = true;
  const locators = Object.getPrototypeOf(page.locator("body")) as Locator;
  for (const name of ["click", "dblclick", "fill", "press", "check", "uncheck", "focus"] as const)
    wrap(locators, name, (locator) => locator.page());
};

/** Waits until no call of the window is on its way, however long it takes, and what came is drawn. */
export const settle = async (page: Page): Promise<void> => {
  const calls = open.get(page);
  if (calls === undefined) throw new Error("this window is not followed");
  await drawn(page);
  while (calls.size > 0) {
    await answered(page, calls);
    await drawn(page);
  }
};
