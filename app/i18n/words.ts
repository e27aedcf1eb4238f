/** The keys of the Vietnamese messages, each with a text: if English lacks one, it does not compile. */
export type Words<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : Words<Messages[Key]>;
};
