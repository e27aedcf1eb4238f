import type { Words } from "../words.ts";
import type { home as vietnamese } from "../vi/home.ts";

export const home: Words<typeof vietnamese> = {
  title: "Rate the one-stop shop",
  lead: "Have you just handed in or collected a dossier? One tap is enough to tell the office how satisfied you are.",
  waysTitle: "You can also",
  complainText: "Say what went wrong, suggest a better way, or send a word of praise.",
  followText: "See where your feedback stands, when the answer is due, and what it says.",
  resultsText: "How many dossiers were rated and how satisfied people are, with the figures in the open.",
};
