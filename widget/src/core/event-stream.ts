/** A parser for text/event-stream as the server writes it: id, data, comments. Deliberately absent: event names, retry. */

/** Feeds text in any cut; returns the data of each finished event. Any text at all, also a comment, proves the line is alive. */
export function eventStreamParser(): (chunk: string) => string[] {
  let rest = "";
  let data: string[] = [];
  return (chunk) => {
    const lines = (rest + chunk).split(/\r\n|\n|\r(?=[^])/);
    rest = lines.pop() ?? "";
    const events: string[] = [];
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) events.push(data.join("\n"));
        data = [];
      } else if (line.startsWith("data:")) {
        data.push(line.slice(line[5] === " " ? 6 : 5));
      }
    }
    return events;
  };
}
