//! Small maps against slow and obvious references.

mod by_hand;
mod cover;
mod firm;
mod funded;
mod gap;
mod generate;
mod planned;
