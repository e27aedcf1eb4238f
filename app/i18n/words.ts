/** The same keys as the Vietnamese messages, every value a text: so that English is complete or does not compile. */
export type Words<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : Words<Messages[Key]>;
};
