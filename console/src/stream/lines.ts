// Reads Server-Sent Events from bytes, in whatever pieces they come. Only what our server sends: `data` and comments.

export class EventLines {
  #rest = "";
  #data: string[] = [];
  readonly #decoder = new TextDecoder();

  /** The data of every event that is now complete. */
  push(bytes: Uint8Array): string[] {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    const complete: string[] = [];
    for (const line of lines) {
      if (line === "") {
        if (this.#data.length > 0) complete.push(this.#data.join("\n"));
        this.#data = [];
      } else if (line.startsWith("data:")) {
        this.#data.push(line.slice(line.startsWith("data: ") ? 6 : 5));
      }
    }
    return complete;
  }
}
