/** Reads a response's JSON, whatever its status. Throws for a page that is not JSON (a captive portal's), which is retried. */
export async function readJson<Answer>(response: Response): Promise<Answer> {
  try {
    return (await response.json()) as Answer;
  } catch (cause) {
    // The status of an error page says more than its text.
    throw response.ok ? cause : response;
  }
}
