// What build.mjs puts in: where each language's texts and the shared worker lie.
declare const TEXT_URLS: Readonly<Record<string, string>>;
declare const WORKER_URL: string;
