import { generateKeyPairSync, sign } from "node:crypto";

/** One value of ASN.1, as DER writes it. */
function der(tag: number, ...parts: readonly (Buffer | readonly number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const { length } = body;
  const size =
    length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const SEQUENCE = 0x30;
const OCTETS = 0x04;
const ECDSA_WITH_SHA256 = der(
  SEQUENCE,
  der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]),
);
const COMMON_NAME = der(0x06, [0x55, 0x04, 0x03]);
const BASIC_CONSTRAINTS = der(0x06, [0x55, 0x1d, 0x13]);
const ALTERNATIVE_NAME = der(0x06, [0x55, 0x1d, 0x11]);

/** A key and a certificate for 127.0.0.1 that nobody trusts but who is told to, so that a test can speak https on loopback. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  // Of its own name: trust is looked up by name, and two of the same name would be taken for one.
  const name = der(
    SEQUENCE,
    der(0x31, der(SEQUENCE, COMMON_NAME, der(0x0c, Buffer.from(crypto.randomUUID())))),
  );
  const instant = (text: string) => der(0x18, Buffer.from(text));
  const yes = der(0x01, [0xff]);
  const extensions = der(
    SEQUENCE,
    der(SEQUENCE, BASIC_CONSTRAINTS, yes, der(OCTETS, der(SEQUENCE, yes))),
    der(SEQUENCE, ALTERNATIVE_NAME, der(OCTETS, der(SEQUENCE, der(0x87, [127, 0, 0, 1])))),
  );
  const content = der(
    SEQUENCE,
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    ECDSA_WITH_SHA256,
    name,
    der(SEQUENCE, instant("20200101000000Z"), instant("20991231235959Z")),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, extensions),
  );
  const signature = sign("sha256", content, privateKey);
  const whole = der(SEQUENCE, content, ECDSA_WITH_SHA256, der(0x03, [0], signature));
  const lines = whole.toString("base64").replace(/(.{64})/g, "$1\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
