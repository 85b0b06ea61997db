### The words a young person reads: chat, contact page, plain errors. Arabic (Modern Standard).
### DRAFT: no native reader has reviewed this file. How to review: ../README.md.
### Every placeable stands between U+2068 and U+2069 (invisible), so that a number such as "116 000" or a Latin name keeps its order in a
### line that runs from right to left. Verbal nouns are used where an imperative would pick a gender.

-reviewed-by = none

## Door and head line

app-name = محادثة
page-title = صفحة
open-chat = الكتابة إلينا
head-line = هنا من يستمع إليك
head-closed = لسنا هنا الآن
language = اللغة
minimise = تصغير

## First screen

intro-title = يمكنك الكتابة. الخدمة مجانية، ولا حاجة إلى ذكر اسمك.
fact-who-title = من يقرأ هذا؟
fact-who = فقط أشخاص مدرَّبون في خط المساعدة هذا.
fact-tell-title = متى نخبر أحدًا؟
fact-tell = فقط إذا كانت حياة أحد في خطر، ونخبرك أنت أولًا.
fact-exit-title = عليك الخروج بسرعة؟
fact-exit = زر «خروج فوري»، أو الضغط على مفتاح Shift ثلاث مرات. قد يبقى في المتصفح أثر للصفحة السابقة.
safe-question = هل أنت في أمان الآن؟
safe-yes = نعم
safe-no = لا
safe-unsure = لا أعرف
safe-optional = الإجابة ليست ضرورية.
safe-yes-answer = من الجيد أن نعرف ذلك. يمكنك الكتابة متى شئت.
safe-no-answer = نرجو الاتصال الآن بالرقم ⁨{$emergency}⁩ إن أمكنك ذلك. أو يمكنك البقاء هنا والكتابة: لك الأولوية.
# Shown instead of safe-no-answer while the line is closed: nobody reads at once then, and it must not sound as if.
safe-no-answer-closed = نرجو الاتصال الآن بالرقم ⁨{$emergency}⁩ إن أمكنك ذلك. نحن لسنا هنا في هذه اللحظة، فلا نستطيع الرد فورًا.
safe-unsure-answer = لا بأس في ذلك. يمكنك كتابة ما يحدث، وننظر فيه معًا.

## Writing and leaving

write-placeholder = الكتابة كما يحلو لك…
write-label = رسالتك
send = إرسال
leave-now = خروج فوري
leave-now-hint = يغلق هذه الصفحة فورًا. أو الضغط على مفتاح Shift ثلاث مرات.
call-line = الاتصال بالرقم ⁨{$phone}⁩
call-emergency = الطوارئ ⁨{$emergency}⁩
keep-open = لا يُحفظ شيء على هذا الجهاز. إذا أُغلقت هذه الصفحة انتهت المحادثة.
too-long = هذا طويل جدًا. نرجو إرساله في أجزاء، كل جزء لا يزيد على ⁨{$max}⁩ حرف.
emoji = رموز تعبيرية
emoji-close = إغلاق الرموز التعبيرية

## Messages and where they are

status-sending = جارٍ الإرسال…
status-sent = أُرسلت
status-seen = شوهدت
status-waiting-line = في انتظار الاتصال
message-from-you = رسالة منك
message-from = رسالة من ⁨{$name}⁩
new-messages = { $count ->
    [zero] لا رسائل جديدة
    [one] رسالة جديدة واحدة
    [two] رسالتان جديدتان
    [few] ⁨{$count}⁩ رسائل جديدة
    [many] ⁨{$count}⁩ رسالة جديدة
   *[other] ⁨{$count}⁩ رسالة جديدة
}

## Waiting and people

waiting-none = دورك هو التالي · يمكنك متابعة الكتابة
waiting-few = قبلك عدد قليل من الأشخاص · يمكنك متابعة الكتابة
waiting-several = قبلك عدة أشخاص · يمكنك متابعة الكتابة
operators-away = لا أحد أمام الشاشة في هذه اللحظة. رسالتك محفوظة وستُقرأ.
joined = ⁨{$name}⁩ معك الآن
left = انتهى دور ⁨{$name}⁩ في المحادثة؛ سيتابع معك شخص آخر
typing = ⁨{$name}⁩ · جارٍ الكتابة…

