// Reviews: those of the hotline for who reviews, how far raters agree, and what was released about one's own talks.
import { useEffect, useState } from "preact/hooks";
import * as api from "../api/commands.ts";
import type { Agreement, Review, ReviewRow } from "../api/types.ts";
import { now } from "../store/desk.ts";
import { attempt, done } from "../store/notices.ts";
import { goReview, reviewHref } from "../store/route.ts";
import { beginReview, loadReviews, ofMe, reviewTrouble, reviews } from "../store/reviews.ts";
import { mayErase, mayTalk, myId } from "../store/session.ts";
import { language, t } from "../texts/texts.ts";
import { fullDate, languageName } from "../texts/times.ts";
import { FormEditor } from "./review-form.tsx";

const DAY = 86_400_000;
const SPANS = [7, 30, 90];

export function ReviewsPage() {
  useEffect(() => {
    if (mayTalk.value) void loadReviews();
  }, []);
  if (!mayTalk.value) return <p>{t("page-not-yours")}</p>;
  return (
    <>
      <div class="page-top"><h1>{t("page-reviews")}</h1></div>
      {reviewTrouble.value === null ? null : <p class="form-trouble" role="alert">{reviewTrouble.value}</p>}
      {mayErase.value ? <Reviewing /> : null}
      <AboutMe />
    </>
  );
}

function Reviewing() {
  const page = reviews.value;
  const pairs = new Map<string, ReviewRow[]>();
  for (const row of page?.reviews ?? []) pairs.set(row.pair, [...(pairs.get(row.pair) ?? []), row]);
  return (
    <>
      <p class="soft page-hint">{t("reviews-hint")}</p>
      <ByChance />
      <section>
        <h2 class="part">{t("reviews-list")}</h2>
        {page !== null && pairs.size === 0 ? <p class="soft">{t("reviews-none")}</p> : null}
        <ul class="sealed-list">{[...pairs.values()].map((rows) => <Pair key={rows[0]?.pair} rows={rows} />)}</ul>
      </section>
      {page === null ? null : <Figures figures={page.figures} />}
      <FormEditor />
    </>
  );
}

function ByChance() {
  const [days, setDays] = useState(SPANS[1] ?? 30);
  return (
    <form class="review-chance" onSubmit={(event) => {
      event.preventDefault();
      void beginReview({ from: now.peek() - days * DAY, to: now.peek() + DAY });
    }}>
      <label class="field"><span>{t("reviews-span")}</span>
        <select value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>{SPANS.map((each) => <option key={each} value={each}>{t("reviews-days", { count: each })}</option>)}</select>
      </label>
      <button class="button main" type="submit">{t("reviews-random")}</button>
    </form>
  );
}

function Pair({ rows }: { rows: readonly ReviewRow[] }) {
  const first = rows[0];
  if (!first) return null;
  const mine = rows.find((row) => row.rater.id === myId.value);
  const released = rows.some((row) => row.released_at !== null);
  const act = (run: () => Promise<void>, words: string) => attempt(async () => {
    await run();
    done(words);
    await loadReviews();
  });
  return (
    <li class="sealed-line">
      <div>
        <p><b><bdi>{first.alias}</bdi></b> <span class="soft small">{[t(`channel-${first.channel}`), languageName(first.language ?? null), fullDate(first.started_at), t(`review-how-${rows[rows.length - 1]?.how === "random" ? "random" : "chosen"}`)].join(" · ")}</span></p>
        <p class="small">{t("review-answers-by", { name: first.operator.name })}{released ? ` · ${t("review-released")}` : ""}</p>
        <ul class="small">{rows.map((row) => (
          <li key={row.id}>
            {row.open ? <a class="link" href={reviewHref(row.id)} onClick={(event) => {
              event.preventDefault();
              goReview(row.id);
            }}>{t("review-by", { name: row.rater.name })}</a> : t("review-by", { name: row.rater.name })}
            {" · "}{row.done_at === null ? t("review-begun") : !row.open ? t("review-closed") : row.score === null ? t("review-nothing") : t("review-score", { score: row.score })}
            {row.replied ? ` · ${t("review-replied")}` : ""}
            {row.done_at === null ? <> <button class="link" type="button" onClick={() => void act(() => api.withdrawReview(row.id), t("review-withdrawn"))}>{t("review-withdraw")}</button></> : null}
          </li>
        ))}</ul>
      </div>
      <div class="band-acts">
        {mine === undefined && rows.length === 1 && !released ? <button class="button" type="button" onClick={() => void beginReview({ conversation_id: first.conversation_id })}>{t("review-second")}</button> : null}
        {mine !== undefined && !released && rows.every((row) => row.done_at !== null) ? <button class="button" type="button" onClick={() => void act(() => api.releaseReview(mine.id), t("review-released"))}>{t("review-release")}</button> : null}
      </div>
    </li>
  );
}

