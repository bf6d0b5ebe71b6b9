//! The shop that keeps the dashboard busy: what it sells, to whom, and how fast.
//!
//! Everything here is a function of the time and of a random generator that is passed in, so a
//! history written from a fixed seed is the same history every time.

use fastrand::Rng;

use super::order::Status;
use super::orders::Draft;

/// Milliseconds in the units this module counts in.
pub const MINUTE: i64 = 60_000;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// Orders an hour, averaged over a day.
const ORDERS_AN_HOUR: f64 = 420.0;
/// How much the shop grows in a day.
const DAILY_GROWTH: f64 = 0.015;

const FIRST_NAMES: [&str; 40] = [
    "Ada", "Amara", "Anton", "Beatriz", "Bruno", "Carla", "Chidi", "Clara", "Dario", "Elena",
    "Emeka", "Emil", "Fatima", "Felix", "Freya", "Greta", "Hana", "Hugo", "Ines", "Ivan", "Jonas",
    "Julia", "Kenji", "Lars", "Leila", "Lena", "Luca", "Maja", "Marco", "Mina", "Nadia", "Noah",
    "Olga", "Oscar", "Priya", "Rosa", "Samir", "Sofia", "Tomas", "Yuki",
];

const LAST_NAMES: [&str; 40] = [
    "Abe", "Achebe", "Almeida", "Andersen", "Bauer", "Berg", "Bianchi", "Costa", "Dubois", "Eder",
    "Ferrari", "Fischer", "Garcia", "Gruber", "Haddad", "Hansen", "Horvat", "Ito", "Jansen",
    "Kowalski", "Kumar", "Larsen", "Lindholm", "Martin", "Meyer", "Moreau", "Nakamura", "Novak",
    "Nowak", "Okafor", "Olsen", "Patel", "Pereira", "Petrov", "Rossi", "Santos", "Schmidt",
    "Silva", "Svensson", "Weber",
];

const CITIES: [&str; 24] = [
    "Amsterdam",
    "Athens",
    "Barcelona",
    "Berlin",
    "Bologna",
    "Copenhagen",
    "Dublin",
    "Gdansk",
    "Ghent",
    "Graz",
    "Hamburg",
    "Helsinki",
    "Lisbon",
    "Ljubljana",
    "Lyon",
    "Madrid",
    "Oslo",
    "Paris",
    "Porto",
    "Prague",
    "Stockholm",
    "Turin",
    "Vienna",
    "Zurich",
];

/// Names and prices in cents.
const PRODUCTS: [(&str, i64); 16] = [
    ("Canvas day pack", 8_900),
    ("Cast iron kettle", 6_400),
    ("Down blanket", 14_900),
    ("Enamel mug, set of 4", 3_600),
    ("Field notebook", 1_450),
    ("Folding stool", 4_900),
    ("Hand lens, brass", 2_900),
    ("Hip flask", 3_200),
    ("Lantern, rechargeable", 5_500),
    ("Merino socks", 1_900),
    ("Pocket stove", 7_200),
    ("Rain jacket", 17_900),
    ("Star map", 2_400),
    ("Trail compass", 4_200),
    ("Two-person tent", 34_900),
    ("Wool beanie", 2_700),
];

/// Orders a minute that the shop expects at `at`: a quiet night, busy noon and evening, fuller
/// weekends, and a little more every day.
pub fn orders_a_minute(at: i64) -> f64 {
    let hour = at.rem_euclid(DAY) as f64 / HOUR as f64;
    let day = at.div_euclid(DAY);
    let peak = |centre: f64, width: f64| (-((hour - centre) / width).powi(2)).exp();
    let hourly = 0.55 + 0.75 * peak(12.5, 3.2) + 0.95 * peak(19.5, 2.4);
    // Day 0 of the Unix epoch was a Thursday.
    let weekend = if matches!(day.rem_euclid(7), 2 | 3) {
        1.18
    } else {
        1.0
    };
    let growth = 1.0 + DAILY_GROWTH * day.rem_euclid(30) as f64;
    ORDERS_AN_HOUR / 60.0 * hourly * weekend * growth
}

/// How many things happen in a span of time in which `expected` do on average (Knuth's method
/// for the Poisson distribution; fit for small expectations).
pub fn occurrences(expected: f64, random: &mut Rng) -> u32 {
    let limit = (-expected).exp();
    let mut product = random.f64();
    let mut count = 0;
    while product > limit {
        product *= random.f64();
        count += 1;
    }
    count
}

/// Somebody orders something at `placed_at`.
pub fn order(placed_at: i64, random: &mut Rng) -> Draft {
    let (product, price) = PRODUCTS[random.usize(..PRODUCTS.len())];
    let items = items(price, random);
    Draft {
        customer: format!(
            "{} {}",
            pick(&FIRST_NAMES, random),
            pick(&LAST_NAMES, random)
        ),
        city: pick(&CITIES, random),
        product,
        items,
        total_cents: items * price,
        status: Status::Placed,
        placed_at,
        shipped_at: None,
    }
}

/// An order of the past, as it stands at `now`: most are with their customers after three days,
/// a few come back.
pub fn past_order(placed_at: i64, now: i64, random: &mut Rng) -> Draft {
    let packed_at =
        placed_at + (3.0 * MINUTE as f64 + skewed(random) * 20.0 * MINUTE as f64) as i64;
    let shipped_at =
        packed_at + (5.0 * MINUTE as f64 + skewed(random) * 70.0 * MINUTE as f64) as i64;
    let delivered_at = shipped_at + DAY + random.i64(0..2 * DAY);
    let comes_back = random.f64() < 0.03;
    let status = match now {
        _ if now < packed_at => Status::Placed,
        _ if now < shipped_at => Status::Packed,
        _ if now < delivered_at => Status::Shipped,
        _ if comes_back && now > delivered_at + DAY => Status::Returned,
        _ => Status::Delivered,
    };
    let shipped_at = (now >= shipped_at).then_some(shipped_at);
    Draft {
        status,
        shipped_at,
        ..order(placed_at, random)
    }
}

/// Cheap things are bought by the handful.
fn items(price: i64, random: &mut Rng) -> i64 {
    let most = if price < 5_000 { 4 } else { 2 };
    1 + (skewed(random) * most as f64) as i64
}

/// Between 0 and 1, more often small.
fn skewed(random: &mut Rng) -> f64 {
    random.f64() * random.f64()
}

fn pick(words: &[&'static str], random: &mut Rng) -> &'static str {
    words[random.usize(..words.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_order() {
        let draft = || order(0, &mut Rng::with_seed(7));
        assert_eq!(draft(), draft());
    }

    #[test]
    fn evenings_are_busier_than_nights() {
        assert!(orders_a_minute(19 * HOUR) > 2.0 * orders_a_minute(3 * HOUR));
    }

    #[test]
    fn occurrences_average_to_what_is_expected() {
        let mut random = Rng::with_seed(1);
        let sum: u32 = (0..10_000).map(|_| occurrences(2.5, &mut random)).sum();
        assert!((24_000..26_000).contains(&sum), "{sum}");
    }

    #[test]
    fn an_order_of_last_week_has_left_the_warehouse() {
        let mut random = Rng::with_seed(3);
        for _ in 0..100 {
            let draft = past_order(0, 7 * DAY, &mut random);
            assert!(draft.status >= Status::Delivered);
            assert!(draft.shipped_at.is_some());
        }
    }
}
