# What reviews look at where a hotline has no form of its own (English): the criteria of inbox/quality/form.toml and what each score means.
-reviewed-by = none

criterion-safety = Safety is asked about and acted on
criterion-safety-0 = Not asked, or danger was passed over
criterion-safety-1 = Asked, and nothing was done with the answer
criterion-safety-2 = Asked and acted on, late or only in part
criterion-safety-3 = Asked early, acted on at once, and the child knows what happens

criterion-listening = Listening
criterion-listening-0 = Advice or questions instead of listening; feelings are passed over
criterion-listening-1 = Listens now and then, hurries
criterion-listening-2 = Takes up what is said and names feelings
criterion-listening-3 = At the child's pace, in the child's words; silence is borne

criterion-promises = No promise that can't be kept
criterion-promises-0 = Promises secrecy or an outcome
criterion-promises-1 = Hints at what can't be held
criterion-promises-2 = No such promise, but limits stay unsaid
criterion-promises-3 = Says plainly what stays here and when others must be told

criterion-language = The language fits the age
criterion-language-0 = A child of this age can't understand it
criterion-language-1 = Often too hard, too long or too childish
criterion-language-2 = Mostly fits
criterion-language-3 = Fits throughout: short, warm, in the child's words

criterion-next_step = A next step is agreed
criterion-next_step-0 = Ends without one
criterion-next_step-1 = One is named and not agreed
criterion-next_step-2 = Agreed, without who and when
criterion-next_step-3 = Agreed with the child: what, who, when, and how to come back

criterion-record = Recorded fully
criterion-record-0 = No record, or a wrong one
criterion-record-1 = Much is missing
criterion-record-2 = Complete but for small things
criterion-record-3 = Complete: a colleague could go on at once
