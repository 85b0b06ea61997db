//! How good the talks are: reviews by colleagues, talks to practise with, and whether enough people are there when they come.
//!
//! A review scores one sitting of a closed talk by the criteria of a form. A second rater sees nothing of the first's scores until both
//! are in. Scores are codes and stay in clear; words are sealed with the talk's own key and go with it. Invariant: nobody reviews a talk
//! that they had part in, and nobody reads a review of themselves before it is released to them.

pub mod agreement;
pub mod facts;
pub mod forms;
pub mod practice;
mod rating;
pub mod reviews;
mod scripts;
pub mod shifts;
