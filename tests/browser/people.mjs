// A young person and operators in the browser: what each does, by the names that the screen shows.
import { desk, until, words } from "./harness.mjs";

/** The young person's side, in a tab of its own or in the frame on a hotline's page. */
export class Child {
  constructor(page, frame, language) {
    this.page = page;
    this.frame = frame;
    this.t = words("child", language);
  }

  /** Opens the chat in a tab of its own, as phones do. */
  static async inTab(context, demo, language = "en") {
    const page = await context.newPage();
    await page.goto(`${demo.chat}/w/${demo.key}?lang=${language}`);
    const child = new Child(page, page.mainFrame(), language);
    await child.field.waitFor();
    return child;
  }

  /** Opens the hotline's own page and presses the button of the loader. */
  static async onHotlinePage(context, demo, language = "en") {
    const page = await context.newPage();
    await page.setViewportSize(desk);
    await page.goto(demo.site);
    // The loader's shadow root is closed, to tests as well: its button is where everybody looks for it.
    const frame = await until("the chat's frame", async () => {
      const found = page.frames().find((each) => each.url().startsWith(demo.chat));
      if (!found) await page.mouse.click(desk.width - 60, desk.height - 40);
      return found;
    });
    const child = new Child(page, frame, language);
    await child.field.waitFor();
    return child;
  }

  get field() {
    return this.frame.getByRole("textbox", { name: this.t("write-label") });
  }

  get leaveButton() {
    return this.button("leave-now");
  }

  button(key) {
    return this.frame.getByRole("button", { name: this.t(key), exact: true });
  }

  async write(text) {
    await this.field.fill(text);
    await this.button("send").click();
  }

  /** Chooses a picture, as from the phone's album. */
  async attach(picture) {
    await this.frame.locator("input[type=file]").setInputFiles(picture);
  }

  /** The lines on screen that hold this text. */
  said(text) {
    return this.frame.getByRole("listitem").filter({ hasText: text });
  }

  /** Which of these words stand on screen, top to bottom, as often as they do. */
  order(expected) {
    return orderIn(this.frame.getByRole("listitem"), expected);
  }

  /** What the band under the head says, as seen rather than as read out. */
  band(key, values) {
    return this.frame.getByRole("main").getByText(this.t(key, values));
  }

  /** The last word under own messages: sending, sent or seen. */
  status(state) {
    return this.frame.getByRole("listitem").getByText(this.t(`status-${state}`), { exact: true }).last();
  }
}

/** The operators of the demo, by what they may do. */
export const OPERATOR = 0;
export const SUPERVISOR = 1;
export const ADMIN = 2;

export class Operator {
  constructor(page, demo, who) {
    this.page = page;
    this.demo = demo;
    this.known = demo.operators[who];
    this.t = words("console", "en");
  }

  /** At the desk. Each enters the password once a file: checking one is slow on purpose. */
  static async logIn(context, demo, who = OPERATOR) {
    const operator = new Operator(await context.newPage(), demo, who);
    const cookies = (demo.cookies ??= new Map());
    if (cookies.has(who)) await context.addCookies(cookies.get(who));
    await operator.page.goto(demo.console);
    if (!cookies.has(who)) {
      await operator.enter(operator.known.login, operator.known.password);
      await operator.live.waitFor();
      cookies.set(who, await context.cookies());
    }
    await operator.atDesk();
    return operator;
  }

  async enter(login, password) {
    await this.page.getByLabel(this.t("login-name")).fill(login);
    await this.page.getByLabel(this.t("login-password")).fill(password);
    await this.page.keyboard.press("Enter");
  }

  /** An administrator has no inbox; everybody has a line. */
  async atDesk() {
    await this.live.waitFor();
    if (this.known.role !== "admin") await this.rows.first().waitFor();
  }

  get list() {
    return this.page.locator("[data-list]").getByRole("listbox");
  }

  get rows() {
    return this.list.getByRole("option");
  }

  row(id) {
    return this.page.locator(`[id="${id}"]`);
  }

  /** The honest state of the connection. */
  line(key, values) {
    return this.page.locator(".line[role=status]").filter({ hasText: this.t(key, values) });
  }

  get live() {
    return this.line("line-live");
  }

  /** The band over every screen while somebody in immediate danger waits. */
  get alarm() {
    return this.page.getByRole("region", { name: this.t("alarm-label") });
  }

  get talk() {
    return this.page.locator("#talk");
  }

  get field() {
    return this.talk.locator("textarea.composer-text");
  }

  get dialog() {
    return this.page.getByRole("dialog");
  }

  button(key, values) {
    return this.page.getByRole("button", { name: this.t(key, values), exact: true });
  }

  /** A button of the open talk; the key that does the same stands behind its name. */
  act(key) {
    return this.talk.getByRole("button", { name: this.t(key) }).first();
  }

  view(key) {
    return this.page.getByRole("navigation", { name: this.t("views-label") }).getByRole("link", { name: this.t(key) });
  }

