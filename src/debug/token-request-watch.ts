import { parseUrl } from '../oauth/configuration.js';

/** How a request went, as the browser's own clock saw it: in milliseconds since the page's start. */
export interface TimedRequest {
  sentAt: number;
  answeredAt: number;
  /** The HTTP status; 0 where there was no answer, or none that this page may know. Some browsers tell none. */
  status: number | undefined;
}

/**
 * Tells of each request to the token endpoint, also of those before this call. The browser's own
 * record is enough: no request is touched, and none is added.
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
