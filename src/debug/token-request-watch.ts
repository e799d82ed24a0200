import { parseUrl } from '../oauth/configuration.js';

/** A request as the browser recorded it. Times are in milliseconds since the page's start. */
export interface TimedRequest {
  sentAt: number;
  answeredAt: number;
  /** The HTTP status; 0 if there was no answer or this page may not read it. Unknown in some browsers. */
  status: number | undefined;
}

/**
 * Reports each request to the token endpoint, including earlier ones. It reads the browser's own record,
 * so no request is changed or added.
 *
 * @returns a function that ends it
 */
export function watchTokenRequests(
  tokenUrl: () => string | undefined,
  tell: (request: TimedRequest) => void,
): () => void {
  const observer = new PerformanceObserver((list) => {
    const wanted = tokenUrl();
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      if (!wanted || entry.initiatorType !== 'fetch' || entry.name !== hrefOf(wanted)) continue;
      const { startTime, responseEnd, responseStatus } = entry;
      tell({ sentAt: startTime, answeredAt: responseEnd, status: responseStatus });
    }
  });
  observer.observe({ type: 'resource', buffered: true });
  return () => observer.disconnect();
}

const hrefOf = (url: string) => parseUrl(url)?.href ?? url;
