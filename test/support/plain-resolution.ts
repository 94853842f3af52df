import type { InputOf } from "#contract/contract.ts";
import type { Office } from "./office.ts";

type Recording = InputOf<"resolution.record">;

const record: Recording["record"] = {
  place: "",
  noticeOn: null,
  convenor: "",
  chair: "",
  recorder: "",
  method: "hands",
  proxies: 0,
  women: null,
  partyStudyMinute: "",
  isSupervised: true,
  townshipOfficer: "",
  postedFrom: null,
  postedTo: null,
  proposal: "",
  objections: "",
};

/** A vote of all thirty members of a collective on 2026-07-01 for some caps. */
export const plainResolution = (ledgerId: string, caps: Recording["caps"]): Recording => ({
  ledgerId,
  number: "1号",
  title: "支出限额",
  body: "assembly",
  track: "B",
  metOn: "2026-07-01",
  entitled: 30,
  present: 30,
  votesFor: 30,
  votesAgainst: 0,
  votesAbstain: 0,
  declared: "passed",
  record,
  caps,
});

/** Records a vote as one person and confirms it as another, so that it takes effect; answers its id. */
export const decide = async (office: Office, vote: Recording): Promise<string> => {
  const { id } = await office.must("resolution.record", vote);
  await office.must("resolution.confirm", { id });
  return id;
};
