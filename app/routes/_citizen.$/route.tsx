/** Answers every unknown address with 404. */
export function loader(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix takes a thrown Response as the answer
  throw new Response(null, { status: 404 });
}

export default function UnknownPage() {
  return null;
}
