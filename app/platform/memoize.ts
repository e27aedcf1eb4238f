/**
 * The same function of a text, but what it answered is kept, for at most so many texts at a time: a register says the
 * same days, names and words on every line.
 */
export function memoize<Text extends string, Value>(read: (text: Text) => Value, most = 20_000): (text: Text) => Value {
  const answers = new Map<Text, Value>();
  return (text) => {
    const kept = answers.get(text);
    if (kept !== undefined || answers.has(text)) return kept as Value;
    if (answers.size >= most) answers.clear();
    const own = ownText(text);
    const answer = read(own);
    answers.set(own, answer);
    return answer;
  };
}

/** The same text in memory of its own: a piece cut from a long text would keep all of that in memory as well. */
function ownText<Text extends string>(text: Text): Text {
  return ` ${text}`.slice(1) as Text;
}
