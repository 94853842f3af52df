// The window's part in a process of its own: `node host-client.ts ORIGIN TOKEN PASSWORD FILE NUMBER` signs in, registers an
// account, previews a statement file and commits it.
import { readFileSync } from "node:fs";
import { windowOn } from "./window-call.ts";

const [, , origin = "", token = "", password = "", path = "", number = ""] = process.argv;
const { call, signIn } = windowOn(origin, token);

process.stdout.write("ready ");
await signIn("admin", password);
const first = `${password}-first`;
const { id } = await call("person.add", { login: "han", name: "韩会计", roles: ["bookkeeper"], password: first });
await signIn("han", first);
await call("person.setPassword", { id, current: first, password: `${password}-own` });
const account = { id: null, ledgerId: "ledger1", accountCode: null, bankName: "邮储", number, name: "第1村" };
const { id: bankAccountId } = await call("bankAccount.save", { ...account, isActive: true });
const file = { name: "流水.csv", bytes: readFileSync(path).toString("base64") };
const input = { file, bankAccountId, mapping: null, sheet: null };
const { digest } = await call("statement.preview", input);
const rest = { takeRows: [], acceptBreaks: false, rememberMapping: false, makeDrafts: false };
const { newCount } = await call("statement.commit", { ...input, ...rest, digest });
process.stdout.write(String(newCount));
