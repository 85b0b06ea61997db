# Thin on purpose: each target is one line that you can type instead.
.PHONY: help run matrix test check bench crash endurance fuzz

help:
	@sed -nE '/^[a-z]+:/{s/:.*//;h;n;H;x;s/\n\t/\t/;/^help/!p}' Makefile | sed 's/[$$][$$]/$$/g' | expand -t 12

run:
	tests/setup/need.sh run && tests/setup/front.sh && cargo run --quiet --locked -- demo

matrix:
	tests/setup/need.sh matrix && tests/setup/front.sh && cargo build --quiet --locked && tests/setup/try-matrix.sh

test:
	tests/setup/test.sh

check:
	tests/setup/check.sh

bench:
	tests/setup/need.sh bench && tests/setup/front.sh && ulimit -n $$(ulimit -Hn) && cargo bench --locked --bench bench

crash:
	tests/setup/need.sh crash && tests/setup/front.sh && EARSHOT_CRASH_POINTS=$${EARSHOT_CRASH_POINTS:-1000} cargo test --locked --test process -- crash --nocapture

endurance:
	tests/setup/endurance.sh

fuzz:
	tests/setup/fuzz.sh
