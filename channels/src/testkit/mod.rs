//! One suite that every adapter passes, and the doubles that it and the inbox's own tests work with.
//!
//! An adapter crate writes a [`Harness`] for itself and one line, [`channel_suite!`](crate::channel_suite); the line
//! becomes one named test for each behaviour. [`MemoryHost`] stands for the inbox, [`FakeCarrier`] for a carrier.
//! Deliberately absent: sleeping, wall clocks and unseeded chance. Invariant: the suite can fail; the tests of this
//! crate run it against adapters that are broken on purpose.

mod carrier;
mod clock;
mod crash;
mod follow;
mod hostile;
mod memory;
mod store;
mod suite;

pub use carrier::*;
pub use clock::*;
pub use crash::*;
pub use hostile::*;
pub use memory::*;
pub use store::*;
pub use suite::*;

/// Expands to one `#[test]` for each behaviour that an adapter owes, for a type that implements
/// [`Harness`](crate::testkit::Harness).
#[macro_export]
macro_rules! channel_suite {
    ($harness:ty) => {
        $crate::channel_suite!(@tests $harness:
            one_item_arrives_whole_and_is_acknowledged,
            a_redelivered_item_is_acknowledged_again_and_kept_once,
            copies_that_come_at_the_same_time_are_kept_once,
            the_same_id_with_other_content_is_kept_beside_the_first,
            nothing_is_acknowledged_while_the_host_refuses,
            a_slow_host_delays_the_acknowledgement_and_nothing_else,
            a_host_that_hangs_is_given_up_and_nothing_is_acknowledged,
            an_answer_lost_after_the_commit_doubles_nothing,
            a_crash_at_any_step_of_the_host_loses_and_doubles_nothing,
            a_cut_at_any_await_point_loses_and_doubles_nothing,
            text_is_never_cut_short,
            text_reaches_the_host_without_nul_and_with_plain_line_ends,
            an_outbound_message_reaches_the_phone_once,
            an_outbound_message_sent_twice_keeps_the_word_of_the_capabilities,
            an_outbound_text_over_the_limit_is_refused_or_arrives_whole,
            a_slow_or_dead_carrier_never_makes_a_false_sent,
            capabilities_are_constant_and_sensible,
            probing_changes_nothing_and_says_something,
            running_ends_when_told,
            forgetting_twice_is_as_good_as_once,
            hostile_inputs_end_as_written,
        );
    };
    (@tests $harness:ty: $($name:ident),* $(,)?) => {
        $(
            #[test]
            fn $name() {
                $crate::testkit::run::<$harness, _>($crate::testkit::checks::$name::<$harness>());
            }
        )*
    };
}
