export const complaints = {} as const;