  rowIds() {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.id));
  }

  /** The row that wasn't there before. */
  async newRow(before) {
    return this.row(await until("a new row", async () => (await this.rowIds()).find((each) => !before.includes(each))));
  }

  async open(row) {
    await row.click();
    await this.talk.getByRole("article").first().waitFor();
  }

  async claim(row) {
    await this.open(row);
    await this.act("action-claim").click();
    await this.act("reply-send").waitFor();
  }

  /** At once: the ten seconds in which an answer can be taken back have a test of their own. */
  async reply(text) {
    await this.field.fill(text);
    await this.page.keyboard.press("Control+Shift+Enter");
  }

  async note(text) {
    await this.talk.getByRole("button", { name: this.t("composer-note"), exact: true }).click();
    await this.field.fill(text);
    await this.page.keyboard.press("Control+Enter");
    // Long words are folded up once they have arrived.
    await this.talk.locator("article.note:not(.unsent)").filter({ hasText: text.slice(0, 60) }).waitFor();
    await this.talk.getByRole("button", { name: this.t("composer-reply"), exact: true }).click();
  }

  /** Adds a file to the reply that is being written; it is there once it can be taken away again. */
  async attach(file) {
    await this.talk.locator("input[type=file]").setInputFiles(file);
    await this.talk.locator(".composer-files button").waitFor();
  }

  said(text) {
    return this.talk.getByRole("article").filter({ hasText: text });
  }

  order(expected) {
    return orderIn(this.talk.locator("article:not(.unsent)"), expected);
  }

  /** What the console itself asks of the server, asked from its page; anything but a yes is an error. */
  ask(method, path, body) {
    return this.page.evaluate(async ({ method, path, body }) => {
      const headers = { "X-Earshot": "console", "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() };
      const answer = await fetch(`/api/v1/${path}`, { method, headers: method === "GET" ? {} : headers, body: body === undefined ? undefined : JSON.stringify(body) });
      const words = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${words}`);
      return words === "" ? null : JSON.parse(words);
    }, { method, path, body });
  }
}

/** Both sides of a talk that an operator has taken. */
export async function talking(stage, t, options = {}) {
  const operator = await Operator.logIn(await stage.context(t, options), stage.demo);
  const known = await operator.rowIds();
  const child = await Child.inTab(await stage.context(t, options), stage.demo);
  const first = options.first ?? "Hello, is somebody there?";
  await child.write(first);
  const row = await operator.newRow(known);
  await operator.claim(row);
  await operator.said(first).waitFor();
  return { child, operator, row, id: await row.getAttribute("id") };
}

/** Hands that never leave the keyboard. */
export function keysOf(page) {
  const keys = {
    /** Tab, as often as it takes. */
    async reach(target, back = false) {
      await target.first().waitFor();
      for (let step = 0; step < 400; step += 1) {
        if (await target.first().evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press(back ? "Shift+Tab" : "Tab");
      }
      throw new Error(`the keyboard doesn't reach ${target}`);
    },
    async press(target, key = "Enter") {
      await keys.reach(target);
      await page.keyboard.press(key);
    },
    async write(target, text) {
      await keys.reach(target);
      await page.keyboard.press("Control+a");
      await page.keyboard.type(text);
    },
    /** Down the list, to a code. */
    async choose(target, code) {
      await keys.reach(target);
      await page.keyboard.press("Home");
      for (let step = 0; (await target.first().inputValue()) !== code; step += 1) {
        if (step > 60) throw new Error(`no ${code} in ${target}`);
        await page.keyboard.press("ArrowDown");
      }
    },
    /** A day and an hour, as the field takes them in English: "03012026", "0630PM". */
    async time(target, day, hour) {
      await keys.reach(target);
      await page.keyboard.type(day);
      await page.keyboard.press("ArrowRight");
      await page.keyboard.type(hour);
    },
  };
  return keys;
}

/** Somebody with an account of their own, invited by the administrator; gives which of the demo's operators it is. */
export async function colleague(stage, t, { role = "operator", name = "Ode Nowa", languages = ["en"] } = {}) {
  const admin = await Operator.logIn(await stage.context(t), stage.demo, ADMIN);
  const password = "seven slow herons at dusk";
  const login = await admin.page.evaluate(async ({ password, role, name, languages }) => {
    const login = `new-${crypto.randomUUID()}`;
    const post = async (path, body) => {
      const headers = { "X-Earshot": "console", "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() };
      const answer = await fetch(`/api/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
      return answer.status === 204 ? null : answer.json();
    };
    const { link } = await post("operators", { login, name, alias: name.split(" ")[0], role, languages });
    await post(`links/${link.split("/").pop()}`, { password });
    return login;
  }, { password, role, name, languages });
  stage.demo.operators.push({ login, password, role, name });
  return stage.demo.operators.length - 1;
}

export const anotherSupervisor = (stage, t) => colleague(stage, t, { role: "supervisor" });

/** A plain phone in the browser, on the demo's gateway of texts. */
export class Phone {
  constructor(page) {
    this.page = page;
  }

  static async open(context, demo, last) {
    const page = await context.newPage();
    await page.goto(`${demo.phone}#447700900${last}`);
    await page.getByText(`+44 7700 900 ${last}`).waitFor();
    return new Phone(page);
  }

  async text(words) {
    await this.page.getByRole("textbox", { name: "Text", exact: true }).fill(words);
    await this.page.getByRole("button", { name: "Send" }).click();
    await this.said(words).getByText("· sent").waitFor();
  }

  said(words) {
    return this.page.getByRole("listitem").filter({ hasText: words });
  }
}

async function orderIn(lines, expected) {
  const shown = await lines.allInnerTexts();
  return shown.flatMap((text) => expected.filter((each) => text.includes(each)));
}

/** A small picture with nothing in it but colour. */
export async function picture(page, name = "picture.png") {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [320, 240];
    const pen = canvas.getContext("2d");
    const sky = pen.createLinearGradient(0, 0, 0, 240);
    sky.addColorStop(0, "#8fc1d4");
    sky.addColorStop(1, "#f0d9b5");
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 320, 240);
    return canvas.toDataURL("image/png");
  });
  return { name, mimeType: "image/png", buffer: Buffer.from(url.slice(url.indexOf(",") + 1), "base64") };
}
