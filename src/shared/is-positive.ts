/** The maximum in ms. Browsers store timers in 31 bits, so a timer of more than 24 days would fire at once. */
export const LONGEST_TIMER = 1e9;

/** Returns whether the value is a number of ms, or px, above 0 and below 10^9. Accepts a number as text. */
export const isPositive = (value: unknown): boolean => {
  const number = Number(value);
  return number > 0 && number < LONGEST_TIMER;
};
