import type { PersonId, RequestId } from "#domain/core/ids.ts";
import { readPerson, type PersonRow } from "#store/person-rows.ts";
import { readRequest } from "#store/request-rows.ts";
import type { Surroundings } from "./call.ts";

/** The person a session belongs to, with the roles they have now. */
export const personBehind = (at: Pick<Surroundings, "ledger">, id: PersonId): PersonRow | undefined =>
  readPerson(at.ledger.reading, id);

/** What a request id was already answered with: the dispatch repeats it instead of doing the work twice. */
export const earlierReply = (at: Pick<Surroundings, "ledger">, id: RequestId): ReturnType<typeof readRequest> =>
  readRequest(at.ledger.reading, id);
