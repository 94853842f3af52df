import { contract, isMethodName, schemasOf, type MethodName } from "#contract/contract.ts";
import { request as requestSchema, type Progress, type Request } from "#contract/wire.ts";
import type { Access } from "#contract/method.ts";
import type { RequestId } from "#domain/core/ids.ts";
import { cancelled, refuse, type Call, type Caller, type Surroundings } from "#flow/call.ts";
import type { ReplaceLedger } from "#flow/replace-ledger.ts";
import { damageOf, sqliteTroubleOf } from "#store/open.ts";
import { earlierReply, personBehind } from "#flow/admission.ts";
import { isSensitive, noteReading } from "#flow/sensitive-reading.ts";
import { spoiltPlaces } from "#flow/spoilt-books.ts";
import { handlers } from "./handlers.ts";
import type { Handler } from "./handler.ts";
import { replyText } from "./reply-text.ts";
import type { Sessions } from "./sessions.ts";

/** Everything one running program serves calls with. `report` takes our own mistakes, by reference. */
export type Desk = Surroundings & {
  readonly sessions: Sessions;
  readonly replaceLedger: ReplaceLedger;
  /** Calls whose handlers are at work, this one among them: nobody replaces a ledger that another still works on. */
  readonly atWork: { count: number };
  readonly report: (reference: string, error: unknown) => void;
};

/** What a host listens to while a call runs. */
export type Watch = {
  readonly onProgress: (progress: Progress) => void;
  readonly isCancelled: () => boolean;
};

type Refusal = { readonly ok: false; readonly failure: { readonly code: string } };

const placesOf = (error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}) =>
  refuse({
    code: "bad-input",
    issues: error.issues.map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message })),
  });

const mayCall = (access: Access, caller: Caller): boolean =>
  typeof access === "string" || access.some((role) => caller.roles.includes(role));

// While an administrator's password still stands, a person can only replace it or leave.
const allowedBeforePasswordChange = new Set<MethodName>(["person.setPassword", "session.close", "office.state"]);

const admit = (
  desk: Desk,
  name: MethodName,
  session: string | null,
): Refusal | { readonly ok: true; readonly caller: Caller | null } => {
  const access: Access = contract[name].access;
  const personId = session === null ? undefined : desk.sessions.find(session);
  const person = personId === undefined ? undefined : personBehind(desk, personId);
  if (access === "anyone") return { ok: true, caller: person?.isActive === true ? person : null };
  if (person === undefined || !person.isActive) return refuse({ code: "not-signed-in" });
  if (person.mustChangePassword && !allowedBeforePasswordChange.has(name))
    return refuse({ code: "must-change-password" });
  if (!mayCall(access, person))
    return refuse({ code: "forbidden", needs: typeof access === "string" ? [] : [...access] });
  return { ok: true, caller: person };
};

const troubleReply = (desk: Desk, error: unknown): Refusal => {
  if (error === cancelled) return refuse({ code: "cancelled" });
  switch (sqliteTroubleOf(error)) {
    case "in-use":
      return refuse({ code: "ledger-busy" });
    case "read-only":
      return refuse({ code: "read-only" });
    case "full":
      return refuse({ code: "disk-full" });
    case "damaged":
      return refuse({ code: "ledger-damaged", detail: damageOf(error) });
    case undefined: {
      const reference = desk.newId();
      desk.report(reference, error);
      const places = spoiltPlaces(desk.ledger, desk.now);
      return places.length === 0
        ? refuse({ code: "internal", reference })
        : refuse({ code: "books-changed", places: [...places] });
    }
  }
};

const serve = async <Name extends MethodName>(
  { desk, request, watch }: { readonly desk: Desk; readonly request: Request; readonly watch: Watch },
  name: Name,
): Promise<unknown> => {
  const admitted = admit(desk, name, request.session);
  if (!admitted.ok) return admitted;
  const { effect, access } = contract[name];
  if (effect !== "reads" && request.requestId === null) {
    return refuse({ code: "bad-input", issues: [{ path: "requestId", message: "required" }] });
  }
  // Calls before sign-in answer with a session token, which must never be kept in the file.
  const kept: RequestId | null = effect === "reads" || access === "anyone" ? null : request.requestId;
  const earlier = kept === null ? undefined : earlierReply(desk, kept);
  if (earlier !== undefined) {
    // Somebody else's request id answers nothing: the reply is theirs, and nothing was done for this person.
    const isSame = earlier.method === name && earlier.personId === admitted.caller?.id;
    return isSame ? JSON.parse(earlier.reply) : refuse({ code: "request-reused" });
  }
  const input = schemasOf(name).input.safeParse(request.input);
  if (!input.success) return placesOf(input.error);
  const call: Call<Name> = {
    ...desk,
    name,
    input: input.data,
    caller: admitted.caller,
    requestId: kept,
    progress: (stage: string, done: number, total: number) => {
      if (watch.isCancelled()) throw cancelled;
      if (request.requestId !== null) watch.onProgress({ requestId: request.requestId, stage, done, total });
    },
  };
  const handler: Handler<Name> = handlers[name];
  desk.atWork.count += 1;
  let reply: unknown;
  try {
    reply = await handler(call, desk.sessions, desk.replaceLedger);
  } finally {
    desk.atWork.count -= 1;
  }
  // Kept before it is shown: what cannot be logged is not read.
  if (isSensitive(name)) noteReading(call, reply);
  // The handler knows the person, not the token they came with; only this one is forgotten, other windows stay signed in.
  if (name === "session.close" && request.session !== null) desk.sessions.close(request.session);
  return reply;
};

/** Serves one request text with one reply text. Never throws: whatever happens becomes a reply the window can explain. */
export const dispatch = async (desk: Desk, text: string, watch: Watch): Promise<string> => {
  let reply: unknown;
  try {
    const parsed = requestSchema.safeParse(JSON.parse(text));
    if (!parsed.success) reply = placesOf(parsed.error);
    else if (!isMethodName(parsed.data.method)) reply = refuse({ code: "unknown-method", method: parsed.data.method });
    else reply = await serve({ desk, request: parsed.data, watch }, parsed.data.method);
  } catch (error) {
    reply =
      error instanceof SyntaxError
        ? refuse({ code: "bad-input", issues: [{ path: "", message: "JSON" }] })
        : troubleReply(desk, error);
  }
  return replyText(reply);
};
