// The window's part in a process of its own: `node host-client.ts ORIGIN TOKEN PASSWORD FILE NUMBER` signs in, registers an
// account, previews a statement file and commits it.
import { readFileSync } from "node:fs";
import { readReply } from "#contract/wire.ts";
import type { InputOf, MethodName, OutputOf } from "#contract/contract.ts";

const [, , origin = "", token = "", password = "", path = "", number = ""] = process.argv;
let session: string | null = null;
let requests = 0;

const call = async <Name extends MethodName>(method: Name, input: InputOf<Name>): Promise<OutputOf<Name>> => {
  requests += 1;
  const response = await fetch(`${origin}/api`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-xiangzhang-token": token, origin },
    body: JSON.stringify({ method, input, session, requestId: `host-${process.pid}-${requests}` }),
  });
  const reply = readReply(method, await response.text());
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.failure)}`);
  return reply.value;
};

process.stdout.write("ready ");
session = (await call("session.open", { login: "admin", password })).token;
const first = `${password}-first`;
const { id } = await call("person.add", { login: "han", name: "韩会计", roles: ["bookkeeper"], password: first });
session = (await call("session.open", { login: "han", password: first })).token;
await call("person.setPassword", { id, current: first, password: `${password}-own` });
const account = { id: null, ledgerId: "ledger1", accountCode: null, bankName: "邮储", number, name: "第1村" };
const { id: bankAccountId } = await call("bankAccount.save", { ...account, isActive: true });
const file = { name: "流水.csv", bytes: readFileSync(path).toString("base64") };
const input = { file, bankAccountId, mapping: null, sheet: null };
const { digest } = await call("statement.preview", input);
const rest = { takeRows: [], acceptBreaks: false, rememberMapping: false, makeDrafts: false };
const { newCount } = await call("statement.commit", { ...input, ...rest, digest });
process.stdout.write(String(newCount));
