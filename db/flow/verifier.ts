export { verifierPage } from "#files/verifier/page.ts";