function Figures({ figures }: { figures: NonNullable<typeof reviews.value>["figures"] }) {
  const few = (each: Agreement, value: number | null, show: (value: number) => string) => each.n < 10 ? t("review-too-few") : value === null ? t("review-no-spread") : show(value);
  return (
    <section>
      <h2 class="part">{t("review-agreement")}</h2>
      <p class="soft small">{t("review-agreement-hint")}</p>
      <p>{t("review-sums", { talks: figures.talks, twice: figures.twice })} {figures.mean === null ? t("review-mean-few") : t("review-mean", { mean: Math.round(figures.mean) })}</p>
      {figures.criteria.length === 0 ? null : (
        <div class="table-frame" tabIndex={0} role="region" aria-label={t("review-agreement")}>
          <table>
            <thead><tr><th scope="col">{t("review-criterion")}</th><th scope="col">n</th><th scope="col">{t("review-equal")}</th><th scope="col">{t("review-kappa")}</th><th scope="col">{t("review-apart")}</th></tr></thead>
            <tbody>{figures.criteria.map((each) => (
              <tr key={`${each.criterion}-${each.since}`}>
                <th scope="row">{each.name}{each.since > 0 ? <span class="soft small"> {t("review-since", { version: each.since })}</span> : null}</th>
                <td class="figures">{each.n}</td>
                <td class="figures">{few(each, each.equal, (value) => `${Math.round(value * 100)} %`)}</td>
                <td class="figures">{few(each, each.kappa, (value) => value.toLocaleString(language.value, { minimumFractionDigits: 2, maximumFractionDigits: 2 }))}</td>
                <td class="figures">{each.apart}</td>
              </tr>
            ))}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function AboutMe() {
  const found = ofMe.value;
  if (found === null || (found.length === 0 && mayErase.value)) return null;
  return (
    <section>
      <h2 class="part">{t("reviews-mine")}</h2>
      {found.length === 0 ? <p class="soft">{t("reviews-mine-none")}</p> : null}
      {found.map((review) => <Mine key={review.row.id} review={review} />)}
    </section>
  );
}

function Mine({ review }: { review: Review }) {
  const [words, setWords] = useState(review.reply);
  const { row } = review;
  return (
    <article class="review-card">
      <h3><bdi>{row.alias}</bdi> <span class="soft small">{[fullDate(row.started_at), t("review-by", { name: row.rater.name }), row.score === null ? t("review-nothing") : t("review-score", { score: row.score })].join(" · ")}</span></h3>
      <Said review={review} />
      <form class="stack" onSubmit={(event) => {
        event.preventDefault();
        void attempt(async () => {
          await api.replyToReview(row.id, words, language.value);
          done(t("review-reply-kept"));
        });
      }}>
        <label class="field"><span>{t("review-reply")}</span><textarea rows={2} maxLength={2000} dir="auto" value={words} onInput={(event) => setWords(event.currentTarget.value)} /></label>
        <p class="form-end"><button class="button" type="submit" disabled={words.trim() === "" || words === review.reply}>{t("review-reply-keep")}</button></p>
      </form>
    </article>
  );
}

/** What a review that is in says, criterion by criterion. */
export function Said({ review: { form, said } }: { review: Review }) {
  return (
    <dl class="review-said">
      {form.criteria.map((each) => {
        const score = said.scores[each.id];
        const comment = said.comments[each.id] ?? "";
        return (
          <div key={each.id}>
            <dt>{each.name}</dt>
            <dd><b class="figures">{typeof score === "number" ? t("review-of-three", { score }) : t("review-not-applicable")}</b> {typeof score === "number" ? each.anchors[score] : ""}{comment === "" ? null : <p class="review-words" dir="auto">{comment}</p>}</dd>
          </div>
        );
      })}
      {said.overall === "" ? null : <div><dt>{t("review-overall")}</dt><dd class="review-words" dir="auto">{said.overall}</dd></div>}
    </dl>
  );
}
