import { describe, expect, test } from "vitest";
import { isHumanVisit } from "#app/dossiers/receipts/human-visit.server.ts";

const android = "Mozilla/5.0 (Linux; Android 14; SM-S921B; wv) AppleWebKit/537.36 (KHTML, like Gecko)";
const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const phone = `${android} Version/4.0 Chrome/130.0 Mobile Safari/537.36`;

function visits(headers: Record<string, string>, method = "GET"): boolean {
  return isHumanVisit(new Request("http://office.example/r/ABC", { method, headers }));
}

describe("a person opens the page with", () => {
  test.each([
    ["the browser of a phone", phone],
    ["Zalo on Android", `${phone} Zalo android/24100712 ZaloTheme/light ZaloLanguage/vi`],
    ["Zalo on an iPhone", `${iphone} Mobile/15E148 Zalo iOS/518 ZaloTheme/light ZaloLanguage/vn`],
    ["Facebook on an iPhone", `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/485.1.0.45.110;FBDV/iPhone14,5;FBLC/vi_VN]`],
    ["Facebook on Android", `${phone} [FB_IAB/FB4A;FBAV/480.0.0.54.88;]`],
    ["TikTok", `${phone} trill_360305 BytedanceWebview/d8a21c6`],
    ["Viber's own browser", `${phone} Viber/22.1`],
    ["the Google app", `${iphone} GSA/337.0 Mobile/15E148 Safari/604.1`],
    ["a Cubot telephone", `${android.replace("SM-S921B", "CUBOT_NOTE_20")} Chrome/120.0 Mobile Safari/537.36`],
    ["Cốc Cốc", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 coc_coc_browser/130.0 Chrome/130.0"],
    ["Firefox", "Mozilla/5.0 (Windows NT 10.0; rv:132.0) Gecko/20100101 Firefox/132.0"],
    ["Opera Mini", "Opera/9.80 (Android; Opera Mini/36.2/191.249; U; vi) Presto/2.12.423 Version/12.16"],
    ["a browser that says nothing of itself", ""],
  ])("%s", (_what, name) => {
    expect(visits({ "User-Agent": name })).toBe(true);
  });
});

describe("nobody sees the page that is fetched by", () => {
  test.each([
    ["WhatsApp", "WhatsApp/2.24.20.79 A"],
    ["Viber", "Viber/21.0.0.3 (Android)"],
    ["Viber, briefly", "Viber"],
    ["Telegram", "TelegramBot (like TwitterBot)"],
    ["Facebook", "facebookexternalhit/1.1"],
    [
      "Messages of an iPhone",
      "Mozilla/5.0 (Macintosh) AppleWebKit/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
    ],
    ["Slack", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"],
    ["Discord", "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)"],
    ["Skype", "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5"],
    ["Outlook", "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17928; Pro)"],
    ["Outlook as a browser", "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; Microsoft Outlook 16.0)"],
    ["Word", "Mozilla/4.0 (compatible; ms-office; MSOffice 16)"],
    ["Iframely", "Iframely/1.3.1 (+https://iframely.com/docs/about)"],
    ["Embedly", "Mozilla/5.0 (compatible; Embedly/0.2; +http://support.embed.ly/)"],
    ["Mastodon", "http.rb/5.1.1 (Mastodon/4.2.1; +https://mastodon.social/)"],
    ["a search engine", "Mozilla/5.0 (compatible; Googlebot/2.1)"],
    [
      "a browser without a screen",
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/130.0.0.0 Safari/537.36",
    ],
    ["curl", "curl/8.9.1"],
    ["wget", "Wget/1.21.4"],
    ["Python", "python-requests/2.32.3"],
    ["an app of Android", "okhttp/4.12.0"],
    ["an app of Android, plainly", "Dalvik/2.1.0 (Linux; U; Android 13; SM-A536E)"],
    ["an app of Apple", "MobileSMS/1.0 CFNetwork/1490.0.4 Darwin/23.2.0"],
    ["Go", "Go-http-client/2.0"],
    ["Java", "Java/17.0.2"],
    ["PowerShell", "Mozilla/5.0 (Windows NT; Windows NT 10.0; vi-VN) WindowsPowerShell/5.1.19041"],
  ])("%s", (_what, name) => {
    expect(visits({ "User-Agent": name })).toBe(false);
  });
});

test.each([
  ["Sec-Purpose", "prefetch"],
  ["Sec-Purpose", "prefetch;prerender"],
  ["Purpose", "prefetch"],
  ["Purpose", "preview"],
  ["X-Purpose", "preview"],
  ["X-Moz", "prefetch"],
])("a page fetched ahead is no visit: %s: %s", (header, value) => {
  expect(visits({ "User-Agent": phone, [header]: value })).toBe(false);
});

test.each(["HEAD", "POST"])("a %s is no visit", (method) => {
  expect(visits({ "User-Agent": phone }, method)).toBe(false);
});