## Closed hours

closed-now = لا أحد هنا ليردّ الآن.
# $when is a day and a time in words, such as "الاثنين، 10:00".
closed-opens = نعود: ⁨{$when}⁩.
closed-write = يمكنك الكتابة الآن، وسنردّ عند عودتنا.

## The end of a talk

talk-closed = انتهت هذه المحادثة.
talk-closed-again = يمكنك الكتابة إلينا من جديد في أي وقت.
talk-closed-timeout = مرّ وقت دون رسائل، لذلك أُغلقت هذه المحادثة.
# A reply that an operator sends to somebody who floods or insults: for a time, messages without danger in them call nobody. $time is a day and a time.
blocked-line = من الآن وحتى ⁨{$time}⁩ لن نرد هنا. إذا كنت أنت أو أي شخص آخر في خطر، فاتصل الآن بالرقم ⁨{$emergency}⁩ أو اكتب ذلك هنا. بعد ذلك يمكنك أن تكتب إلينا من جديد.
end-chat = إنهاء المحادثة
end-chat-confirm = إنهاء المحادثة؟ ما كُتب يختفي من هذه الشاشة.
end-chat-yes = نعم، إنهاء
end-chat-no = لا، البقاء هنا
ended-title = شكرًا لأنك كتبت إلينا.
ended-text = انتهت المحادثة، ولم تعد كلماتها على هذه الشاشة. يمكنك الكتابة من جديد في أي وقت، أو الاتصال بالرقم ⁨{$phone}⁩. وفي حالة الخطر يمكنك الاتصال بالرقم ⁨{$emergency}⁩.
# Button under a finished talk and on the end screen: opens an empty talk.
write-again = الكتابة من جديد

## Connection

connection-lost = لا يوجد اتصال. كلماتك تبقى هنا وتُرسل عند عودة الاتصال.
connection-back = عاد الاتصال.
connection-slow = الاتصال بطيء. ستصل كلماتك، لكن بعد وقت أطول قليلًا.
session-lost = بدأ الاتصال من جديد. كلماتك ما زالت هنا.
service-unavailable = لا نستطيع استقبال الرسائل في هذه اللحظة. نرجو الاتصال بالرقم ⁨{$phone}⁩.

## Pictures

attach = إضافة صورة
attach-sending = جارٍ إرسال الصورة…
attach-failed = لم تُرسل الصورة. نرجو المحاولة مرة أخرى.
attach-download = حفظ الصورة
attach-too-large = هذه الصورة كبيرة جدًا. نرجو اختيار صورة أصغر.

## Contact page, which works without scripts

contact-title = طرق التواصل معنا
contact-lead = يمكنك الاتصال أو الكتابة. لا حاجة إلى ذكر اسمك.
contact-call = الاتصال بالرقم ⁨{$phone}⁩
contact-free = المكالمة مجانية.
contact-chat = الدردشة معنا
contact-no-script = الدردشة لا تعمل في هذا المتصفح. يمكنك الكتابة إلينا هنا بدلًا من ذلك.
contact-form-label = الكتابة كما يحلو لك
contact-form-send = إرسال
contact-form-sent = وصلت رسالتك إلينا. شكرًا لأنك كتبت.
contact-form-hint = يمكنك قراءة جوابنا ما دامت هذه الصفحة مفتوحة فقط. إذا أُغلقت فلن نستطيع الوصول إليك.
contact-emergency = هل أنت في خطر؟ رقم الطوارئ: ⁨{$emergency}⁩

## Plain errors

error-too-large = كان هذا كثيرًا دفعة واحدة. نرجو إرسال كمية أقل.
error-try-again = لم ينجح ذلك. نرجو المحاولة مرة أخرى.
contact-refresh = هل من رد جديد؟
