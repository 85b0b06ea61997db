// A young person and an operator in the browser: what each does, by the names that the screen shows.
import { until, words } from "./harness.mjs";

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
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(demo.hotline);
    // The loader's shadow root is closed, to tests as well: its button is where everybody looks for it.
    const frame = await until("the chat's frame", async () => {
      const found = page.frames().find((each) => each.url().startsWith(demo.chat));
      if (!found) await page.mouse.click(1280 - 60, 800 - 40);
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
    return this.frame.getByRole("button", { name: this.t("leave-now"), exact: true });
  }

  async write(text) {
    await this.field.fill(text);
    await this.frame.getByRole("button", { name: this.t("send"), exact: true }).click();
  }

  /** The lines on screen that hold this text. */
  said(text) {
    return this.frame.getByRole("listitem").filter({ hasText: text });
  }

  /** The last word under own messages: sending, sent or seen. */
  status(state) {
    return this.frame.getByText(this.t(`status-${state}`), { exact: true }).last();
  }
}

/** The operator's side. */
export class Operator {
  constructor(page) {
    this.page = page;
    this.t = words("console", "en");
  }

  static async logIn(context, demo, who = 0) {
    const page = await context.newPage();
    const operator = new Operator(page);
    await page.goto(demo.console);
    await page.getByLabel(operator.t("login-name")).fill(demo.operators[who].login);
    await page.getByLabel(operator.t("login-password")).fill(demo.operators[who].password);
    await page.keyboard.press("Enter");
    await operator.list.waitFor();
    await operator.live.waitFor();
    return operator;
  }

  get list() {
    return this.page.getByRole("listbox");
  }

  get rows() {
    return this.list.getByRole("option");
  }

  /** The honest state of the connection. */
  get live() {
    return this.page.getByRole("status").filter({ hasText: this.t("line-live") });
  }

  get talk() {
    return this.page.getByRole("main");
  }

  get field() {
    return this.talk.locator("textarea.composer-text");
  }

  rowIds() {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.id));
  }

  /** The row that wasn't there before. */
  async newRow(before) {
    const id = await until("a new row", async () => (await this.rowIds()).find((each) => !before.includes(each)));
    return this.page.locator(`[id="${id}"]`);
  }

  async claim(row) {
    await row.click();
    await this.talk.getByRole("button", { name: this.t("action-claim") }).first().click();
    await this.talk.getByRole("button", { name: this.t("reply-send") }).waitFor();
  }

  async reply(text) {
    await this.field.fill(text);
    await this.page.keyboard.press("Control+Enter");
  }

  said(text) {
    return this.talk.getByRole("article").filter({ hasText: text });
  }
}
