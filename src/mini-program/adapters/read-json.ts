/**
 * Reads a response's JSON, also of an error status. Throws if the body is not JSON (a captive portal), so that the
 * request is retried.
 */
export async function readJson<Answer>(response: Response): Promise<Answer> {
  try {
    return (await response.json()) as Answer;
  } catch (cause) {
    // The body is an error page, so its status is the better information.
    throw response.ok ? cause : response;
  }
}
