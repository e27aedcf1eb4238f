/** How an e-mail address is stored and looked up: without spaces around it, in lower case. */
export function sameEmail(email: string): string {
  return email.trim().toLowerCase();
}
