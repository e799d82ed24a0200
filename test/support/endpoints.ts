/** What an endpoint answers. Without anything: an empty 200 that every origin may read. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** Text as it is, or anything else as JSON with its content type. */
  body?: unknown;
  /** Bytes that are no text. */
  bodyBase64?: string;
  /** Text that is sent so and so often before the body: long answers, in chunks. */
  repeat?: { text: string; times: number };
  /** The address that the answer redirects to, with 302 unless `status` says otherwise. */
  redirect?: string;
  /** Answers an authorization request: goes back to its redirect URI with these and its state. */
  authorize?: Record<string, string>;
  /** Who may read the answer: the one who asks (`true`, the default), nobody, or that origin. */
  cors?: boolean | string;
  /** Milliseconds until the answer begins. */
  delay?: number;
  /** Never answers, or stops before the end of the body. */
  hang?: 'header' | 'body' | true;
  /** Breaks the connection before the answer, or before the end of the body. */
  reset?: 'header' | 'body';
}

/** A request as it arrived, preflights included. */
export interface ReceivedRequest {
  method: string;
  /** Path and query. */
  url: string;
  /** By lower-case name. */
  headers: Record<string, string | undefined>;
  body: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Endpoints that one test has for itself. */
export interface Endpoints {
  /** Another origin than the page's. */
  origin: string;
  tokenUrl: string;
  /** The address of another endpoint; all of them answer from the same list. */
  url: (path: string) => string;
  /** What arrived so far, the oldest first. */
  requests: () => Promise<ReceivedRequest[]>;
}

let server: Promise<{ origin: string }> | undefined;

/**
 * Programs endpoints: they give these answers one after another, and the last one from then on.
 */
export async function program(...answers: Answer[]): Promise<Endpoints> {
  server ??= getJson<{ origin: string }>('/__endpoints.json');
  const { origin } = await server;
  const id = crypto.randomUUID();
  await fetch(`${origin}/__program/${id}`, { method: 'POST', body: JSON.stringify(answers) });
  const url = (path: string) => `${origin}/${id}/${path}`;
  return {
    origin,
    tokenUrl: url('token'),
    url,
    requests: () => getJson<ReceivedRequest[]>(`${origin}/__log/${id}`),
  };
}

async function getJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  return (await response.json()) as T;
}
