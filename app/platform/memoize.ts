/**
 * Memoizes `read` for up to `most` keys; the cache is emptied when full. A register repeats the same days, names and
 * words on every line.
 */
export function memoize<Text extends string, Value>(read: (text: Text) => Value, most = 20_000): (text: Text) => Value {
  const answers = new Map<Text, Value>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as Value;
    if (answers.size >= most) answers.clear();
    const own = ownText(text);
    const answer = read(own);
    answers.set(own, answer);
    return answer;
  };
}

/** Copies a text: a slice would keep the long text it was cut from in memory. */
function ownText<Text extends string>(text: Text): Text {
  return ` ${text}`.slice(1) as Text;
}
