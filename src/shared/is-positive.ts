/** ms. Browsers keep timers in 31 bits: one of more than 24 days would fire at once. */
export const LONGEST_TIMER = 1e9;

/** Whether the value is a number of ms, or px, above 0 and below 10^9. A number as text also counts. */
export const isPositive = (value: unknown): boolean => {
  const number = Number(value);
  return number > 0 && number < LONGEST_TIMER;
};
