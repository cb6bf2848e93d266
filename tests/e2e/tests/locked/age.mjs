// An independent implementation of the age format (npm's age-encryption): `node age.mjs open|lock FILE PASSPHRASE OUT`.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { Decrypter, Encrypter, armor } = await import(pathToFileURL(process.env.AGE_ENCRYPTION).href);
const [what, file, passphrase, out] = process.argv.slice(2);
const bytes = new Uint8Array(readFileSync(file));
if (what === "open") {
  const age = new Decrypter();
  age.addPassphrase(passphrase);
  const text = new TextDecoder("latin1").decode(bytes);
  const sealed = text.startsWith("-----BEGIN") ? armor.decode(text) : bytes;
  writeFileSync(out, await age.decrypt(sealed));
} else {
  const age = new Encrypter();
  age.setPassphrase(passphrase);
  // As other programs do; a browser under test is in no hurry either.
  age.setScryptWorkFactor(Number(process.env.WORK || 18));
  writeFileSync(out, await age.encrypt(bytes));
}
