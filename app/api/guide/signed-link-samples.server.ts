import type { LinkSample } from "./guide.ts";

/** Ten lines each, the same in docs/signed-links.md. A test runs those whose programs it finds on its machine. */
export const linkSamples: readonly LinkSample[] = [
  {
    name: "JavaScript (Node.js)",
    text: `import { createHmac } from "node:crypto";

function ratingLink(base, secretId, secret, number) {
  const code = number.replace(/\\s/g, "").toUpperCase();
  const signature = createHmac("sha256", secret).update(code, "utf8").digest("hex").slice(0, 20);
  return \`\${base}/s/\${secretId}/\${encodeURIComponent(code)}/\${signature.toUpperCase()}\`;
}

process.stdout.write(ratingLink(...process.argv.slice(2)) + "\\n");
`,
  },
  {
    name: "Java",
    text: `import java.net.URLEncoder;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import static java.nio.charset.StandardCharsets.UTF_8;

public class RatingLink {
  static String ratingLink(String base, String secretId, String secret, String number) throws Exception {
    String code = number.replaceAll("\\\\s", "").toUpperCase();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    String signature = HexFormat.of().withUpperCase().formatHex(mac.doFinal(code.getBytes(UTF_8))).substring(0, 20);
    return base + "/s/" + secretId + "/" + URLEncoder.encode(code, UTF_8) + "/" + signature;
  }

  public static void main(String[] args) throws Exception {
    System.out.println(ratingLink(args[0], args[1], args[2], args[3]));
  }
}
`,
  },
  {
    name: "Python",
    text: `import hashlib, hmac, sys
from urllib.parse import quote

def rating_link(base, secret_id, secret, number):
    code = "".join(number.split()).upper()
    signature = hmac.new(secret.encode(), code.encode(), hashlib.sha256).hexdigest()[:20].upper()
    return f"{base}/s/{secret_id}/{quote(code, safe='')}/{signature}"

print(rating_link(*sys.argv[1:5]))
`,
  },
  {
    name: "C#",
    text: `using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

static string RatingLink(string baseAddress, string secretId, string secret, string number)
{
    var code = Regex.Replace(number, @"\\s", "").ToUpperInvariant();
    var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(code));
    return $"{baseAddress}/s/{secretId}/{Uri.EscapeDataString(code)}/{Convert.ToHexString(hash)[..20]}";
}

Console.WriteLine(RatingLink(args[0], args[1], args[2], args[3]));
`,
  },
  {
    name: "PHP",
    text: `<?php
function ratingLink(string $base, string $secretId, string $secret, string $number): string {
  $code = mb_strtoupper(preg_replace('/\\s/u', '', $number), 'UTF-8');
  $signature = strtoupper(substr(hash_hmac('sha256', $code, $secret), 0, 20));
  return "$base/s/$secretId/" . rawurlencode($code) . "/$signature";
}

echo ratingLink(...array_slice($argv, 1)), "\\n";
`,
  },
];

/** One test vector of docs/signed-links.json, to compare with. */
export const linkVector = `secret     hailong_link_ACDEFG_dGhpcyBpcyBhIHNlY3JldCBmb3IgdGVzdHMgb25seS4
number     H13.18-261102-0001
signature  2B2F7CBDC0534BBB74EE`;
